// @ts-check
/**
 * <pf-quiz>, the practice of a module: one try, then the reason and the article; what is due; what was wrong.
 *
 * It works on the questions as they stand in the page.  Without this script they, their answers
 * and their reasons are read all the same.
 */
(function () {
  "use strict";

  const training = /** @type {any} */ (window).pufaTraining;
  const { make, button } = training;
  const VIEWS = {
    "#pf-due": { name: "复习", isIn: (progress, one) => progress.isDue(one.id, one.dataset.stamp) },
    "#pf-wrong": { name: "错题本", isIn: (progress, one) => progress.box(one.id, one.dataset.stamp) === 1 },
  };

  /** What is compared of an answer that was written. @param {string} text */
  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[\s,;:!?'"()。、“”‘’《》〈〉]/g, "");
  }

  /** *list* in an order that *seed* decides. @param {HTMLElement[]} list @param {string} seed */
  function shuffled(list, seed) {
    const weight = (one) => training.hash(seed + one.dataset.letter);
    return list.slice().sort((one, other) => weight(one) - weight(other));
  }

  class Player {
    /** @param {HTMLElement} root */
    constructor(root) {
      this.progress = new training.Progress(root.dataset.course);
      this.module = root.dataset.module;
      this.questions = Array.from(/** @type {NodeListOf<HTMLFieldSetElement>} */ (root.querySelectorAll(".pf-question")));
      this.head = make("div", "pf-screen");
      this.status = make("p", "pf-quiz-status pf-screen");
      this.status.setAttribute("role", "status");
      root.prepend(this.head);
      root.append(this.status);
      for (const one of this.questions) this.shuffle(one);
      window.addEventListener("hashchange", () => this.view());
      this.view();
    }

    /** Show what the address asks for: all questions, those due, those that were wrong. */
    view() {
      const view = VIEWS[location.hash];
      if (!view && this.shown && !/^#(practice)?$/.test(location.hash)) return;
      this.shown = this.questions.filter((one) => !view || view.isIn(this.progress, one));
      for (const one of this.questions) {
        one.hidden = !this.shown.includes(one);
        this.prepare(one, !!view);
      }
      this.head.textContent = "";
      if (this.progress.trouble) this.head.append(training.trouble(this.progress));
      if (view) {
        const all = make("a", "pf-link", "看全部的题");
        all.href = "#practice";
        this.head.append(make("p", "", make("b", "", view.name + "：" + this.shown.length + "题。"), all));
      } else {
        const where = "pufaStore" in window ? "记录交给学习平台。" : "记录只存在这部手机里；公用的手机，做完到课程页点“清除”。";
        this.head.append(make("p", "pf-soft", "每题答一次，答完看为什么。" + where));
        const open = this.open();
        if (open && open !== this.questions[0]) {
          this.head.append(button("接着做第" + (this.questions.indexOf(open) + 1) + "题", () => this.go(open)));
        }
      }
      this.count();
    }

    open() {
      return this.shown.find((one) => !one.dataset.done);
    }

    /** @param {HTMLElement} one */
    labels(one) {
      return Array.from(/** @type {NodeListOf<HTMLElement>} */ (one.querySelectorAll(":scope > label")));
    }

    /** Another order for every learner and every time, the same after a reload. @param {HTMLElement} one */
    shuffle(one) {
      const entry = this.progress.kept.questions[one.id];
      const said = /** @type {HTMLElement} */ (one.querySelector(".pf-right"));
      const labels = shuffled(this.labels(one), this.progress.kept.seed + one.id + (entry ? entry[2] : ""));
      if (!labels[0] || !labels[0].dataset.letter) return;
      const now = {};
      labels.forEach((label, at) => {
        one.insertBefore(label, one.querySelector(".pf-key"));
        const letter = "ABCDEFGH"[at];
        now[label.dataset.letter] = letter;
        label.querySelector(".pf-letter").textContent = letter;
      });
      const right = this.answer(one).map((letter) => now[letter]);
      said.textContent = one.dataset.kind === "order" ? right.join(" → ") : right.sort().join("、");
    }

    /** @param {HTMLElement} one @returns {string[]} */
    answer(one) {
      return (one.dataset.answer || "").split("\n");
    }

    /** @param {HTMLFieldSetElement} one @param {boolean} isAgain is it to be tried once more? */
    prepare(one, isAgain) {
      for (const old of one.querySelectorAll(".pf-result, .pf-form-button, .pf-verdict")) old.remove();
      const stamp = one.dataset.stamp || "";
      const box = this.progress.box(one.id, stamp);
      const isOpen = !box || isAgain;
      one.dataset.done = isOpen ? "" : "done";
      for (const label of this.labels(one)) label.className = "";
      for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (one.querySelectorAll("input, select, textarea"))) {
        box.disabled = !isOpen;
        if (!isAgain) continue;
        if (/radio|checkbox/.test(box.type)) box.checked = false;
        else box.value = "";
      }
      const key = /** @type {HTMLDetailsElement} */ (one.querySelector(".pf-key"));
      key.hidden = isOpen;
      if (isOpen) key.open = false;
      const changed = !box && this.progress.kept.questions[one.id];
      if (changed) this.say(one, "这道题改过，请重新做。");
      if (box && !isAgain) this.say(one, box > 1 ? "上次答对了。" : "上次答错了，在错题本里。");
      if (isOpen) one.insertBefore(button(one.dataset.kind === "case" ? "答好了，对要点" : "答好了", () => this.judge(one)), key);
    }

    /** @param {HTMLElement} one @param {string} text */
    say(one, text) {
      const said = make("p", "pf-result pf-screen", text);
      said.tabIndex = -1;
      one.insertBefore(said, one.querySelector(".pf-key"));
      return said;
    }

    /** Is what was given right?  null where nothing, or not all, was given. @param {HTMLElement} one */
    isRight(one) {
      const right = this.answer(one);
      if (one.dataset.kind === "fill") {
        const given = plain(/** @type {HTMLInputElement} */ (one.querySelector("input")).value);
        return given ? right.some((text) => plain(text) === given) : null;
      }
      if (one.dataset.kind === "order") {
        const given = [];
        for (const label of this.labels(one)) given[Number(label.querySelector("select").value) - 1] = label.dataset.letter;
        return right.every((_, at) => given[at]) ? given.join() === right.join() : null;
      }
      const given = Array.from(/** @type {NodeListOf<HTMLInputElement>} */ (one.querySelectorAll("input:checked"))).map((box) => box.value);
      return given.length ? given.sort().join() === right.slice().sort().join() : null;
    }

    /** @param {HTMLFieldSetElement} one */
    judge(one) {
      const key = /** @type {HTMLDetailsElement} */ (one.querySelector(".pf-key"));
      if (one.dataset.kind === "case") {
        one.querySelector(".pf-form-button").remove();
        key.hidden = false;
        key.open = true;
        const said = this.say(one, "对一对下面的要点，自己说：");
        one.append(button("要点都说到了", () => this.settle(one, true)), button("漏了要点", () => this.settle(one, false)));
        return said.focus();
      }
      const isRight = this.isRight(one);
      if (isRight !== null) return this.settle(one, isRight);
      this.status.textContent = one.dataset.kind === "order" ? "每一条选一个数字，每个数字用一次。" : "还没有答。";
    }

    /** @param {HTMLFieldSetElement} one @param {boolean} isRight */
    settle(one, isRight) {
      const stamp = one.dataset.stamp || "";
      this.progress.answer(this.module, one.id, stamp, isRight);
      this.prepare(one, false);
      const wait = training.WAITS[this.progress.box(one.id, stamp)];
      one.querySelector(".pf-result").remove();
      const said = this.say(one, isRight ? "对了。" + wait + "天后再问一次。" : "不对，看看为什么。明天再问一次。");
      said.classList.add(isRight ? "pf-result--good" : "pf-result--bad");
      if (/single|multi|judge/.test(one.dataset.kind || "")) this.mark(one);
      /** @type {HTMLDetailsElement} */ (one.querySelector(".pf-key")).open = true;
      const next = this.open();
      if (next) one.append(button("下一题", () => this.go(next)));
      if (this.progress.trouble) one.append(training.trouble(this.progress));
      this.count();
      said.focus();
    }

    /** Words, not colour alone, say which option is right and which was chosen. @param {HTMLElement} one */
    mark(one) {
      for (const label of this.labels(one)) {
        const box = label.querySelector("input");
        const isRight = this.answer(one).includes(box.value);
        if (isRight || box.checked) label.append(make("b", "pf-verdict pf-screen", isRight ? "✓ 正确" : "✗ 您选的"));
      }
    }

    /** @param {HTMLElement} one */
    go(one) {
      one.scrollIntoView();
      /** @type {HTMLElement} */ (one.querySelector("input, select, textarea")).focus({ preventScroll: true });
    }

    count() {
      const boxes = this.questions.map((one) => this.progress.box(one.id, one.dataset.stamp));
      const answered = boxes.filter((box) => box).length;
      const right = boxes.filter((box) => box > 1).length;
      const all = boxes.length;
      const end = this.open() ? "" : this.shown !== this.questions && this.shown.length < all ? "这几题做完了。"
        : right >= 0.8 * all ? "这一课过了。" : "对的不到八成，到课程页的错题本再练。";
      this.status.textContent = "答了" + answered + "／" + all + "题，对" + right + "题。" + end;
    }
  }

  customElements.define("pf-quiz", class extends HTMLElement {
    connectedCallback() {
      if (!this.querySelector(".pf-quiz-status")) new Player(this); // deferred: the questions are there
    }
  });
})();
