// @ts-check
/**
 * The decoder of the search engine: letters, or characters mistaken for others of one sound,
 * into what was meant; letters into words to suggest.
 *
 * The site joins it to search-engine.js.  It knows the words of lexicon.py, which come as one
 * script, fetched only when somebody needs them.  Sounds are folded as people speak them
 * (zh/z, ch/c, sh/s, n/l, r/l, f/h, ang/an, eng/en, ing/in, and r said as y in the Northeast):
 * a word said otherwise than it is read costs a little more.
 */
(function () {
  "use strict";

  /**
   * @typedef {{words: [number, string][], chars: string, old: string}} Facts
   * @typedef {{text: string, cost: number, sounds: string[]}} Word
   * @typedef {{text: string, cost: number}} Reading
   * @typedef {{at: number, key: string, said: string, char: string}} Sound
   */

  const BEST = 4; // readings that are searched
  const KEPT = 8; // readings kept at every place on the way
  const ALIKE = 24; // words of one sound that are looked at
  const LONGEST = 40; // letters or characters that are decoded
  const OTHERWISE = 3; // cost of a syllable said otherwise than it is read
  const WRONG = 9; // cost of a character that was not typed, though one was
  const ALONE = 30; // cost of a character that makes no word
  const RARER = 2; // and of each that is commoner, of the same sound
  const FAR = 20; // what is so much less likely than the best reading is none
  const SUGGESTED = 8;

  const page = /** @type {{pufa?: any}} */ (window);
  const pufa = (page.pufa = page.pufa || {});
  const HAN = /[\u3007\u3400-\u4dbf\u4e00-\u9fff]/;

  /** The sound all dialects have in common. @param {string} syllable */
  const fold = (syllable) => syllable
    .replace(/v|ü/g, "u").replace(/^([zcs])h/, "$1").replace(/^f(?=u|o)/, "h")
    .replace(/^f/, "hu").replace(/^huei/, "hui").replace(/^huen/, "hun").replace(/^hueng/, "hong")
    .replace(/^[nr]/, "l").replace(/([aei])ng$/, "$1n");

  const SAID_SO = { yin: "ren", ying: "reng", yan: "ran", yang: "rang", you: "rou", ye: "re",
    yong: "rong", yu: "ru", yuan: "ruan", yun: "run" };
  /** What else *said* may stand for: r is said as y. @type {{[said: string]: string}} */
  const MEANT = SAID_SO;

  /** @type {Map<string, Word[]>} */
  const words = new Map();
  /** Beginnings of keys, to stop early. @type {Set<string>} */
  const begun = new Set();
  /** Characters of a folded syllable, the commonest first. @type {Map<string, Word[]>} */
  const single = new Map();
  /** Syllables of a character. @type {Map<string, string[]>} */
  const sounds = new Map();
  /** @type {Map<string, string>} */
  const today = new Map();
  /** All words, the commonest first. @type {Word[]} */
  const all = [];

  /** @template V @param {Map<string, V[]>} map @param {string} key @param {V} value */
  function add(map, key, value) {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  }

  /** Every way to read *text*. @param {string} text @returns {string[][]} */
  function readings(text) {
    /** @type {string[][]} */
    let found = [[]];
    for (const char of text) {
      const known = sounds.get(char) || [];
      found = ([]).concat(.../** @type {any} */ (
        found.map((said) => known.map((sound) => said.concat(sound)))));
    }
    return found.slice(0, 8);
  }

  /** What the words of the site are, once. @param {Facts} facts */
  pufa.learn = function (facts) {
    if (all.length) return;
    for (const entry of facts.chars.split(" ")) {
      const syllable = (entry.match(/^[a-z]+/) || [""])[0];
      Array.from(entry.slice(syllable.length)).forEach((char, rank) => {
        add(sounds, char, syllable);
        add(single, fold(syllable), { text: char, cost: ALONE + RARER * Math.min(rank, 9), sounds: [syllable] });
      });
    }
    for (const [cost, list] of facts.words) {
      for (const text of list.split(" ")) {
        for (const said of readings(text)) {
          const word = { text, cost, sounds: said };
          const keys = said.map(fold);
          add(words, keys.join(" "), word);
          for (let end = 1; end <= keys.length; end++) begun.add(keys.slice(0, end).join(" "));
          all.push(word);
        }
      }
    }
    const pairs = Array.from(facts.old);
    for (let at = 0; at < pairs.length; at += 2) today.set(pairs[at], pairs[at + 1]);
  };

  /** *text* in the characters of today. @param {string} text */
  pufa.today = (text) => Array.from(text, (char) => today.get(char) || char).join("");

  /**
   * The sounds that begin at *at* in *cells*; a space before a cell is where one must end.
   * @param {string[]} cells @param {boolean[]} gaps @param {number} at @returns {Sound[]}
   */
  function soundsAt(cells, gaps, at) {
    if (HAN.test(cells[at])) {
      return (sounds.get(cells[at]) || []).map((said) => (
        { at: at + 1, key: fold(said), said, char: cells[at] }));
    }
    /** @type {Sound[]} */
    const found = [];
    let said = "";
    for (let end = at; end < cells.length && end < at + 6; end++) {
      if (HAN.test(cells[end]) || (end > at && gaps[end])) break;
      said += cells[end];
      for (const meant of [said, MEANT[said]]) {
        const key = meant && fold(meant);
        if (key && single.has(key)) found.push({ at: end + 1, key, said, char: "" });
      }
    }
    return found;
  }

  /** What *word* costs where *heard* was typed. @param {Word} word @param {Sound[]} heard */
  function costOf(word, heard) {
    let cost = word.cost;
    Array.from(word.text).forEach((char, place) => {
      const { said, char: typed } = heard[place];
      if (typed === char) return;
      if (typed) cost += WRONG;
      if (said !== word.sounds[place].replace("v", said.includes("v") ? "v" : "u")) cost += OTHERWISE;
    });
    return cost;
  }

  /**
   * The most likely readings of *text*, the best first.  None where it has no sound in it
   * that we know.
   * @param {string} text
   * @returns {Reading[]}
   */
  pufa.decode = function (text) {
    /** @type {string[]} */
    const cells = [];
    /** @type {boolean[]} */
    const gaps = [];
    let gap = false;
    for (const char of text.slice(0, 4 * LONGEST)) {
      if (/[a-zü]/.test(char) || HAN.test(char)) {
        cells.push(char);
        gaps.push(gap);
        gap = false;
      } else gap = true;
    }
    if (cells.length > LONGEST) return [];
    /** @type {Map<string, number>[]} */
    const best = cells.map(() => new Map());
    best.push(new Map());
    best[0].set("", 0);

    /** @param {number} start @param {[string, number][]} before */
    function extend(start, before) {
      /** @param {number} at @param {Sound[]} heard @param {string} key */
      function hear(at, heard, key) {
        const found = words.get(key) || [];
        const alone = heard.length === 1 && !heard[0].char ? single.get(key) || [] : [];
        for (const word of found.slice(0, ALIKE).concat(alone.slice(0, ALIKE))) put(at, word.text, costOf(word, heard));
        if (at >= cells.length) return;
        for (const sound of soundsAt(cells, gaps, at)) {
          const longer = key ? key + " " + sound.key : sound.key;
          if (!key || begun.has(longer)) hear(sound.at, heard.concat(sound), longer);
        }
      }
      /** @param {number} at @param {string} word @param {number} cost */
      function put(at, word, cost) {
        for (const [said, spent] of before) {
          const least = best[at].get(said + word);
          if (least === undefined || least > spent + cost) best[at].set(said + word, spent + cost);
        }
      }
      // A character stays what it is, for a price.
      if (HAN.test(cells[start])) put(start + 1, cells[start], ALONE);
      hear(start, [], "");
    }

    for (let at = 0; at < cells.length; at++) extend(at, top(best[at], KEPT));
    const found = top(best[cells.length], BEST);
    return found.filter(([, cost]) => cost < found[0][1] + FAR).map(([said, cost]) => ({ text: said, cost }));
  };

  /** @param {Map<string, number>} found @param {number} count */
  const top = (found, count) =>
    Array.from(found).sort((one, other) => one[1] - other[1]).slice(0, count);

  /** Words that *letters* may be short for, at most eight, the likeliest first. @param {string} letters */
  pufa.shortFor = function (letters) {
    const typed = letters.toLowerCase().replace(/[^a-z]/g, "");
    /** @type {Map<string, number>} */
    const found = new Map();
    if (typed.length > 1) {
      for (const { text, cost, sounds: said } of all) {
        const initials = said.map((syllable) => syllable[0]).join("");
        const spelled = said.join("");
        const far = initials === typed || spelled === typed ? 0
          : initials.startsWith(typed) ? 10 : spelled.startsWith(typed) ? 10 : NaN;
        if (cost + far < (found.get(text) || Infinity)) found.set(text, cost + far);
      }
    }
    return top(found, SUGGESTED).map(([text]) => text);
  };
})();
