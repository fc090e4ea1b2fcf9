// @ts-check
// Reloads the page when there is a new one.  A hidden tab does not listen: a browser keeps
// six connections to a server, and a seventh tab would wait for ever.
(function () {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {EventSource | null} */
  let source = null;

  function listen() {
    if (source) source.close();
    source = document.hidden ? null : new EventSource(script.dataset.changes || "");
    if (source) source.onmessage = () => location.reload();
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
