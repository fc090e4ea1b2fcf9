// @ts-check
/**
 * What is right: of a question as it stands in the page, whatever was given to it.
 *
 * Adds to `pufaTraining`: `answer(question)`, `isRight(question)`.
 */
(function () {
  "use strict";

  /** What is compared of an answer that was written. @param {string} text */
  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[\s,;:!?'"()。、“”‘’《》〈〉]/g, "");
  }

  /** @param {HTMLElement} one @returns {string[]} */
  function answer(one) {
    return (one.dataset.answer || "").split("\n");
  }

  /** Is what was given right?  null where nothing, or not all, was given. @param {HTMLElement} one */
  function isRight(one) {
    const right = answer(one);
    if (one.dataset.kind === "fill") {
      const given = plain(/** @type {HTMLInputElement} */ (one.querySelector("input")).value);
      return given ? right.some((text) => plain(text) === given) : null;
    }
    if (one.dataset.kind === "order") {
      const given = [];
      for (const label of /** @type {NodeListOf<HTMLElement>} */ (one.querySelectorAll(":scope > label"))) {
        given[Number(label.querySelector("select").value) - 1] = label.dataset.letter;
      }
      return right.every((_, at) => given[at]) ? given.join() === right.join() : null;
    }
    const given = Array.from(/** @type {NodeListOf<HTMLInputElement>} */ (one.querySelectorAll("input:checked"))).map((box) => box.value);
    return given.length ? given.sort().join() === right.slice().sort().join() : null;
  }

  Object.assign(/** @type {any} */ (window).pufaTraining, { answer, isRight });
})();
