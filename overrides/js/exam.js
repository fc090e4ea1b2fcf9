// @ts-check
/**
 * <pf-exam>, a mock exam: all questions first, then the marks and the reasons; the time, for those who want it.
 *
 * Nothing is kept and nothing is sent: a reload begins anew.  Without this script the page is a
 * list of questions whose answers can be opened.
 */
(function () {
  "use strict";

  const { make, button, isRight } = /** @type {any} */ (window).pufaTraining;
  const SHORT = 2; // points of every question but a case (training/exam.py)
  const TICK = 15000;

  class Exam {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.root = root;
      this.minutes = Number(root.dataset.minutes);
      this.begun = Date.now();
      this.questions = Array.from(/** @type {NodeListOf<HTMLFieldSetElement>} */ (root.querySelectorAll(".pf-question")));
      for (const key of this.keys()) key.hidden = true;
      this.result = make("section", "pf-progress pf-screen");
      this.result.hidden = true;
      this.count = make("span", "");
      this.time = make("span", "");
      this.said = make("p", "");
      this.said.setAttribute("role", "status");
      this.watch = button("不看时间", () => this.toggle());
      this.done = button("交卷", () => this.ask());
      this.bar = make("div", "pf-quiz-status pf-screen", make("p", "", this.count, this.time), this.said, make("p", "pf-form-buttons", this.watch, this.done));
      root.prepend(this.result);
      root.append(this.bar);
      root.addEventListener("input", () => this.tell());
      root.addEventListener("change", () => this.tell());
      this.clock = setInterval(() => this.tell(), TICK);
      this.tell();
    }

    keys() {
      return Array.from(/** @type {NodeListOf<HTMLDetailsElement>} */ (this.root.querySelectorAll(".pf-key")));
    }

    /** Has anything been given to it? @param {HTMLElement} one */
    isOpen(one) {
      if (one.dataset.kind === "case") return !/** @type {HTMLTextAreaElement} */ (one.querySelector("textarea")).value.trim();
      return isRight(one) === null;
    }

    spent() {
      return Math.floor((Date.now() - this.begun) / 60000);
    }

    tell() {
      const open = this.questions.filter((one) => this.isOpen(one)).length;
      this.count.textContent = "答了" + (this.questions.length - open) + "／" + this.questions.length + "题。";
      const left = this.minutes - this.spent();
      this.time.textContent = left > 0 ? "还有约" + left + "分钟。" : "已经过了" + this.minutes + "分钟。";
      if (left <= 0 && !this.isOver) {
        this.isOver = true;
        this.said.textContent = "参考时间到了。不着急，可以做完再交。";
      }
    }

    /** Some do better without a clock. */
    toggle() {
      this.time.hidden = !this.time.hidden;
      this.watch.textContent = this.time.hidden ? "看时间" : "不看时间";
    }

    /** What is not answered is said once; the second time it is handed in. */
    ask() {
      const open = this.questions.filter((one) => this.isOpen(one));
      if (!open.length || this.isAsked) return this.hand();
      this.isAsked = true;
      this.said.textContent = "还有" + open.length + "题没答。要交，再点一次“交卷”。";
      this.done.before(button("去没答的题", () => {
        const next = this.questions.find((one) => this.isOpen(one));
        if (next) this.go(next);
      }));
    }

    hand() {
      clearInterval(this.clock);
      this.bar.remove();
      const wrong = make("ul", "pf-chips");
      let right = 0, cases = 0;
      this.questions.forEach((one, at) => {
        const verdict = one.dataset.kind === "case" ? "case" : isRight(one);
        for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (one.querySelectorAll("input, select, textarea"))) field.disabled = true;
        const key = /** @type {HTMLDetailsElement} */ (one.querySelector(".pf-key"));
        key.hidden = false;
        key.open = verdict !== true;
        const words = verdict === "case" ? "自己对照要点打分。" : verdict ? "对了。" : verdict === null ? "没答，或者没答完。" : "不对，看看为什么。";
        const said = make("p", "pf-result", words);
        if (verdict !== "case") said.classList.add(verdict ? "pf-result--good" : "pf-result--bad");
        one.insertBefore(said, key);
        if (verdict === "case") cases++;
        else if (verdict) right++;
        else {
          const link = make("a", "", "第" + (at + 1) + "题");
          link.href = "#" + one.id;
          wrong.append(make("li", "", link));
        }
      });
      const short = this.questions.length - cases;
      const title = make("h2", "", "得" + right * SHORT + "分");
      title.tabIndex = -1;
      const more = cases ? "另有案例题" + cases + "题，自己对照要点打分。" : "";
      this.result.append(title, make("p", "", "这几类题满分" + short * SHORT + "分，对了" + right + "／" + short + "题。" + more + "用了约" + Math.max(1, this.spent()) + "分钟。"));
      if (wrong.children.length) this.result.append(make("p", "", make("b", "", "没答对的，点开看为什么：")), wrong);
      this.result.append(make("p", "pf-form-buttons", button("再考一次", () => location.reload())));
      this.result.hidden = false;
      title.focus();
    }

    /** @param {HTMLElement} one */
    go(one) {
      one.scrollIntoView();
      /** @type {HTMLElement} */ (one.querySelector("input, select, textarea")).focus({ preventScroll: true });
    }
  }

  customElements.define("pf-exam", class extends HTMLElement {
    connectedCallback() {
      if (!this.querySelector(".pf-quiz-status")) new Exam(this); // deferred: the questions are there
    }
  });
})();
