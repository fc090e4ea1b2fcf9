// @ts-check
/**
 * Progress as text of one character a question: for a QR code, the clipboard, `suspend_data`.
 *
 * The format is promised in docs/dev/training-progress.md.
 */
(function () {
  "use strict";

  /**
   * @typedef {{id: string, questions: string[][]}} Module its questions as [id, stamp]
   */

  const training = /** @type {any} */ (window).pufaTraining;
  const { WAITS, hash } = training;
  const FIRST = [0, 0, 2, 5, 10, 19, 36]; // the first sign of each box, and the end
  const NONE = "-";

  /** Four digits of base 36. @param {number} number */
  function four(number) {
    return ("000" + (number % 1679616).toString(36)).slice(-4).toUpperCase();
  }

  /** @param {Module} module */
  function digest(module) {
    return four(hash(module.id + module.questions.join(" ")));
  }

  /** *kept* as text, of the questions in *bank*. @param {any} kept @param {Module[]} bank */
  function encode(kept, bank) {
    const day = training.today();
    let text = "PF1" + four(day) + four(kept.seed);
    for (const module of bank) {
      const signs = module.questions.map(([id, stamp]) => {
        const entry = kept.questions[id];
        if (!entry || entry[0] !== stamp) return NONE;
        const rest = Math.max(0, Math.min(WAITS[entry[1]], entry[2] - day));
        return (FIRST[entry[1]] + rest).toString(36).toUpperCase();
      });
      const said = signs.join("").replace(/-+$/, "");
      if (said) text += "." + digest(module) + said;
    }
    return text + "." + four(hash(text));
  }

  /**
   * What *written* says; null where it is damaged.  *unknown* counts modules that have other
   * questions here.
   * @param {string} written @param {Module[]} bank
   */
  function decode(written, bank) {
    const text = written.normalize("NFKC").toUpperCase().replace(/[^-.0-9A-Z]/g, "");
    const end = text.lastIndexOf(".");
    if (!/^PF1\w{8}\./.test(text) || text.slice(end + 1) !== four(hash(text.slice(0, end)))) return null;
    const day = parseInt(text.slice(3, 7), 36);
    const kept = { version: 1, seed: parseInt(text.slice(7, 11), 36), last: "", questions: {} };
    const parts = text.slice(12, Math.max(12, end)).split(".").filter((part) => part);
    let unknown = 0;
    for (const part of parts) {
      const module = bank.find((one) => digest(one) === part.slice(0, 4));
      if (!module) unknown++;
      else {
        module.questions.forEach(([id, stamp], at) => {
          const sign = parseInt(part[4 + at] || NONE, 36);
          if (isNaN(sign)) return;
          const box = FIRST.findIndex((first, index) => index > 0 && sign < FIRST[index + 1]);
          kept.questions[id] = [stamp, box, day + sign - FIRST[box]];
        });
      }
    }
    return { kept: kept, unknown: unknown };
  }

  Object.assign(training, { encode, decode });
})();
