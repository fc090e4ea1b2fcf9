// @ts-check
/**
 * The entry page of a SCORM package: it speaks with the platform for all pages inside it.
 *
 * It finds the platform's API, takes the state and the bookmark from there, and after every
 * answer hands over progress, score and status, committed, so that a session that breaks off
 * loses nothing.  Where there is no platform the pages keep progress on the device, and that
 * is said.  Sources: SCORM 1.2 RTE 3.3, 3.4; SCORM 2004 3rd Edition RTE 3, 4.2.
 */
(function () {
  "use strict";

  const PASS = 80; // per cent
  const MOST = { "1.2": 4096, "2004": 64000 }; // characters of suspend_data
  const HOPS = 50; // windows above ours that may hold the API
  const UNSET = 403; // SCORM 2004: a first read of what was never written is an error; it is none to us

  const training = /** @type {any} */ (window).pufaTraining;
  const { modules } = /** @type {any} */ (window).pufaBank;
  const edition = /** @type {"1.2" | "2004"} */ (document.body.dataset.scorm);
  const isOld = edition === "1.2";
  const entry = document.body.dataset.entry || "";
  const root = location.href.replace(/[^/]*$/, "");
  const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
  const started = Date.now();

  /** @param {string} text */
  function notice(text) {
    const box = /** @type {HTMLElement} */ (document.querySelector(".pf-note"));
    box.textContent = text;
    box.hidden = false;
  }

  /** The API in a window or one above it. @param {Window | null} place */
  function above(place) {
    try {
      for (let hop = 0; place && hop < HOPS; hop++) {
        const api = /** @type {any} */ (place)[isOld ? "API" : "API_1484_11"];
        if (api) return api;
        if (place.parent === place) return null;
        place = place.parent;
      }
    } catch (apart) { /* a window of another host */ }
    return null;
  }

  /** The window that opened ours, or the one ours is in. */
  function opener() {
    try {
      return window.opener || /** @type {Window} */ (window.top).opener;
    } catch (apart) {
      return null;
    }
  }

  const api = above(window) || above(opener());

  /** @param {string} name @param {...string} words */
  function call(name, ...words) {
    const old = { Initialize: "LMSInitialize", Terminate: "LMSFinish" }[name] || "LMS" + name;
    return String(api[isOld ? old : name](...words));
  }

  /** @param {string} element "" where it was never written */
  function get(element) {
    const value = call("GetValue", element);
    if (value) return value; // some platforms leave an older error standing
    const error = Number(call("GetLastError"));
    if (error && error !== UNSET) notice("学习平台没有给出上次的记录（错误" + error + "）。");
    return "";
  }

  /** @param {string} element @param {string | number} value */
  function set(element, value) {
    if (call("SetValue", element, String(value)) === "true") return;
    notice("学习平台没有收下成绩（错误" + call("GetLastError") + "）。请告诉管平台的人。");
  }

  const names = isOld
    ? { place: "cmi.core.lesson_location", score: "cmi.core.score.", exit: "cmi.core.exit", time: "cmi.core.session_time" }
    : { place: "cmi.location", score: "cmi.score.", exit: "cmi.exit", time: "cmi.session_time" };

  /** What the platform held, as the pages keep it; null for nothing. @param {string} place the bookmark */
  function restored(place) {
    const text = get("cmi.suspend_data");
    if (!text) return null;
    const read = training.decode(text, modules);
    if (!read) notice("上次的记录读不出来，从头开始记。");
    else if (read.unknown) notice("课件换过：有" + read.unknown + "课的题目改了，那几课要重新做。");
    const module = modules.find((one) => place.startsWith(one.url + "#"));
    if (read && module) read.kept.last = place.replace(module.url, module.id);
    return read && JSON.stringify(read.kept);
  }

  /** Hand over where the learner is: one of our pages, and a question. @param {string} href */
  function bookmark(href) {
    if (href.startsWith(root)) set(names.place, href.slice(root.length, root.length + 255));
    call("Commit", "");
  }

  let isPassed = false;
  let best = 0;

  /** Hand over progress, score and status. @param {string | null} text as the pages keep it */
  function report(text) {
    const kept = training.parse(text || "") || { seed: 0, questions: {} };
    const boxes = [];
    for (const module of modules) {
      for (const [id, stamp] of module.questions) {
        const entry = kept.questions[id];
        boxes.push(entry && entry[0] === stamp ? entry[1] : 0);
      }
    }
    const right = boxes.filter((box) => box > 1).length;
    const isComplete = boxes.every((box) => box > 0);
    const now = Math.floor((100 * right) / boxes.length);
    // Who has passed stays so, whatever a later review brings.
    best = isPassed ? Math.max(best, now) : now;
    isPassed = isPassed || (isComplete && best >= PASS);
    const state = training.encode(kept, modules);
    if (state.length > MOST[edition]) notice("记录太长，学习平台存不下。");
    else set("cmi.suspend_data", state);
    set(names.score + "min", 0);
    set(names.score + "max", 100);
    set(names.score + "raw", best);
    const success = isPassed ? "passed" : isComplete ? "failed" : "";
    if (isOld) set("cmi.core.lesson_status", success || "incomplete");
    else {
      set("cmi.score.scaled", best / 100);
      set("cmi.completion_status", isComplete || isPassed ? "completed" : "incomplete");
      set("cmi.success_status", success || "unknown");
    }
  }

  /** The time of this session as the edition writes it. */
  function spent() {
    const seconds = Math.round((Date.now() - started) / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    if (!isOld) return "PT" + parts[0] + "H" + parts[1] + "M" + parts[2] + "S";
    return parts.map((part) => ("0" + part).slice(part > 99 ? -4 : -2)).join(":");
  }

  /** @returns {string} the page to open first */
  function begin() {
    const place = get(names.place);
    let held = restored(place);
    isPassed = (isOld ? get("cmi.core.lesson_status") : get("cmi.success_status")) === "passed";
    best = Number(get(names.score + "raw")) || 0;
    // Said at once: a session that breaks off is to be taken up again.
    set(names.exit, "suspend");
    if (held === null) report(null);
    /** @type {any} */ (window).pufaStore = {
      getItem: (key) => (key.endsWith("-broken") ? null : held),
      setItem: (key, value) => {
        if (key.endsWith("-broken")) return;
        held = value;
        report(value);
        const [place, id] = JSON.parse(value).last.split("#");
        const module = modules.find((one) => one.id === place);
        if (module) bookmark(root + module.url + "#" + id);
      },
      removeItem: () => (held = null),
      visit: bookmark,
    };
    let isOver = false;
    window.addEventListener("pagehide", () => {
      if (isOver) return;
      isOver = true;
      set(names.time, spent());
      set(names.exit, "suspend");
      call("Terminate", "");
    });
    const isOurs = modules.some((module) => place.split("#")[0] === module.url);
    return isOurs ? place : entry;
  }

  const isHeard = api && call("Initialize", "") === "true";
  if (!isHeard) notice("没有连上学习平台，成绩不会记到平台上，只记在这部手机（电脑）里。");
  frame.src = isHeard ? begin() : entry;
})();
