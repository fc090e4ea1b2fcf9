// @ts-check
/**
 * <pf-certificate>, a sheet that says what this phone knows of a learner; it stands blank without this script.
 *
 * Names are typed on the sheet and kept nowhere.
 */
(function () {
  "use strict";

  const training = /** @type {any} */ (window).pufaTraining;
  const { make, button } = training;

  /** @param {HTMLElement} root */
  function fill(root) {
    const progress = new training.Progress(root.dataset.course);
    const sum = /** @type {HTMLElement} */ (root.querySelector(".pf-certificate-sum"));
    let all = 0, answered = 0, right = 0, passed = 0;
    const rows = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-questions]"));
    for (const row of rows) {
      const boxes = (row.dataset.questions || "").split(" ").filter(Boolean).map((one) => {
        const [id, stamp] = one.split(":");
        return progress.box(id, stamp);
      });
      const done = boxes.filter((box) => box).length;
      const good = boxes.filter((box) => box > 1).length;
      const isPassed = boxes.length > 0 && done === boxes.length && good >= 0.8 * done;
      const cells = row.querySelectorAll("td");
      [String(done), String(good), isPassed ? "过了" : "没过"].forEach((text, at) => (cells[at + 2].textContent = text));
      all += boxes.length;
      answered += done;
      right += good;
      if (isPassed) passed++;
    }
    const now = new Date();
    const day = now.getFullYear() + "年" + (now.getMonth() + 1) + "月" + now.getDate() + "日";
    sum.textContent = "到" + day + "，手机里的记录：全课" + all + "题，答了" + answered + "题，答对" + right + "题；" + rows.length + "课里过了" + passed + "课。";
    const print = button("打印", () => window.print());
    root.prepend(make("p", "pf-form-buttons pf-screen", print));
    if (progress.trouble) root.prepend(training.trouble(progress));
  }

  customElements.define("pf-certificate", class extends HTMLElement {
    connectedCallback() {
      if (!this.querySelector(".pf-form-buttons")) fill(this); // deferred: the sheet is there
    }
  });
})();
