// @ts-check
// Large type: chosen once, remembered, set before the first paint.
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
