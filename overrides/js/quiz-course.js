// @ts-check
/**
 * <pf-course>, on the page of a course: how far one has come, what is due today, what was wrong,
 * what one can do by now; and the way to another phone.
 */
(function () {
  "use strict";

  const training = /** @type {any} */ (window).pufaTraining;
  const { make, button } = training;
  const TRANSFER = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.transfer || "";

  class Overview {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.progress = new training.Progress(root.dataset.course);
      this.cards = Array.from(/** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-questions]")));
      this.bank = this.cards.map((card) => ({
        id: card.dataset.module,
        questions: (card.dataset.questions || "").split(" ").map((one) => one.split(":")),
      }));
      this.panel = make("div", "");
      this.said = make("p", "pf-form-status");
      this.said.setAttribute("role", "status");
      const title = make("h2", "", "我的进度");
      title.id = "progress";
      const box = make("section", "pf-progress pf-screen", title, this.panel, this.said);
      // What is kept by another platform is not ours to carry away.
      if (!("pufaStore" in window)) box.append(this.more());
      root.prepend(box);
      this.show();
    }

    show() {
      const { progress, panel } = this;
      /** Links to the questions of each module that *isIn*. @param {string} hash @param {(id: string, stamp: string) => boolean} isIn */
      const listed = (hash, isIn) => {
        const list = make("ul", "pf-chips");
        let count = 0;
        this.bank.forEach((module, at) => {
          const found = module.questions.filter(([id, stamp]) => isIn(id, stamp)).length;
          count += found;
          if (!found) return;
          const link = make("a", "", "第" + (at + 1) + "课" + found + "题");
          link.href = this.link(at) + hash;
          list.append(make("li", "", link));
        });
        return { count, list };
      };
      let answered = 0, right = 0, all = 0, changed = 0;
      const known = new Set();
      this.bank.forEach((module, at) => {
        const boxes = module.questions.map(([id, stamp]) => {
          known.add(id);
          const box = progress.box(id, stamp);
          if (!box && progress.kept.questions[id]) changed++;
          return box;
        });
        const good = boxes.filter((box) => box > 1).length;
        const done = boxes.filter((box) => box).length;
        const isPassed = done === boxes.length && good >= 0.8 * boxes.length;
        answered += done;
        right += good;
        all += boxes.length;
        const state = isPassed ? "过了" : done ? "在学" : "还没学";
        const card = this.cards[at].querySelector(".pf-state");
        card.textContent = " · 答了" + done + "，对" + good + "（" + state + "）";
        this.root.querySelector('[data-aims="' + module.id + '"]').textContent = "（" + state + "）";
      });
      const gone = Object.keys(progress.kept.questions).filter((id) => !known.has(id)).length;
      const due = listed("#pf-due", (id, stamp) => progress.isDue(id, stamp));
      const wrong = listed("#pf-wrong", (id, stamp) => progress.box(id, stamp) === 1);
      const bar = make("progress", "");
      bar.max = all;
      bar.value = right;
      bar.setAttribute("aria-label", "全课答对的题");
      panel.textContent = "";
      if (progress.trouble) panel.append(training.trouble(progress));
      panel.append(make("p", "", "全课答了" + answered + "／" + all + "题，对" + right + "题。"), bar);
      if (answered === all && right >= 0.8 * all) panel.append(make("p", "", make("b", "", "全课过了。")));
      const [place, id] = progress.kept.last.split("#");
      const last = this.bank.findIndex((module) => module.id === place);
      if (last >= 0) {
        const link = make("a", "pf-link", "接着学：上次做到第" + (last + 1) + "课");
        link.href = this.link(last) + "#" + id;
        panel.append(make("p", "", link));
      }
      panel.append(make("p", "", make("b", "", "今天该复习" + due.count + "题")), due.list);
      panel.append(make("p", "", make("b", "", "错题本" + wrong.count + "题")), wrong.list);
      if (changed || gone) {
        panel.append(make("p", "pf-soft", "题库改过：您做过的题里，" + changed + "道改了，要重新做；" + gone + "道没有了，记录留着，不再算。"));
      }
    }

    /** @param {number} at */
    link(at) {
      return /** @type {HTMLAnchorElement} */ (this.cards[at].querySelector("a")).getAttribute("href") || "";
    }

    /** The way to another phone comes when somebody asks for it. */
    more() {
      const place = make("div", "");
      const open = button("换手机", () => {
        const script = document.createElement("script");
        script.src = TRANSFER;
        script.onload = () => {
          open.remove();
          place.append(training.transfer(this.progress, this.bank, () => this.show(), this.said));
          /** @type {HTMLElement} */ (place.querySelector("button")).focus();
        };
        script.onerror = () => (this.said.textContent = "没有取到，再试一次。");
        document.head.append(script);
      });
      const row = make("p", "pf-form-buttons", open, button("清除", () => this.clear(place)));
      return make("div", "", row, place);
    }

    /** @param {HTMLElement} place */
    clear(place) {
      if (!window.confirm("清除这部手机上这门课的全部记录，找不回来。清除吗？")) return;
      this.progress.clear();
      for (const box of place.querySelectorAll("textarea")) box.value = "";
      this.show();
      this.said.textContent = "清除了。";
    }
  }

  customElements.define("pf-course", class extends HTMLElement {
    connectedCallback() {
      if (!this.querySelector(".pf-progress")) new Overview(this); // deferred: the cards are there
    }
  });
})();
