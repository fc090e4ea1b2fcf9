// @ts-check
/**
 * <pf-search>: the search form the server made, come to life.
 *
 * Without this script the form opens search.html, which lists topics and 12348.  With it,
 * the words go to search.html through sessionStorage, which is emptied at once, and stand
 * in the history entry's state so that Back shows them again: never in a URL, never kept.
 * The engine is fetched when somebody begins to search.
 */
(function () {
  "use strict";

  /**
   * @typedef {{url: string, title: string, snippet: string, kind: string, topic: string,
   *   date: string}} Result
   */
  /** @typedef {Result[] & {incomplete: boolean}} Results */
  /**
   * @typedef {{terms: (text: string) => string[],
   *   search: (text: string, options: object) => Promise<Results>}} Engine
   */

  const HANDED_OVER = "pf-search";
  /** @type {{[kind: string]: string}} */
  const KINDS = {
    article: "文章", bulletin: "简报", case: "案例", form: "表格", glossary: "词语解释", law: "法律",
    referral: "找谁", statistics: "统计", topic: "专题", trade: "行业", training: "培训",
  };

  const page = /** @type {{pufa?: Engine}} */ (window);
  /** @type {Promise<Engine> | null} */
  let engine = null;

  /**
   * The engine, fetched once; after a failure the next call tries again.
   * @param {string} root
   * @param {string} index its digest: a new index never meets an old engine in a cache
   */
  function fetchEngine(root, index) {
    engine = engine || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.onload = () => (page.pufa ? resolve(page.pufa) : reject());
      script.onerror = reject;
      script.src = root + "search/engine.js" + (index && "?" + index);
      document.head.appendChild(script);
    });
    engine.catch(() => { engine = null; });
    return engine;
  }

  /** The words another page handed over; "" where there are none or storage is shut. */
  function takeOver() {
    try {
      const text = sessionStorage.getItem(HANDED_OVER) || "";
      sessionStorage.removeItem(HANDED_OVER);
      return text;
    } catch (shut) {
      return "";
    }
  }

  /**
   * A new element holding *content*.
   * @param {string} tag
   * @param {string} name its class
   * @param {...(Node | string)} content
   */
  function make(tag, name, ...content) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...content);
    return element;
  }

  /** *text*, its pieces that are *terms* marked. @param {string} text @param {string[]} terms */
  function marked(text, terms) {
    const small = text.toLowerCase();
    const hit = new Array(text.length).fill(false);
    for (const term of terms) {
      for (let at = small.indexOf(term); at >= 0; at = small.indexOf(term, at + 1)) {
        hit.fill(true, at, at + term.length);
      }
    }
    const fragment = document.createDocumentFragment();
    for (let start = 0, end = 0; start < text.length; start = end) {
      while (end < text.length && hit[end] === hit[start]) end++;
      const piece = text.slice(start, end);
      fragment.append(hit[start] ? make("mark", "", piece) : piece);
    }
    return fragment;
  }

  /** 2026-03-01 as 2026年3月1日, "" as itself. @param {string} date */
  const chinese = (date) => date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");

  class Search {
    /** @param {HTMLElement} box */
    constructor(box) {
      this.root = box.dataset.root || "";
      this.index = box.dataset.index || "";
      this.form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
      this.input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
      /** What stands where results will; only search.html has it. @type {HTMLElement | null} */
      this.fallback = document.querySelector(".pf-results[data-page]");
      this.status = make("p", "pf-search-status");
      this.list = make("ol", "pf-search-hits");
      this.turn = 0;

      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.submit();
      });
      this.input.addEventListener("focus", () => this.warm());
      this.input.addEventListener("keydown", (event) => this.key(event));
      document.addEventListener("keydown", (event) => this.shortcut(event));
      if (document.activeElement === this.input) this.warm();
      if (this.fallback) this.openPage(this.fallback);
    }

    /** Fetches the engine ahead of need; its failure is told when it is needed. */
    warm() {
      fetchEngine(this.root, this.index).catch(() => {});
    }

    /** Makes room for results and searches what was handed over. @param {HTMLElement} fallback */
    openPage(fallback) {
      this.status.setAttribute("aria-live", "polite");
      fallback.before(this.status, this.list);
      const text = takeOver() || (history.state && history.state.q) || "";
      if (text) {
        this.input.value = text;
        this.run(text);
      }
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      // Safari ends the composition before it tells of the key; 229 is its trace.
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key === "Enter" && composing) event.preventDefault();
      if (event.key === "Escape" && !composing) {
        event.preventDefault();
        this.input.value = "";
        if (this.fallback) this.run("");
      }
    }

    /** @param {KeyboardEvent} event */
    shortcut(event) {
      const target = /** @type {HTMLElement} */ (event.target);
      const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.input.focus();
    }

    submit() {
      const text = this.input.value.trim();
      if (this.fallback) {
        // A phone's keyboard would hide the results.
        if (matchMedia("(pointer: coarse)").matches) this.input.blur();
        this.run(text);
        return;
      }
      try {
        sessionStorage.setItem(HANDED_OVER, text);
      } catch (shut) {
        // Storage is shut: search.html opens without the words.
      }
      location.assign(this.form.action);
    }

    /** Searches *text* here; what an earlier search still brings is ignored. @param {string} text */
    async run(text) {
      const turn = ++this.turn;
      history.replaceState(text ? { q: text } : null, "");
      this.list.textContent = "";
      this.status.textContent = text ? "正在查找…" : "";
      this.showFallback(true);
      if (!text) return;
      try {
        const pufa = await fetchEngine(this.root, this.index);
        const terms = pufa.terms(text);
        const show = (/** @type {Results} */ results) => {
          if (turn === this.turn) this.show(results, terms);
        };
        const results = await pufa.search(text, { onprogress: show });
        show(results);
        if (turn === this.turn) this.conclude(text, results);
      } catch (failure) {
        if (turn === this.turn) this.offerRetry(text, "没有查成，网络可能断了。");
      }
    }

    /** @param {Results} results @param {string[]} terms */
    show(results, terms) {
      this.list.textContent = "";
      for (const result of results) this.list.append(this.item(result, terms));
      this.showFallback(!results.length);
    }

    /** @param {Result} result @param {string[]} terms */
    item(result, terms) {
      const link = /** @type {HTMLAnchorElement} */ (make("a", "", marked(result.title, terms)));
      link.href = this.root + result.url;
      // A bulletin's topic is 简报 too.
      const facts = new Set([KINDS[result.kind], result.topic, chinese(result.date)]);
      return make("li", "", link,
        make("p", "pf-search-facts", Array.from(facts).filter(Boolean).join(" · ")),
        make("p", "", marked(result.snippet, terms)));
    }

    /** @param {string} text @param {Results} results */
    conclude(text, results) {
      const count = results.length ? "找到 " + results.length + " 条" : "没有找到";
      if (results.incomplete) this.offerRetry(text, count + "。有一部分没有查到。");
      else this.status.textContent = count;
    }

    /** @param {string} text @param {string} why */
    offerRetry(text, why) {
      const retry = /** @type {HTMLButtonElement} */ (make("button", "pf-search-retry", "重试"));
      retry.type = "button";
      retry.addEventListener("click", () => this.run(text));
      this.status.textContent = why + " ";
      this.status.append(retry);
    }

    /** @param {boolean} on */
    showFallback(on) {
      if (this.fallback) this.fallback.hidden = !on;
    }
  }

  customElements.define("pf-search", class extends HTMLElement {
    connectedCallback() {
      const start = () => new Search(this);
      // While the page is being read the form inside is not there yet.
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
      else start();
    }
  });
})();
