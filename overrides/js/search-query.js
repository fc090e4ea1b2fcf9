// @ts-check
/**
 * What a query asks for: its matter, village words, an article of law, what it sounds like.
 *
 * The site joins it to search-engine.js, which knows the index, and search-pinyin.js, which
 * knows sounds.  It gives the two functions that others call: `pufa.search`, `pufa.suggest`.
 */
(function () {
  "use strict";

  /**
   * @typedef {{url: string, title: string, snippet: string, kind: string, score: number,
   *   topic: string, date: string}} Result
   * @typedef {Result[] & {incomplete: boolean, readings: string[], terms: string[]}} Results
   * @typedef {{limit?: number, kind?: string, audience?: string,
   *   onprogress?: (results: Results) => void}} Options
   * @typedef {{text: string, cost: number}} Reading
   */

  const MOST_TERMS = 40; // what a pasted letter may cost
  const LONGEST = 1000; // characters of a query that are read
  const AT_ONCE = 6;
  const EARLY = 3; // how many results are shown before the last shard is here
  const SHORT = 12; // Han characters up to which old forms and single ones help
  const MISTAKEN = 8; // and up to which one may have been mistaken for another of its sound
  const SINGLE = 0.5; // what a single character counts beside a bigram
  const MEANT = 1; // what a village word means
  const CITED = 4; // an article of law that is asked for
  const HEARD = 0.8; // what may have been meant by characters of the same sound
  const DOUBT = 0.1; // how fast less likely readings count less
  const GUESS = 6; // how much less likely each next word for initials is

  // What a spoken question has around its matter.  Not 和 (和解), 有 (有权), 不 (不还), 被
  // (被骗) and the like: they carry law.
  const STOP = new RegExp(
    "请问|怎么办|怎么样|能不能|可不可以|是不是|有没有|要不要|可以|如果|因为|所以|但是|" +
    "[的了吗呢啊吧呀嘛啦哦是在我你您他她它们这那哪些与么怎什]", "g");
  const NUMERAL = "[0-9]{1,4}|[零〇○一二两三四五六七八九十百千]{1,9}";
  const LAW = new RegExp(
    "^(?:中华人民共和国)?([^0-9第]{2,30}?)?(第?)(" + NUMERAL + ")条(之[一二三四五六七八九十])?");
  const DIGITS = "零一二三四五六七八九";
  /** @type {{[unit: string]: number}} */
  const UNITS = { 十: 10, 百: 100, 千: 1000 };

  const pufa = /** @type {any} */ (window).pufa;
  const { all, fold, han, isSingle, look, noteAt, rank, results, runs, shardOf, unique } =
    pufa.index;
  const terms = /** @type {(text: string) => string[]} */ (pufa.terms);

  /** *text* without what only makes it a sentence; a keyword stays as it is. */
  function matter(/** @type {string} */ text) {
    const rest = text.replace(STOP, " ");
    return han(text).length > 4 || !terms(rest).length ? rest : text;
  }

  /** 一千零七十九, 一〇七九 and 1079 as a number. @param {string} numeral */
  function number(numeral) {
    const digits = numeral.replace(/[〇○]/g, "零").replace(/两/g, "二")
      .replace(/[零一二三四五六七八九]/g, (char) => String(DIGITS.indexOf(char)));
    let total = 0, last = 0;
    for (const char of digits) {
      if (UNITS[char]) total += (last || 1) * UNITS[char];
      last = UNITS[char] ? 0 : total ? Number(char) : 10 * last + Number(char);
    }
    return total + last;
  }

  /** The term of the article of law *text* begins with, and what else it says. */
  function cited(/** @type {string} */ text) {
    const said = fold(text).replace(/[\s《》〈〉]/g, "");
    const found = said.match(LAW);
    // 一条狗 is no law.
    if (!found || !(found[1] || found[2] || /[0-9]/.test(found[3]))) return null;
    const [whole, name = "民法典", , numeral, suffix = ""] = found;
    return { term: "§" + name + number(numeral) + suffix, rest: matter(said.slice(whole.length)) };
  }

  /** Village words in *text* and the terms of what they mean. @param {string} text */
  function meanings(text) {
    const said = text.replace(/\s/g, "");
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const pair of terms(said)) {
      for (const line of noteAt(pair).split(";")) {
        const [word, means] = line.split("=");
        if (word && said.includes(word)) found.set(word, means);
      }
    }
    const words = Array.from(found.keys());
    // 搭伙过日子 says more than 搭伙.
    const longest = words.filter((one) => !words.some((two) => two !== one && two.includes(one)));
    return { words: longest.join(" "), means: longest.map((word) => found.get(word)).join(" ") };
  }

  /**
   * What matches *text*, the best first.  `incomplete` is true where a part did not come;
   * `readings` are what was looked up in its place, or too: pinyin in characters, what may
   * have been meant; `terms` all that was sought.
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Results>}
   */
  pufa.search = async function (text, options) {
    const chosen = options || {};
    const { limit = 10, onprogress = null } = chosen;
    /** What each term counts. @type {Map<string, number>} */
    const query = new Map();
    /** @type {string[]} */
    const readings = [];
    let came = true;

    /** @param {number} count @returns {Promise<Results>} */
    async function outcome(count) {
      const list = await results(rank(query, chosen).slice(0, count));
      const sought = Array.from(query.keys()).filter((term) => term[0] !== "§");
      const incomplete = list.incomplete || !came;
      return Object.assign(list, { incomplete, readings, terms: sought });
    }

    /** Loads *names*, a few at a time. @param {string[]} names */
    async function fetchAll(names) {
      for (let at = 0; at < names.length; at += AT_ONCE) {
        if (onprogress && at) onprogress(await outcome(EARLY));
        came = (await all(names.slice(at, at + AT_ONCE))) && came;
      }
    }

    /** Lets *term* count no less than *factor*. @param {string} term @param {number} factor */
    const add = (term, factor, into = query) =>
      into.set(term, Math.max(into.get(term) || 0, factor));

    /** Adds *wanted* to *into*. @param {string[]} wanted @param {number} factor */
    async function ask(wanted, factor, into = query) {
      for (const term of wanted) add(term, factor, into);
      await fetchAll(unique(wanted.map(shardOf)));
    }

    /** The characters of *run* that stand in no term its best document has. */
    function strange(/** @type {string} */ run) {
      const parts = terms(run).filter(look);
      const [best] = rank(new Map(parts.map((term) => [term, 1])), chosen);
      const known = parts.filter((term) => best && look(term).postings.some(
        (/** @type {number} */ posting) => posting >> 4 === best.document)).join(" ");
      return han(run).filter((/** @type {string} */ one) => !known.includes(one));
    }

    /**
     * Asks for *said* and what it means; returns its characters that stand in nothing found
     * together.  Where two words meet a pair is missing too, but each character has another.
     */
    async function askAll(/** @type {string} */ said, factor = 1, into = query) {
      const wanted = unique(terms(said)).filter((/** @type {string} */ one) => !isSingle(one))
        .slice(0, MOST_TERMS);
      await ask(wanted, factor, into);
      const { words, means } = meanings(said);
      await ask(unique(terms(means)), factor * MEANT, into);
      /** @type {string[]} */
      const loose = [];
      for (const run of runs(said)) loose.push(...strange(run));
      return unique(loose).filter((/** @type {string} */ one) => !words.includes(one));
    }

    /** Asks for what *said* sounds like. @param {string} said */
    async function askByEar(said) {
      const isSpelled = /[a-z]/.test(said);
      /** @type {Reading[]} */
      let found = pufa.decode(said);
      if (!found.length && isSpelled) {
        found = pufa.shortFor(said).slice(0, 4)
          .map((/** @type {string} */ word, /** @type {number} */ place) => (
            { text: word, cost: GUESS * place }));
      }
      for (const reading of found) {
        if (reading.text === han(said).join("")) continue; // as it stands it has been asked for
        const sure = Math.exp(DOUBT * (found[0].cost - reading.cost));
        const heard = new Map();
        const rest = await askAll(matter(reading.text), (isSpelled ? 1 : HEARD) * sure, heard);
        heard.forEach((factor, term) => add(term, factor));
        // What no page bears out is sought, but nobody is asked whether he meant it.
        if (isSpelled || !rest.length) readings.push(reading.text);
      }
    }

    const asked = text.slice(0, LONGEST);
    const law = cited(asked);
    if (law) {
      await ask([law.term], CITED);
      if (look(law.term)) {
        await askAll(law.rest);
        return outcome(limit);
      }
      query.clear();
    }
    let said = matter(fold(asked));
    let loose = await askAll(said);
    const isSpelled = /[a-z]{2}/.test(said);
    const isShort = han(said).length <= SHORT;
    if (came && (isSpelled || (loose.length && isShort && han(said).length > 1))) {
      if (onprogress) onprogress(await outcome(EARLY));
      await fetchAll(["lexicon"]);
      const today = came ? pufa.today(said) : said;
      if (today !== said) {
        said = today;
        readings.push(said);
        loose = await askAll(said);
      }
      const isDoubtful = loose.length && han(said).length <= MISTAKEN;
      if (came && (isSpelled || isDoubtful)) await askByEar(said);
    }
    if (came && isShort) {
      await ask(loose, SINGLE);
    }
    return outcome(limit);
  };

  /** Words that *letters* may be short for, at most eight. @param {string} letters */
  pufa.suggest = async function (letters) {
    const typed = fold(letters).trim();
    if (!/^[a-z' ]{2,24}$/.test(typed) || !(await all(["lexicon"]))) return [];
    return pufa.shortFor(typed);
  };
})();
