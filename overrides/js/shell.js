// @ts-check
// Large type: chosen once, remembered, set before the first paint.  Old drafts are forgotten.
(function () {
  "use strict";
  var KEY = "pufa-large";
  var root = document.documentElement;

  /** @returns {boolean} whether this phone asked for large type before */
  function remembered() {
    try {
      return localStorage.getItem(KEY) === "1";
    } catch (error) {
      return false; // storage is off: the button still works on this page
    }
  }

  /** @param {boolean} large */
  function remember(large) {
    try {
      if (large) localStorage.setItem(KEY, "1");
      else localStorage.removeItem(KEY);
    } catch (error) {
      // nothing to remember it in
    }
  }

  /** @param {string} key @returns {number} until when a draft may be kept */
  function until(key) {
    try {
      return JSON.parse(localStorage.getItem(key) || "").until;
    } catch (error) {
      return 0; // not one of ours any more
    }
  }

  /** Forget the drafts of forms (form-filler.js) whose seven days are over. */
  function forget() {
    try {
      Object.keys(localStorage).forEach(function (key) {
        if (key.indexOf("pf-form-") === 0 && !(until(key) > Date.now())) localStorage.removeItem(key);
      });
    } catch (error) {
      // storage is off: nothing was kept
    }
  }

  forget();
  if (remembered()) root.dataset.large = "";

  document.addEventListener("DOMContentLoaded", function () {
    var button = /** @type {HTMLButtonElement} */ (document.querySelector(".pf-large"));
    /** Show on the button what is in force. */
    function show() {
      button.setAttribute("aria-pressed", String("large" in root.dataset));
    }
    button.addEventListener("click", function () {
      var large = !("large" in root.dataset);
      if (large) root.dataset.large = "";
      else delete root.dataset.large;
      remember(large);
      show();
    });
    show();
    button.hidden = false;
  });
})();
