// @ts-check
/**
 * The search engine's index: terms in, results out; no network but script tags from our own
 * site.
 *
 * The site writes it to search/engine.js, joined to search-pinyin.js and search-query.js and
 * followed by one call of `pufa.open`.  The index is
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
   * @typedef {{document: number, score: number}} Hit
   */

  const LAST_SHARE = 0.1; // results below this share of the best are chance
  const PATIENCE = 15000; // ms until a script counts as lost

  const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3134f}";
  const RUN = new RegExp("[" + HAN + "]+|[a-z0-9]{1,32}", "gu");
  const ONE_HAN = new RegExp("[" + HAN + "]", "gu");

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

  /** The pieces of *text* that are Han throughout, or letters and digits. */
  const runs = (/** @type {string} */ text) => fold(text).match(RUN) || [];

  /** The terms of *text*, as terms.py has them. @param {string} text @returns {string[]} */
  function terms(text) {
    /** @type {string[]} */
    const found = [];
    for (const run of runs(text)) {
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

  /** The village words that stand beside *pair*, with what they mean. @param {string} pair */
  function noteAt(pair) {
    const note = find("=" + pair, pair);
    if (!note) return "";
    return new TextDecoder().decode(Uint8Array.from(note.data, (char) => char.charCodeAt(0)));
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

  /**
   * Documents of *kind* that are not for another audience alone, the best first.
   * @param {Map<string, number>} query terms and what each counts
   * @param {{kind?: string, audience?: string}} options
   */
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

  /** What search-query.js needs to know. */
  pufa.index = { all, fold, han, isSingle, look, noteAt, rank, results, runs, shardOf, unique };
})();
