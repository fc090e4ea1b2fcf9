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
   *   kinds: {[kind: string]: number[]}}} Meta
   * @typedef {{url: string, title: string, snippet: string, kind: string, score: number,
   *   topic: string, date: string}} Result
   * @typedef {Result[] & {incomplete: boolean}} Results
   * @typedef {{limit?: number, kind?: string, onprogress?: (results: Results) => void}} Options
   * @typedef {{document: number, score: number}} Hit
   */

  const AT_ONCE = 6;
  const MOST_TERMS = 40; // what a pasted letter may cost
  const EARLY = 3; // how many results are shown before the last shard is here
  const LAST_SHARE = 0.1; // results below this share of the best are chance
  const SHORT = 12; // Han characters up to which single ones help
  const SINGLE = 0.5; // what a single character counts beside a bigram
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
    const rest = han(text).length > 4 ? text.replace(STOP, " ") : text;
    return terms(rest).length ? rest : text;
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
   * The entry of *term*: its weight and its postings (document << 4 | impact).
   * Null where no document has it or its shard is not here.
   * @param {string} term
   * @returns {{weight: number, postings: number[]} | null}
   */
  function look(term) {
    const data = parts[shardOf(term)] || "";
    const key = String.fromCharCode.apply(null, Array.from(new TextEncoder().encode(term)));
    let at = 0;
    const varint = () => {
      let value = 0;
      for (let shift = 0, byte = 128; byte > 127; shift += 7) {
        byte = data.charCodeAt(at++);
        value |= (byte & 127) << shift;
      }
      return value;
    };
    while (at < data.length) {
      const size = data.charCodeAt(at);
      const found = size === key.length && data.startsWith(key, at + 1);
      at += size + 1;
      const weight = data.charCodeAt(at++);
      const end = varint() + at;
      if (found) {
        const postings = [];
        for (let document = 0; at < end;) {
          const posting = document + varint();
          document = posting & ~15;
          postings.push(posting);
        }
        return { weight, postings };
      }
      at = end;
    }
    return null;
  }

  /** Documents of *kind*, the best first. @param {string[]} query @param {string} [kind] */
  function rank(query, kind) {
    const [first, end] = kind ? meta.kinds[kind] || [0, 0] : [0, meta.documents];
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const term of query) {
      const entry = look(term);
      if (!entry) continue;
      const weight = entry.weight * (isSingle(term) ? SINGLE : 1);
      for (const posting of entry.postings) {
        const document = posting >> 4;
        if (document >= first && document < end) {
          scores.set(document, (scores.get(document) || 0) + weight * (posting & 15));
        }
      }
    }
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

  /**
   * What matches *text*, the best first.  `incomplete` is true where a part did not come.
   * @param {string} text
   * @param {Options} [options]
   * @returns {Promise<Results>}
   */
  pufa.search = async function (text, options) {
    const { limit = 10, kind = "", onprogress = null } = options || {};
    const said = matter(text);
    const query = unique(terms(said)).filter((term) => !isSingle(term)).slice(0, MOST_TERMS);
    let came = true;

    /** Loads the shards of *wanted*, a few at a time. @param {string[]} wanted */
    async function gather(wanted) {
      const names = unique(wanted.map(shardOf));
      for (let at = 0; at < names.length; at += AT_ONCE) {
        if (onprogress && at) onprogress(await results(rank(query, kind).slice(0, EARLY)));
        came = (await all(names.slice(at, at + AT_ONCE))) && came;
      }
    }

    await gather(query);
    const known = query.filter(look);
    const lacking = known.length < query.length || !query.length;
    if (came && lacking && han(said).length <= SHORT) {
      const singles = unique(han(said)).filter((one) => !known.some((term) => term.includes(one)));
      query.push(...singles);
      await gather(singles);
    }
    const found = await results(rank(query, kind).slice(0, limit));
    return Object.assign(found, { incomplete: found.incomplete || !came });
  };
})();
