// @ts-check
/**
 * <pf-form>: a form that says amounts in capitals, counts deadlines, tells what is missing.
 *
 * It sends nothing.  It keeps nothing unless the reader asks; then a draft stays on this
 * phone for seven days (shell.js forgets it too), or until 清除.  Without this script the
 * form is filled in all the same, and what would be worked out is read as it stands.
 */
(function () {
  "use strict";

  const KEY = "pf-form-"; // shell.js knows it too
  const DAY = 86400000;
  const KEPT = 7 * DAY;
  const DIGITS = "零壹贰叁肆伍陆柒捌玖";
  const WEEK = "日一二三四五六";

  /**
   * Four digits or fewer, as in 人民币大写; "" for 0.
   * @param {string} digits
   */
  function group(digits) {
    let text = "";
    let gap = false;
    for (let at = 0; at < digits.length; at++) {
      const digit = Number(digits[at]);
      if (digit) text += (gap ? "零" : "") + DIGITS[digit] + ["", "拾", "佰", "仟"][digits.length - 1 - at];
      gap = !digit && text !== "";
    }
    return text;
  }

  /** @param {string} whole digits, twelve or fewer */
  function yuan(whole) {
    let text = "";
    let low = false; // does the group before end, or this one begin, with a nought?
    for (let left = whole; left; ) {
      const head = left.slice(0, left.length % 4 || 4);
      left = left.slice(head.length);
      const said = group(head);
      if (said) {
        if (text && (low || head[0] === "0")) text += "零";
        text += said + ["", "万", "亿"][left.length / 4];
      }
      low = head[head.length - 1] === "0" || (!said && text !== "");
    }
    return text;
  }

  /**
   * An amount in capitals; null for what is no amount, "" for nothing.
   * @param {string} written
   */
  function capitals(written) {
    const plain = written.normalize("NFKC").replace(/[\s,，¥￥元]/g, "");
    if (!plain) return "";
    const parts = /^0*(\d{0,12})(?:\.(\d{1,2})0*)?$/.exec(plain);
    if (!parts || plain === ".") return null;
    const cents = ((parts[2] || "") + "00").slice(0, 2);
    const jiao = Number(cents[0]), fen = Number(cents[1]);
    const whole = yuan(parts[1]);
    if (!whole && !jiao && !fen) return "零元整";
    let text = whole ? whole + "元" : "";
    if (jiao) text += (whole && parts[1].endsWith("0") ? "零" : "") + DIGITS[jiao] + "角";
    else if (whole && fen) text += "零";
    return text + (fen ? DIGITS[fen] + "分" : "整");
  }

  /** 2026年3月1日（星期日） @param {number} time */
  function chinese(time) {
    const date = new Date(time);
    const day = date.getUTCFullYear() + "年" + (date.getUTCMonth() + 1) + "月" + date.getUTCDate() + "日";
    return day + "（星期" + WEEK[date.getUTCDay()] + "）";
  }

  /** What is said of the last of *days* after *start*. @param {number} start @param {number} days */
  function deadline(start, days) {
    const last = start + days * DAY;
    const rest = [1, 0, 0, 0, 0, 0, 2][new Date(last).getUTCDay()];
    const moved = rest
      ? "这天休息的，顺延到" + chinese(last + rest * DAY) + "；调休上班的，不顺延。"
      : "这天放假的，顺延到放完假的第一天。";
    return "第" + days + "天是" + chinese(last) + "。" + moved + "放假的安排要另外查，早几天去最稳妥。";
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

  class Filler {
    /** @param {HTMLElement} box */
    constructor(box) {
      this.box = box;
      this.key = KEY + box.dataset.id;
      this.form = /** @type {HTMLFormElement} */ (box.querySelector("form"));
      this.status = make("p", "pf-form-status");
      this.status.setAttribute("role", "status");
      this.addTicks();
      this.addButtons();
      this.restore();
      this.form.addEventListener("input", () => this.show());
      this.show();
    }

    /** @returns {(HTMLInputElement | HTMLTextAreaElement)[]} */
    get boxes() {
      return Array.from(this.form.querySelectorAll("input, textarea"));
    }

    /** What is signed on paper can only be ticked here, where something hangs on it. */
    addTicks() {
      for (const sign of this.form.querySelectorAll(".pf-sign")) {
        const id = /** @type {HTMLElement} */ (sign).dataset.field || "";
        if (!this.box.querySelector('[data-for="' + id + '"]')) continue;
        const tick = document.createElement("input");
        tick.type = "checkbox";
        tick.id = id;
        const said = make("span", "pf-hidden", (sign.firstElementChild || sign).textContent + "：");
        sign.append(make("label", "pf-choice pf-screen", tick, said, "纸上已经办好"));
      }
    }

    addButtons() {
      const row = make("p", "pf-form-buttons pf-screen");
      /** @type {[string, () => void][]} */
      const buttons = [
        ["打印", () => window.print()],
        ["存下，七天后忘掉", () => this.keep()],
        ["清除", () => this.clear()],
      ];
      for (const [text, act] of buttons) {
        const button = make("button", "pf-form-button", text);
        button.type = "button";
        button.addEventListener("click", act);
        row.append(button);
      }
      const note = "存下的字在这部手机（电脑）里，别人用这部手机也看得到。公用的不要存。";
      this.box.append(row, make("p", "pf-soft pf-screen", note), make("div", "pf-screen", this.status));
    }

    /** Under what a draft keeps it. @param {HTMLInputElement | HTMLTextAreaElement} box */
    name(box) {
      return box.id || box.dataset.key || box.name + "=" + box.value;
    }

    keep() {
      /** @type {{[name: string]: string | boolean}} */
      const values = {};
      for (const box of this.boxes) {
        const ticked = box instanceof HTMLInputElement && /radio|checkbox/.test(box.type);
        const value = ticked ? /** @type {HTMLInputElement} */ (box).checked : box.value;
        if (value) values[this.name(box)] = value;
      }
      const until = Date.now() + KEPT;
      try {
        localStorage.setItem(this.key, JSON.stringify({ until: until, values: values }));
        this.status.textContent = "存下了。" + new Date(until).toLocaleDateString("zh-CN") + "以后忘掉，点“清除”马上忘掉。";
      } catch (shut) {
        this.status.textContent = "这个浏览器不让存。先打印出来，或者抄下来。";
      }
    }

    /** Puts back what was kept; shell.js has forgotten it if it is too old. */
    restore() {
      try {
        const draft = JSON.parse(localStorage.getItem(this.key) || "null");
          for (const box of this.boxes) {
          const value = draft.values[this.name(box)];
          if (value === true) /** @type {HTMLInputElement} */ (box).checked = true;
          else if (value) box.value = value;
        }
        this.status.textContent = "这是上次存下的。";
      } catch (shut) { /* nothing was kept, or it cannot be read */ }
    }

    clear() {
      if (!window.confirm("清除这一页填的和存下的，找不回来。清除吗？")) return;
      this.form.reset();
      try {
        localStorage.removeItem(this.key);
      } catch (shut) { /* nothing was kept */ }
      this.show();
      this.status.textContent = "清除了。";
    }

    /** The time of a date, or NaN. @param {string} id */
    time(id) {
      const [year, month, day] = ["", "-month", "-day"].map((part) => {
        const box = /** @type {HTMLInputElement | null} */ (document.getElementById(id + part));
        return Number(box && box.value.normalize("NFKC").trim()) || 0;
      });
      const time = Date.UTC(year, month - 1, day);
      return year > 1900 && new Date(time).getUTCMonth() === month - 1 ? time : NaN;
    }

    /** @param {string} id */
    isFilled(id) {
      const field = this.form.querySelector('[data-field="' + id + '"]');
      if (!field) return false;
      if (field.querySelector(".pf-date")) return !isNaN(this.time(id));
      return Array.from(field.querySelectorAll("input, textarea")).some((one) => {
        const box = /** @type {HTMLInputElement} */ (one);
        return /radio|checkbox/.test(box.type) ? box.checked : box.value.trim() !== "";
      });
    }

    show() {
      for (const said of this.form.querySelectorAll(".pf-capitals")) {
        const id = /** @type {HTMLElement} */ (said).dataset.of || "";
        const input = /** @type {HTMLInputElement} */ (document.getElementById(id));
        const text = capitals(input.value);
        said.textContent = text === null ? "金额写成数字，例如 1200.50" : text && "人民币（大写）：" + text;
      }
      for (const warning of this.form.querySelectorAll("[data-warns]")) {
        const id = /** @type {HTMLElement} */ (warning).dataset.warns || "";
        warning.classList.toggle("pf-note--on", this.isFilled(id));
      }
      for (const one of this.box.querySelectorAll("[data-missing]")) {
        const note = /** @type {HTMLElement} */ (one);
        const items = Array.from(note.querySelectorAll("li"));
        for (const item of items) item.hidden = this.isFilled(item.dataset.for || "");
        note.hidden = items.every((item) => item.hidden);
      }
      for (const one of this.box.querySelectorAll("[data-days]")) {
        const said = /** @type {HTMLElement} */ (one);
        const times = (said.dataset.from || "").split(" ").map((id) => this.time(id));
        said.textContent = times.some(isNaN)
          ? "日期填全了，这里会算出最后一天。"
          : deadline(Math.min(...times), Number(said.dataset.days));
      }
    }
  }

  customElements.define("pf-form", class extends HTMLElement {
    connectedCallback() {
      if (!this.querySelector(".pf-form-buttons")) new Filler(this); // deferred: the form is there
    }
  });
})();
