// @ts-check
// A practice scene, one step at a time.  Links stay links: the address names the step or the
// answer that is shown, so the phone's own way back works too, also from disk.
(function () {
  "use strict";

  class Scene extends HTMLElement {
    connectedCallback() {
      /** @type {HTMLElement[]} */
      this.steps = Array.from(this.querySelectorAll(".pf-step"));
      /** @type {string[]} what was shown, oldest first */
      this.trail = [];
      this.bar = this.controls();
      this.append(this.bar);
      this.setAttribute("data-live", "");
      addEventListener("hashchange", () => this.show(true));
      addEventListener("beforeprint", () => this.removeAttribute("data-live"));
      addEventListener("afterprint", () => this.setAttribute("data-live", ""));
      this.show(false);
    }

    /** @returns {HTMLElement} the buttons below the step, and the words on how it went */
    controls() {
      const bar = document.createElement("div");
      bar.className = "pf-scene-bar";
      this.back = this.button("退一步", () => history.back());
      this.again = this.button("从头再来", () => this.restart());
      this.score = document.createElement("p");
      this.score.className = "pf-soft";
      this.score.setAttribute("role", "status");
      bar.append(this.score, this.back, this.again);
      return bar;
    }

    /** @param {string} words @param {() => void} act @returns {HTMLButtonElement} */
    button(words, act) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", act);
      return button;
    }

    restart() {
      this.trail = [];
      const first = this.steps[0].id;
      if (location.hash === "#" + first) this.show(true);
      else location.hash = first;
    }

    /** @param {boolean} moved whether the reader went there: then the focus goes too */
    show(moved) {
      const named = document.getElementById(location.hash.slice(1));
      const inside = named && this.contains(named) ? named : this.steps[0];
      const step = /** @type {HTMLElement} */ (inside.closest(".pf-step"));
      const reply = inside.classList.contains("pf-reply") ? inside : null;
      this.follow(inside.id);
      for (const one of this.querySelectorAll(".pf-step, .pf-reply")) {
        if (one === step || one === reply) one.setAttribute("data-shown", "");
        else one.removeAttribute("data-shown");
      }
      for (const link of step.querySelectorAll(".pf-choices a")) {
        if (reply && link.getAttribute("href") === "#" + reply.id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      this.back.disabled = this.trail.length < 2;
      this.again.disabled = this.trail.length < 2;
      this.tell(step);
      const goal = reply || /** @type {HTMLElement} */ (step.querySelector("h2"));
      if (moved) {
        goal.focus({ preventScroll: true });
        goal.scrollIntoView({ block: "start" });
      }
    }

    /** Remember the way: a step back shortens it, the first step begins anew. @param {string} id */
    follow(id) {
      if (id === this.steps[0].id) this.trail = [id];
      else if (this.trail[this.trail.length - 2] === id) this.trail.pop();
      else if (this.trail[this.trail.length - 1] !== id) this.trail.push(id);
    }

    /** Say at an ending how the choices were. @param {HTMLElement} step */
    tell(step) {
      const places = this.trail.map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
      const worths = places.map((place) => place.dataset.worth);
      /** @param {string} worth */
      const count = (worth) => worths.filter((one) => one === worth).length;
      const over = !step.querySelector(".pf-choices");
      this.score.textContent = over && this.trail.length > 1
        ? "您这一路：好的选择" + count("好") + "次，也行的" + count("也行") + "次，不好的" + count("不好") + "次。"
        : "";
    }
  }

  customElements.define("pf-scene", Scene);
})();
