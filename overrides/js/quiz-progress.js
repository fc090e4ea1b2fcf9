// @ts-check
/**
 * What a learner answered: kept on the device, merged with what another one kept.
 *
 * The format is promised in docs/dev/training-progress.md.  A package for another platform
 * sets `pufaStore`, and then nothing is kept on the device.  Nothing here throws: what went
 * wrong with the storage is said in `trouble`.
 */
(function () {
  "use strict";

  /**
   * @typedef {[string, number, number]} Entry stamp, box, day it is due
   * @typedef {{version: number, seed: number, last: string, questions: {[id: string]: Entry}}} Kept
   * @typedef {{getItem: (key: string) => string | null, setItem: (key: string, value: string) => void,
   *   removeItem: (key: string) => void}} Store
   */

  const WAITS = [0, 1, 2, 4, 8, 16]; // days until a question of box 1 to 5 is asked again
  const SEEDS = 1679616; // 36 ** 4
  const BROKEN = "以前的记录读不出来，从头开始记。读不出来的原样留着，没有删。";
  const CLEARED = "做题的记录不在了：在别的页面点过“清除”，或者被浏览器清掉了。从这一题重新记。";
  const FULL = "记录存不下：浏览器不让存，或者存满了。关掉这一页，这次做的就没了。先存成文件。";

  /** Today, in whole local days since 1970. */
  function today() {
    const now = new Date();
    return Math.floor((now.getTime() - now.getTimezoneOffset() * 60000) / 86400000);
  }

  /** FNV-1a, so that the same words give the same number everywhere. @param {string} text */
  function hash(text) {
    let value = 2166136261;
    for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16777619);
    return value >>> 0;
  }

  /** @param {string} course @returns {Kept} */
  function fresh(course) {
    const seed = hash(course + Date.now() + Math.random()) % SEEDS;
    return { version: 1, seed: seed, last: "", questions: {} };
  }

  /** What stands in a file or the storage; null where it is not ours. @param {string} text */
  function parse(text) {
    try {
      const found = JSON.parse(text);
      if (found.version !== 1 || typeof found.questions !== "object") return null;
      /** @type {{[id: string]: Entry}} */
      const questions = {};
      for (const id of Object.keys(found.questions)) {
        const [stamp, box, due] = found.questions[id];
        if (typeof stamp !== "string" || !(WAITS[box] > 0) || !isFinite(due)) return null;
        questions[id] = [stamp, Number(box), Math.floor(due)];
      }
      const seed = Math.abs(found.seed | 0) % SEEDS;
      return { version: 1, seed: seed, last: String(found.last || ""), questions: questions };
    } catch (wrong) {
      return null;
    }
  }

  class Progress {
    /** @param {string} course its id */
    constructor(course) {
      this.course = course;
      this.key = "pf-training-" + course;
      this.trouble = "";
      this.isSaved = false;
      this.isStuck = false; // there are answers that could not be saved
      this.broken = "";
      this.kept = fresh(course);
      this.load();
    }

    /** @returns {Store} may throw where storage is off */
    get store() {
      return /** @type {{pufaStore?: Store}} */ (window).pufaStore || window.localStorage;
    }

    load() {
      let text = null;
      try {
        text = this.store.getItem(this.key);
      } catch (shut) {
        return; // what was answered on this page is in memory; saving says that it stays there
      }
      if (text === null) {
        if (this.isSaved) {
          this.trouble = CLEARED;
          this.kept = fresh(this.course);
          this.isSaved = false;
        }
        return;
      }
      const found = parse(text);
      this.isSaved = !!found;
      this.broken = found ? "" : text;
      if (found) this.kept = found;
      else this.trouble = BROKEN;
    }

    /** Another page may have answered meanwhile. */
    reload() {
      this.trouble = "";
      if (!this.broken && !this.isStuck) this.load();
    }

    save() {
      this.isStuck = true;
      try {
        if (this.broken) this.store.setItem(this.key + "-broken", this.broken);
        this.store.setItem(this.key, JSON.stringify(this.kept));
        this.broken = "";
        this.isSaved = true;
        this.isStuck = false;
      } catch (shut) {
        this.trouble = FULL;
      }
    }

    /** 0 for a question not answered, or answered when it asked something else. @param {string} id @param {string} stamp */
    box(id, stamp) {
      const entry = this.kept.questions[id];
      return entry && entry[0] === stamp ? entry[1] : 0;
    }

    /** Is it to be asked again today? @param {string} id @param {string} stamp */
    isDue(id, stamp) {
      const box = this.box(id, stamp);
      const rest = box && this.kept.questions[id][2] - today();
      return box > 0 && (rest <= 0 || rest > WAITS[box]); // longer: the phone's calendar was wrong
    }

    /** @param {string} module @param {string} id @param {string} stamp @param {boolean} isRight */
    answer(module, id, stamp, isRight) {
      this.reload();
      const box = isRight ? Math.min(5, (this.box(id, stamp) || 1) + 1) : 1;
      this.kept.questions[id] = [stamp, box, today() + WAITS[box]];
      this.kept.last = module + "#" + id;
      this.save();
    }

    /** Take over what another phone answered later than this one: [taken, left]. @param {Kept} other */
    merge(other) {
      this.reload();
      const counts = [0, 0];
      for (const id of Object.keys(other.questions)) {
        const [ours, theirs] = [this.kept.questions[id], other.questions[id]].map((entry) => (entry ? entry[2] - WAITS[entry[1]] : -1));
        const isLater = theirs > ours || (theirs === ours && other.questions[id][1] > this.kept.questions[id][1]);
        if (isLater) this.kept.questions[id] = other.questions[id];
        counts[isLater ? 0 : 1]++;
      }
      this.kept.last = this.kept.last || other.last;
      this.save();
      return counts;
    }

    /** A link that saves the file. */
    file() {
      const link = document.createElement("a");
      const said = JSON.stringify(Object.assign({ course: this.course }, this.kept));
      link.href = URL.createObjectURL(new Blob([said], { type: "application/json" }));
      link.download = this.key + ".json";
      link.click();
    }

    clear() {
      this.kept = fresh(this.course);
      this.isSaved = this.isStuck = false;
      this.trouble = this.broken = "";
      try {
        this.store.removeItem(this.key);
        this.store.removeItem(this.key + "-broken");
      } catch (shut) { /* nothing was kept */ }
    }
  }

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {string} name its class @param {...(Node | string)} content
   */
  function make(tag, name, ...content) {
    const element = document.createElement(tag);
    element.className = name;
    element.append(...content);
    return element;
  }

  /** @param {string} text @param {() => void} act */
  function button(text, act) {
    const made = make("button", "pf-form-button pf-screen", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /** What went wrong with the storage, with a way to save it. @param {Progress} progress */
  function trouble(progress) {
    const box = make("div", "pf-note pf-screen", make("p", "", progress.trouble));
    box.setAttribute("role", "alert");
    box.append(button("存成文件", () => progress.file()));
    return box;
  }

  Object.assign(window, { pufaTraining: { Progress, parse, hash, today, WAITS, make, button, trouble } });
})();
