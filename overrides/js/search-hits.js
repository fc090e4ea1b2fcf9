// @ts-check
/**
 * <pf-hits>: what was found, on search.html.
 *
 * Loaded by search.html alone, made by <pf-search> before what stands there where nothing is searched: topics and 12348.
 * Says aloud how many were found; shows for whom, what else was looked up, each result with
 * what it is.
 */
(function () {
  "use strict";

  /**
   * @typedef {{url: string, title: string, snippet: string, kind: string, topic: string,
   *   date: string}} Result
   * @typedef {Result[] & {incomplete: boolean, readings: string[], terms: string[]}} Results
   */

  /** @type {{[kind: string]: string}} */
  const KINDS = {
    article: "文章", bulletin: "简报", card: "口袋卡", case: "案例", flow: "一图看懂", form: "表格",
    glossary: "词语解释", law: "法律", people: "找谁", question: "培训题", referral: "找谁", statistics: "统计", training: "培训",
  };
  const AUDIENCES = [["", "全部"], ["村民", "给村民的"], ["调解员", "给调解员的"]];

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

  /** @param {string} label @param {() => void} act */
  function button(label, act) {
    const made = /** @type {HTMLButtonElement} */ (make("button", "", label));
    made.type = "button";
    made.addEventListener("click", act);
    return made;
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

  customElements.define("pf-hits", class extends HTMLElement {
    constructor() {
      super();
      this.audience = "";
      this.root = "";
      /** @type {(text?: string) => void} */
      this.again = () => {};
      this.status = make("p", "pf-search-status");
      this.meant = make("p", "pf-search-meant");
      this.list = make("ol", "pf-search-hits");
      this.readers = make("div", "pf-search-readers");
    }

    /** @param {string} root @param {(text?: string) => void} again searches anew, or *text* */
    serve(root, again) {
      this.root = root;
      this.again = again;
      this.status.setAttribute("aria-live", "polite");
      this.readers.setAttribute("role", "group");
      this.readers.setAttribute("aria-label", "给谁看的");
      for (const [audience, label] of AUDIENCES) {
        const choice = button(label, () => {
          this.audience = audience;
          this.press();
          this.again();
        });
        choice.dataset.audience = audience;
        this.readers.append(choice);
      }
      this.press();
      this.append(this.readers, this.status, this.meant, this.list);
      this.list.addEventListener("keydown", (event) => this.walk(event));
      this.clear("");
    }

    press() {
      for (const choice of /** @type {any} */ (this.readers.children)) {
        choice.setAttribute("aria-pressed", String(choice.dataset.audience === this.audience));
      }
    }

    /** No results, and *status* said. @param {string} status */
    clear(status) {
      this.status.textContent = status;
      this.list.textContent = this.meant.textContent = "";
      this.meant.hidden = true;
      this.readers.hidden = !status;
    }

    /** @param {Results} results */
    show(results) {
      this.list.textContent = this.meant.textContent = "";
      for (const result of results) this.list.append(this.item(result, results.terms));
      this.meant.hidden = !results.readings.length;
      if (results.readings.length) this.meant.append("您要找的是不是：");
      for (const reading of results.readings) {
        this.meant.append(button(reading, () => this.again(reading)), " ");
      }
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

    /** Says *why*, and offers to search again. @param {string} why */
    offerRetry(why) {
      const retry = button("重试", () => this.again());
      retry.className = "pf-search-retry";
      this.status.textContent = why + " ";
      this.status.append(retry);
    }

    /** The first result; null where there is none. @returns {HTMLElement | null} */
    first() {
      return this.list.querySelector("a");
    }

    /** Up and down among the results. @param {KeyboardEvent} event */
    walk(event) {
      const links = Array.from(this.list.querySelectorAll("a"));
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      const next = links[links.indexOf(/** @type {any} */ (document.activeElement)) + step];
      if (!step || !next) return;
      event.preventDefault();
      next.focus();
    }
  });
})();
