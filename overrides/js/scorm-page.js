// @ts-check
// On every page inside a package: progress goes to the entry page, which speaks with the platform.
(function () {
  "use strict";
  try {
    const store = /** @type {any} */ (window.parent).pufaStore;
    if (store) {
      /** @type {any} */ (window).pufaStore = store;
      store.visit(location.href);
    }
  } catch (apart) {
    // opened outside the entry page: progress stays on the device
  }
})();
