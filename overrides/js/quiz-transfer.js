// @ts-check
/**
 * The way of a learner's progress to another phone: a file, a short text, the text as a QR code.
 *
 * quiz-course.js loads it, with quiz-text.js and quiz-qr.js before it, when it is asked for.
 */
(function () {
  "use strict";

  const training = /** @type {any} */ (window).pufaTraining;
  const { make, button } = training;

  /** @param {string} text its label @param {HTMLElement} box */
  function labelled(text, box) {
    return make("label", "pf-label", text, box);
  }

  /**
   * @param {any} progress @param {any[]} bank @param {() => void} show what changed
   * @param {HTMLElement} said where what happened is said
   */
  training.transfer = function (progress, bank, show, said) {
    const shown = make("div", "");

    /** The short text, and its code. */
    function give() {
      const text = training.encode(progress.kept, bank);
      const box = make("textarea", "");
      box.readOnly = true;
      box.rows = 4;
      box.value = text;
      const copy = button("复制", () => {
        box.select();
        said.textContent = document.execCommand("copy") ? "复制了。" : "复制不了，长按短文字，自己复制。";
      });
      const code = training.qr(text);
      shown.textContent = "";
      shown.append(labelled("短文字", box), copy, code || make("p", "", "题太多，二维码放不下。用短文字，或者存成文件。"));
      box.focus();
    }

    /** @param {string} text a file's, or short text */
    function take(text) {
      const kept = training.parse(text);
      const read = kept ? { kept: kept, unknown: 0 } : training.decode(text, bank);
      if (!read) said.textContent = "这段文字不全，或者不是做题的记录。什么都没有动。";
      else if (kept && JSON.parse(text).course !== progress.course) said.textContent = "这是另一门课的记录。什么都没有动。";
      else {
        const [taken, left] = progress.merge(read.kept);
        show();
        said.textContent = "放进来了：" + taken + "题。" +
          (left ? "另有" + left + "题，这部手机上的一样新或者更新，没有动。" : "") +
          (read.unknown ? "有" + read.unknown + "课的题目和这里不一样，没有放进来；请用文件。" : "");
      }
    }

    const box = make("textarea", "");
    box.rows = 3;
    const file = make("input", "");
    file.type = "file";
    file.accept = ".json,application/json";
    file.addEventListener("change", () => {
      const reader = new FileReader();
      reader.addEventListener("load", () => take(String(reader.result)));
      if (file.files && file.files[0]) reader.readAsText(file.files[0]);
      file.value = "";
    });
    return make("div", "pf-quiz",
      make("p", "", "在旧手机上存成文件，或者显示短文字，用新手机扫码、复制；在新手机上放进来。"),
      make("p", "pf-form-buttons", button("存成文件", () => progress.file()), button("显示短文字和二维码", give)),
      shown,
      labelled("短文字粘在这里", box),
      make("p", "pf-form-buttons", button("放进来", () => take(box.value))),
      labelled("或者选一个存下的文件", file));
  };
})();
