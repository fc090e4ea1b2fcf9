// @ts-check
/**
 * <pf-suggest>: words to choose from while letters are typed, as the combobox pattern has it.
 *
 * Made by <pf-search>, below its input.  The input keeps the focus; aria-activedescendant
 * says which word is meant.
 */
(function () {
  "use strict";

  customElements.define("pf-suggest", class extends HTMLElement {
    constructor() {
      super();
      /** @type {HTMLInputElement | null} */
      this.input = null;
      this.active = -1;
      /** What is done with the word chosen. @type {(word: string) => void} */
      this.choose = () => {};
    }

    /** @param {HTMLInputElement} input @param {(word: string) => void} choose */
    serve(input, choose) {
      this.input = input;
      this.choose = choose;
      this.id = input.id + "-words";
      this.setAttribute("role", "listbox");
      this.setAttribute("aria-label", "您要打的是不是");
      for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"],
        ["aria-controls", this.id]]) input.setAttribute(name, value);
      input.addEventListener("blur", () => this.offer([]));
      // Before the input loses the focus, and with it the list.
      this.addEventListener("mousedown", (event) => event.preventDefault());
      this.addEventListener("click", (event) => {
        const option = /** @type {HTMLElement} */ (event.target).closest("[role=option]");
        if (option) this.take(option.textContent || "");
      });
      this.offer([]);
    }

    /** @param {string[]} words */
    offer(words) {
      this.active = -1;
      this.textContent = "";
      words.forEach((word, number) => {
        const option = document.createElement("div");
        option.id = this.id + "-" + number;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.textContent = word;
        this.append(option);
      });
      this.hidden = !words.length;
      if (!this.input) return;
      this.input.setAttribute("aria-expanded", String(!this.hidden));
      this.input.removeAttribute("aria-activedescendant");
    }

    /** Whether *key* was for the list. @param {string} key */
    press(key) {
      if (this.hidden) return false;
      const options = Array.from(this.children);
      if (key === "ArrowDown" || key === "ArrowUp") {
        // One place of the round is the input itself, with the letters as they were typed.
        const places = options.length + 1;
        this.mark((this.active + 1 + (key === "ArrowDown" ? 1 : places - 1)) % places - 1);
        return true;
      }
      if (key === "Enter" && this.active >= 0) {
        this.take(options[this.active].textContent || "");
        return true;
      }
      if (key === "Escape") {
        this.offer([]);
        return true;
      }
      return false;
    }

    /** @param {number} place */
    mark(place) {
      this.active = place;
      Array.from(this.children).forEach((option, number) => {
        option.setAttribute("aria-selected", String(number === place));
      });
      const input = /** @type {HTMLInputElement} */ (this.input);
      if (place < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", this.id + "-" + place);
    }

    /** @param {string} word */
    take(word) {
      this.offer([]);
      this.choose(word);
    }
  });
})();
