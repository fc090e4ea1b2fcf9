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
   * @typedef {object[] & {incomplete: boolean, readings: string[], terms: string[]}} Results
   * @typedef {{suggest: (text: string) => Promise<string[]>,
   *   search: (text: string, options: object) => Promise<Results>}} Engine
   */

  const HANDED_OVER = "pf-search";
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

  /** Brings the entries of *list* that share most characters with *text* to its front. */
  function nearest(/** @type {Element} */ list, /** @type {string} */ text) {
    const shared = (/** @type {Element} */ entry) => Array.from(new Set(text))
      .filter((char) => /\S/.test(char) && (entry.textContent || "").includes(char)).length;
    Array.from(list.children).map((entry, place) => ({ entry, place, share: shared(entry) }))
      .sort((one, other) => other.share - one.share || one.place - other.place)
      .forEach(({ entry }) => list.append(entry));
  }

  class Search {
    /** @param {HTMLElement} box */
    constructor(box) {
      this.root = box.dataset.root || "";
      this.index = box.dataset.index || "";
      this.form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
      this.input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
      /** What stands where results will; only search.html has it. @type {HTMLElement | null} */
      this.fallback = document.querySelector(".pf-results[data-page]");
      /** Where results stand. @type {any} */
      this.hits = document.createElement("pf-hits");
      /** @type {any} */
      this.words = document.createElement("pf-suggest");
      this.turn = 0;
      this.typed = 0;

      this.words.serve(this.input, (/** @type {string} */ word) => this.take(word));
      this.input.after(this.words);

      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.submit();
      });
      this.input.addEventListener("focus", () => this.warm());
      this.input.addEventListener("input", (event) => this.suggest(/** @type {InputEvent} */ (event)));
      this.input.addEventListener("compositionend", () => this.words.offer([]));
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
      this.hits.serve(this.root, (/** @type {string} */ text = this.input.value.trim()) => {
        this.input.value = text;
        this.run(text);
      });
      fallback.before(this.hits);
      const text = takeOver() || (history.state && history.state.q) || "";
      if (text) {
        this.input.value = text;
        this.run(text);
      }
    }

    /** Offers words for letters; never in the middle of typing Chinese. @param {InputEvent} event */
    async suggest(event) {
      const turn = ++this.typed;
      const text = this.input.value.trim();
      if (event.isComposing || !/^[a-z' ]{2,24}$/i.test(text)) return this.words.offer([]);
      try {
        const words = await (await fetchEngine(this.root, this.index)).suggest(text);
        const isHere = document.activeElement === this.input;
        if (turn === this.typed && isHere) this.words.offer(words);
      } catch (failure) {
        // Its failure is told when it is needed.
      }
    }

    /** @param {string} word */
    take(word) {
      this.input.value = word;
      this.submit();
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      // Safari ends the composition before it tells of the key; 229 is its trace.
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key === "Enter" && composing) event.preventDefault();
      if (composing) return;
      if (this.words.press(event.key)) {
        event.preventDefault();
      } else if (event.key === "Escape") {
        event.preventDefault();
        this.input.value = "";
        if (this.fallback) this.run("");
      } else if (event.key === "ArrowDown" && this.fallback && this.hits.first()) {
        event.preventDefault();
        this.hits.first().focus();
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
      this.typed++;
      this.words.offer([]);
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
      this.hits.clear(text ? "正在查找…" : "");
      this.showFallback(true);
      if (!text) return;
      try {
        const pufa = await fetchEngine(this.root, this.index);
        const show = (/** @type {Results} */ results) => {
          if (turn !== this.turn) return;
          this.hits.show(results);
          this.showFallback(!results.length);
        };
        const audience = this.hits.audience;
        const results = await pufa.search(text, { audience, onprogress: show });
        show(results);
        if (turn === this.turn) this.conclude(text, results);
      } catch (failure) {
        if (turn === this.turn) this.hits.offerRetry("没有查成，网络可能断了。");
      }
    }

    /** @param {string} text @param {Results} results */
    conclude(text, results) {
      const nothing = "没有找到。换个说法再试，或者从下面找，也可以打 12348 问。";
      const count = results.length ? "找到 " + results.length + " 条" : nothing;
      const topics = !results.length && this.fallback && this.fallback.querySelector("ul");
      if (topics) nearest(topics, text);
      if (results.incomplete) this.hits.offerRetry(count + "。有一部分没有查到，网络可能断了。");
      else this.hits.status.textContent = count;
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
