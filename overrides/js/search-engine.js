// @ts-check
/**
 * The search engine: a query in, results out; no network but script tags from our own site.
 *
 * The site writes it to search/engine.js, followed by one call of `pufa.open`.  The index is
 * cut into shards (terms) and blocks (rows of documents), each a script that calls
 * `pufa.shard` or `pufa.block`, so that http and file:// are served alike.  The format is
 * told in scripts/pufa/search/shards.py, the analyser in terms.py.
 */
(function () {
  "use strict";

  /**
   * @typedef {{folder: string, shards: number, documents: number, block: number,
   *   kinds: {[kind: string]: number[]}, only: {[audience: string]: number[][]}}} Meta
   * @typedef {{url: string, title: string, snippet: string, kind: string, score: number,
   *   topic: string, date: string}} Result
   * @typedef {Result[] & {incomplete: boolean, readings: string[], terms: string[]}} Results
   * @typedef {{limit?: number, kind?: string, audience?: string,
   *   onprogress?: (results: Results) => void}} Options
   * @typedef {{document: number, score: number}} Hit
   * @typedef {Map<string, number>} Query terms and what each counts
   */

  const AT_ONCE = 6;
  const MOST_TERMS = 40; // what a pasted letter may cost
  const EARLY = 3; // how many results are shown before the last shard is here
  const LAST_SHARE = 0.1; // results below this share of the best are chance
  const SHORT = 12; // Han characters up to which single ones help
  const SINGLE = 0.5; // what a single character counts beside a bigram
  const MEANT = 1; // what a village word means, beside what is said
  const CITED = 4; // an article of law that is asked for
  const HEARD = 0.8; // what was meant by a word of the same sound
  const DOUBT = 0.1; // how fast less likely readings count less
  const LONGEST = 1000; // characters of a query that are read
  const PATIENCE = 15000; // ms until a script counts as lost

  const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3134f}";
  const RUN = new RegExp("[" + HAN + "]+|[a-z0-9]{1,32}", "gu");
  const ONE_HAN = new RegExp("[" + HAN + "]", "gu");
  // What a spoken question has around its matter.  Not 和 (和解), 有 (有权), 不 (不还), 被
  // (被骗) and the like: they carry law.
  const STOP = new RegExp(
    "请问|怎么办|怎么样|能不能|可不可以|是不是|有没有|要不要|可以|如果|因为|所以|但是|" +
    "[的了吗呢啊吧呀嘛啦哦是在我你您他她它们这那哪些与么怎什]", "g");

  const page = /** @type {{pufa?: any}} */ (window);
  const pufa = (page.pufa = page.pufa || {});
  const source = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const root = source.replace(/search\/engine\.js([?#].*)?$/, "");

  /** @type {Meta} */
  let meta;
  /** Shards as binary strings, blocks as rows, by file name. @type {{[name: string]: any}} */
  const parts = {};
  /** What is on its way or here. @type {{[name: string]: Promise<void>}} */
  const asked = {};

  pufa.open = (/** @type {Meta} */ facts) => { meta = facts; };
  pufa.shard = (/** @type {number} */ number, /** @type {string} */ data) => {
    parts["s" + number] = atob(data);
  };
  pufa.lexicon = (/** @type {any} */ facts) => {
    pufa.learn(facts);
    parts.lexicon = true;
  };
  pufa.block = (/** @type {number} */ number, /** @type {string[][]} */ rows) => {
    parts["d" + number] = rows;
  };

  /** Runs the script at *url*; the one way to the outside, tests may replace it. */
  pufa.load = (/** @type {string} */ url) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = reject;
    setTimeout(reject, PATIENCE);
    script.src = url;
    document.head.appendChild(script);
  });

  /** Loads one part, with a second try; one that failed may be asked for again. */
  function part(/** @type {string} */ name) {
    const url = root + meta.folder + "/" + name + ".js";
    const load = () => pufa.load(url).then(() => {
      if (!(name in parts)) throw new Error(name);
    });
    if (!asked[name]) {
      asked[name] = load().catch(load);
      asked[name].catch(() => { delete asked[name]; });
    }
    return asked[name];
  }

  /** Loads *names* together; says whether all are here. @param {string[]} names */
  async function all(names) {
    const came = await Promise.all(names.map((name) => part(name).then(() => true, () => false)));
    return came.every(Boolean);
  }

  const fold = (/** @type {string} */ text) =>
    text.replace(/[A-Z\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff5a]+/g,
      (piece) => piece.normalize("NFKC").toLowerCase());

  /** The terms of *text*, as terms.py has them. @param {string} text @returns {string[]} */
  function terms(text) {
    /** @type {string[]} */
    const found = [];
    for (const run of fold(text).match(RUN) || []) {
      const chars = Array.from(run);
      if (run < "\u0080" || chars.length === 1) found.push(run);
      else for (let at = 1; at < chars.length; at++) found.push(chars[at - 1] + chars[at]);
    }
    return found;
  }
  pufa.terms = terms;

  const han = (/** @type {string} */ text) => fold(text).match(ONE_HAN) || [];
  const isSingle = (/** @type {string} */ term) => han(term).length === 1;
  const unique = (/** @type {string[]} */ list) => Array.from(new Set(list));

  /** *text* without what only makes it a sentence; a keyword stays as it is. */
  function matter(/** @type {string} */ text) {
    const rest = text.replace(STOP, " ");
    return han(text).length > 4 || !terms(rest).length ? rest : text;
  }

  /** The shard of *term*, as shard_of in shards.py has it. */
  function shardOf(/** @type {string} */ term) {
    let value = 2166136261;
    for (const char of term) {
      value = Math.imul(value ^ /** @type {number} */ (char.codePointAt(0)), 16777619);
    }
    return "s" + (((value ^ (value >>> 15)) >>> 0) % meta.shards);
  }

  /**
   * The bytes of the entry *key* in the shard of *term*, its weight first.
   * Null where there is none or its shard is not here.
   * @param {string} key
   * @param {string} term
   */
  function find(key, term) {
    const data = parts[shardOf(term)] || "";
    const name = String.fromCharCode.apply(null, Array.from(new TextEncoder().encode(key)));
    for (let at = 0; at < data.length;) {
      const start = at + 1 + data.charCodeAt(at);
      const isIt = start - at - 1 === name.length && data.startsWith(name, at + 1);
      const [size, first] = varint(data, start + 1);
      if (isIt) return { weight: data.charCodeAt(start), data: data.slice(first, first + size) };
      at = first + size;
    }
    return null;
  }

  /** The number at *at* and where it ends. @param {string} data @param {number} at */
  function varint(data, at) {
    let value = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) {
      byte = data.charCodeAt(at++);
      value |= (byte & 127) << shift;
    }
    return [value, at];
  }

  /** The words that stand beside *pair*. @param {string} key @param {string} pair */
  function body(key, pair) {
    const note = find(key, pair);
    return note && Uint8Array.from(note.data, (char) => char.charCodeAt(0));
  }

  /** The weight of *term* and its postings (document << 4 | impact). @param {string} term */
  function look(term) {
    const entry = find(term, term);
    if (!entry) return null;
    const postings = [];
    for (let at = 0, document = 0; at < entry.data.length;) {
      const [gap, next] = varint(entry.data, at);
      at = next;
      postings.push(document + gap);
      document = (document + gap) & ~15;
    }
    return { weight: entry.weight, postings };
  }

  /** What village words in *text* mean, longer words first. @param {string} text */
  function meanings(text) {
    const said = fold(text).replace(/\s/g, "");
    /** @type {{[word: string]: string[]}} */
    const found = {};
    for (const pair of terms(said)) {
      const note = body("=" + pair, pair);
      for (const line of note ? new TextDecoder().decode(note).split(";") : []) {
        const [word, means] = line.split("=");
        if (said.includes(word)) found[word] = means.split(",");
      }
    }
    const words = Object.keys(found);
    return words.filter((word) => !words.some((other) => other !== word && other.includes(word)))
      .map((word) => ({ word, means: found[word] }));
  }

  /** Documents that may be shown, the best first. @param {Query} query @param {Options} options */
  function rank(query, { kind, audience }) {
    const [first, end] = kind ? meta.kinds[kind] || [0, 0] : [0, meta.documents];
    const others = audience
      ? Object.keys(meta.only).filter((one) => one !== audience).map((one) => meta.only[one]) : [];
    const barred = (/** @type {number} */ document) => others.some(
      (ranges) => ranges.some(([from, to]) => document >= from && document < to));
    /** @type {Map<number, number>} */
    const scores = new Map();
    query.forEach((factor, term) => {
      const entry = look(term);
      if (!entry) return;
      const weight = entry.weight * factor;
      for (const posting of entry.postings) {
        const document = posting >> 4;
        if (document >= first && document < end && !barred(document)) {
          scores.set(document, (scores.get(document) || 0) + weight * (posting & 15));
        }
      }
    });
    const hits = Array.from(scores, ([document, score]) => ({ document, score }));
    hits.sort((one, other) => other.score - one.score || one.document - other.document);
    return hits.filter((hit) => hit.score >= LAST_SHARE * hits[0].score);
  }

  /** *hits* with their rows; a hit whose block does not come is left out. @param {Hit[]} hits */
  async function results(hits) {
    const block = (/** @type {Hit} */ hit) => "d" + Math.floor(hit.document / meta.block);
    const came = await all(unique(hits.map(block)));
    /** @type {Result[]} */
    const list = [];
    for (const hit of hits) {
      if (!parts[block(hit)]) continue;
      const [url, title, kind, topic, date, snippet] = parts[block(hit)][hit.document % meta.block];
      list.push({ url, title, snippet, kind, score: hit.score, topic, date });
    }
    return Object.assign(list, { incomplete: !came });
  }

  const DIGITS = "零一二三四五六七八九";
  /** 一千零七十九 as 1079. @param {string} numeral */
  function number(numeral) {
    let total = 0, digit = 0;
    for (const char of numeral.replace(/[〇○]/g, "零").replace(/两/g, "二")) {
      const unit = { 十: 10, 百: 100, 千: 1000 }[char];
      if (unit) { total += (digit || 1) * unit; digit = 0; }
      else digit = 10 * (/[0-9]/.test(char) || !total && digit ? digit : 0) + (DIGITS.includes(char) ? DIGITS.indexOf(char) : Number(char));
    }
    return total + digit;
  }

  /** The article of law *text* asks for, as terms.py of the index has it; or "". @param {string} text */
  function cited(text) {
    const said = fold(text).replace(/[\s《》〈〉<>]/g, "");
    const found = said.match(/^(?:中华人民共和国)?([^\d第]{0,30}?)第?([0-9零〇○一二两三四五六七八九十百千]{1,9})条(之[一二三四五六七八九十])?/);
    if (!found) return { term: "", rest: text };
    const term = "§" + (found[1] || "民法典") + number(found[2]) + (found[3] || "");
    return { term, rest: matter(said.slice(found[0].length)) };
  }

  /**
   * What matches *text*, the best first.  `incomplete` is true where a part did not come;
   * `readings` are what else was looked up: pinyin in characters, what may have been meant.
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Results>}
   */
  pufa.search = async function (text, options) {
    const chosen = options || {};
    const { limit = 10, onprogress = null } = chosen;
    let whole = text.slice(0, LONGEST);
    /** @type {Query} */
    let query = new Map();
    /** @type {string[]} */
    let readings = [];
    let came = true;

    const outcome = async (/** @type {number} */ count) => {
      const list = await results(rank(query, chosen).slice(0, count));
      const sought = Array.from(query.keys()).filter((term) => term[0] !== "§");
      return Object.assign(list, { incomplete: list.incomplete || !came, readings, terms: sought });
    };

    /** Adds terms and loads their shards, a few at a time. @param {string[]} wanted */
    async function gather(wanted, factor = 1) {
      const fresh = wanted.filter((term) => !(/** @type {number} */ (query.get(term)) >= factor));
      for (const term of fresh) query.set(term, factor);
      const names = unique(wanted.map(shardOf));
      for (let at = 0; at < names.length; at += AT_ONCE) {
        if (onprogress && at) onprogress(await outcome(EARLY));
        came = (await all(names.slice(at, at + AT_ONCE))) && came;
      }
    }

    /** Looks up *said* itself; returns its terms that no page has. @param {string} said */
    async function plain(said) {
      const wanted = unique(terms(said)).filter((term) => !isSingle(term)).slice(0, MOST_TERMS);
      await gather(wanted);
      const words = meanings(said);
      await gather(unique(terms(words.map(({ means }) => means.join(" ")).join(" "))), MEANT);
      const explained = words.map(({ word }) => word).join(" ");
      return wanted.filter((term) => !look(term) && !explained.includes(term));
    }

    /** Looks up what *said* sounds like. @param {string} said */
    async function byEar(said) {
      const latin = /[a-z]/.test(said);
      if (!(await all(["lexicon"]))) { came = false; return; }
      let found = pufa.decode(said);
      if (!found.length && latin) {
        found = pufa.shortFor(said).map((/** @type {string} */ one, /** @type {number} */ place) => ({ text: one, cost: 6 * place }));
      }
      const asTyped = han(said).join("");
      for (const { text: reading, cost } of found.slice(0, 4)) {
        if (reading === asTyped) break;
        readings.push(reading);
        const sure = Math.exp(DOUBT * (found[0].cost - cost));
        await plain2(reading, (latin ? 1 : HEARD) * sure);
      }
    }

    async function plain2(/** @type {string} */ reading, /** @type {number} */ factor) {
      await gather(terms(matter(reading)), factor);
      await gather(terms(meanings(reading).map(({ means }) => means.join(" ")).join(" ")), factor);
    }

    const law = cited(whole);
    if (law.term) {
      await gather([law.term], CITED);
      if (look(law.term)) {
        await plain(law.rest);
        return outcome(limit);
      }
      query.clear();
    }
    let said = matter(fold(whole));
    let missing = await plain(said);
    const isShort = han(said).length <= SHORT;
    const spelled = /[a-z]{2}/.test(said);
    if (came && (spelled || (missing.length && isShort))) {
      if (await all(["lexicon"])) {
        const today = pufa.today(said);
        if (today !== said) { said = today; readings.push(han(said).join("")); missing = await plain(said); }
        if (spelled || missing.length) {
          if (onprogress) onprogress(await outcome(EARLY));
          await byEar(said);
        }
      } else came = false;
    }
    if (came && isShort && (missing.length || !query.size)) {
      const known = Array.from(query.keys()).filter(look);
      await gather(unique(han(said)).filter((one) => !known.some((term) => term.includes(one))), SINGLE);
    }
    return outcome(limit);
  };

  /** Words that *letters* may be short for, for the box to offer. @param {string} letters */
  pufa.suggest = async function (letters) {
    const typed = fold(letters);
    if (!/^[a-z' ]{2,24}$/.test(typed) || !(await all(["lexicon"]))) return [];
    return pufa.shortFor(typed);
  };
})();
