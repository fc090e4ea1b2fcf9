// @ts-check
/**
 * `pufaTraining.qr(text)`: a QR code (ISO/IEC 18004) as SVG, of text in the alphanumeric mode.
 *
 * Error correction L, one mask: it is shown on a screen, neither folded nor stained.
 */
(function () {
  "use strict";

  const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  // Of versions 1 to 20: codewords of correction in a block, blocks.
  const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
  const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];
  const FORMAT = 8; // level L, mask 0
  const QUIET = 4;

  /** All codewords that a version holds. @param {number} version */
  function capacity(version) {
    const lines = version > 1 ? Math.floor(version / 7) + 2 : 0; // of alignment patterns
    const patterns = lines ? (25 * lines - 10) * lines - 55 : 0;
    return Math.floor(((16 * version + 128) * version + 64 - patterns - (version > 6 ? 36 : 0)) / 8);
  }

  /** A product in GF(256). @param {number} one @param {number} other */
  function times(one, other) {
    let product = 0;
    for (let bit = 7; bit >= 0; bit--) {
      product = (product << 1) ^ ((product >> 7) * 285);
      if ((other >> bit) & 1) product ^= one;
    }
    return product;
  }

  /** The remainder of Reed and Solomon. @param {number[]} data @param {number} count */
  function correction(data, count) {
    const divisor = new Array(count).fill(0);
    divisor[count - 1] = 1;
    for (let root = 1, at = 0; at < count; at++, root = times(root, 2)) {
      for (let place = 0; place < count; place++) {
        divisor[place] = times(divisor[place], root) ^ (divisor[place + 1] || 0);
      }
    }
    const rest = new Array(count).fill(0);
    for (const byte of data) {
      const factor = byte ^ rest.shift();
      rest.push(0);
      divisor.forEach((value, place) => (rest[place] ^= times(value, factor)));
    }
    return rest;
  }

  /** *value* followed by the remainder of its division. @param {number} value @param {number} divisor @param {number} bits */
  function checked(value, divisor, bits) {
    let rest = value;
    for (let at = 0; at < bits; at++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * divisor);
    return (value << bits) | rest;
  }

  /** The data as codewords, filled up to *room*. @param {string} text @param {number} version @param {number} room */
  function codewords(text, version, room) {
    let bits = "0010";
    const add = (value, width) => (bits += ("0".repeat(width) + value.toString(2)).slice(-width));
    add(text.length, version < 10 ? 9 : 11);
    for (let at = 0; at < text.length; at += 2) {
      const first = SIGNS.indexOf(text[at]);
      if (at + 1 < text.length) add(first * 45 + SIGNS.indexOf(text[at + 1]), 11);
      else add(first, 6);
    }
    bits += "0".repeat(Math.max(0, Math.min(4, room * 8 - bits.length)));
    while (bits.length % 8) bits += "0";
    const bytes = bits.match(/.{8}/g).map((byte) => parseInt(byte, 2));
    for (let filler = 236; bytes.length < room; filler ^= 253) bytes.push(filler);
    return bytes;
  }

  /** Blocks, each with its correction, read across. @param {number[]} data @param {number} version */
  function woven(data, version) {
    const blocks = BLOCKS[version - 1], count = CORRECTION[version - 1], all = capacity(version);
    const short = Math.floor(all / blocks) - count;
    const long = all % blocks;
    const parts = [], checks = [];
    for (let at = 0, from = 0; at < blocks; at++) {
      const part = data.slice(from, (from += short + (at < blocks - long ? 0 : 1)));
      parts.push(part);
      checks.push(correction(part, count));
    }
    const across = (lists, length) => {
      const found = [];
      for (let at = 0; at < length; at++) for (const list of lists) if (at < list.length) found.push(list[at]);
      return found;
    };
    return across(parts, short + 1).concat(across(checks, count));
  }

  /** Rows of dark (1) and light (0). @param {string} text @param {number} version @param {number} room */
  function drawn(text, version, room) {
    const size = version * 4 + 17;
    /** @type {number[][]} */
    const rows = Array.from({ length: size }, () => new Array(size).fill(-1));
    const set = (x, y, dark) => {
      if (rows[y] && x >= 0 && x < size) rows[y][x] = dark ? 1 : 0;
    };
    for (let at = 0; at < size; at++) {
      set(6, at, at % 2 === 0);
      set(at, 6, at % 2 === 0);
    }
    /** Rings around a point. @param {number} x @param {number} y @param {number} reach @param {number} light */
    const rings = (x, y, reach, light) => {
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          const ring = Math.max(Math.abs(dx), Math.abs(dy));
          set(x + dx, y + dy, ring !== light && ring !== 4);
        }
      }
    };
    const places = [6];
    const lines = version > 1 ? Math.floor(version / 7) + 2 : 0;
    const step = Math.ceil((version * 4 + 4) / (lines * 2 - 2)) * 2;
    for (let at = 1; at < lines; at++) places[at] = size - 7 - (lines - 1 - at) * step;
    places.forEach((x, column) => places.forEach((y, row) => {
      const last = lines - 1;
      const isFinder = (!row && !column) || (!row && column === last) || (row === last && !column);
      if (lines && !isFinder) rings(x, y, 2, 1);
    }));
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) rings(x, y, 4, 2);
    const format = checked(FORMAT, 0x537, 10) ^ 0x5412;
    for (let at = 0; at < 15; at++) {
      const dark = (format >> at) & 1;
      if (at < 8) {
        set(8, at < 6 ? at : at + 1, dark);
        set(size - 1 - at, 8, dark);
      } else {
        set(at < 9 ? 7 : 14 - at, 8, dark);
        set(8, size - 15 + at, dark);
      }
    }
    set(8, size - 8, 1);
    for (let at = 0; version > 6 && at < 18; at++) {
      const dark = (checked(version, 0x1f25, 12) >> at) & 1;
      set(size - 11 + (at % 3), Math.floor(at / 3), dark);
      set(Math.floor(at / 3), size - 11 + (at % 3), dark);
    }
    const bytes = woven(codewords(text, version, room), version);
    let bit = 0;
    for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
      for (let at = 0; at < size; at++) {
        const y = ((right < 6 ? right + 1 : right) & 2) === 0 ? size - 1 - at : at;
        for (const x of [right, right - 1]) {
          if (rows[y][x] >= 0) continue;
          rows[y][x] = (((bytes[bit >> 3] || 0) >> (7 - (bit & 7))) & 1) ^ ((x + y) % 2 === 0 ? 1 : 0);
          bit++;
        }
      }
    }
    return rows;
  }

  /** null where *text* is too long. @param {string} text */
  function qr(text) {
    const needed = (version) => Math.ceil((4 + (version < 10 ? 9 : 11) + Math.ceil(text.length * 5.5)) / 8);
    for (let version = 1; version <= BLOCKS.length; version++) {
      const room = capacity(version) - CORRECTION[version - 1] * BLOCKS[version - 1];
      if (needed(version) > room) continue;
      let path = "";
      drawn(text, version, room).forEach((row, y) => row.forEach((dark, x) => {
        if (dark) path += "M" + (x + QUIET) + " " + (y + QUIET) + "h1v1h-1z";
      }));
      const side = version * 4 + 17 + 2 * QUIET;
      const box = document.createElement("div");
      box.className = "pf-progress-code";
      box.innerHTML = '<svg role="img" aria-label="二维码" viewBox="0 0 ' + side + " " + side + '" shape-rendering="crispEdges">' +
        '<path fill="#fff" d="M0 0h' + side + "v" + side + "H0z\"/><path d=\"" + path + '"/></svg>';
      return box;
    }
    return null;
  }

  /** @type {any} */ (window).pufaTraining.qr = qr;
})();
