// Words that are marked: with the mouse as a selection, with keys by moving its ends.

import { placeAt } from "./passage.js";

// Characters around an end in which words are looked for.
const NEAR = 300;
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** Words around a place, as `[start, end]`. */
const words = (text, at) => {
  const from = Math.max(0, at - NEAR);
  return [...segmenter.segment(text.slice(from, at + NEAR))].filter(word => word.isWordLike)
    .map(word => [from + word.index, from + word.index + word.segment.length]);
};

const ends = {
  endRight: (text, span) => words(text, span.end).find(word => word[1] > span.end)?.[1] ?? text.length,
  endLeft: (text, span) => words(text, span.end).findLast(word => word[1] < span.end && word[1] > span.start)?.[1],
  startLeft: (text, span) => words(text, span.start).findLast(word => word[0] < span.start)?.[0] ?? 0,
  startRight: (text, span) => words(text, span.start).find(word => word[0] > span.start && word[0] < span.end)?.[0],
};

/** A span that keys move; drawn as the window's selection. */
export class Span {
  constructor(view, start, end) {
    Object.assign(this, { view, start, end });
    this.draw();
  }

  /** What was selected, with whole words at its ends where `isRough`. */
  static ofWords({ view, start, end }, isRough) {
    if (!isRough) return new Span(view, start, end);
    const around = at => words(view.text, at).find(word => word[0] < at && at < word[1]);
    return new Span(view, around(start)?.[0] ?? start, around(end)?.[1] ?? end);
  }

  /** The first word on the screen. */
  static first(scroller) {
    const box = scroller.getBoundingClientRect();
    const part = scroller.querySelector(".part")?.getBoundingClientRect();
    if (!part) return null;
    for (let y = Math.max(box.top, part.top) + 3; y < box.bottom; y += 8) {
      for (const x of [part.left + 3, (part.left + part.right) / 2, part.right - 3]) {
        const found = placeAt(x, y);
        const word = found && words(found.view.text, found.offset).find(word => word[1] > found.offset);
        if (word) return new Span(found.view, word[0], word[1]);
      }
    }
    return null;
  }

  get text() { return this.view.text.slice(this.start, this.end); }

  /** Moves by a key; returns false for a key that moves nothing. */
  move(event) {
    const text = this.view.text;
    const isRight = event.key === "ArrowRight";
    if (event.key === "ArrowUp" || event.key === "ArrowDown") this.jump(event.key === "ArrowDown");
    else if (!isRight && event.key !== "ArrowLeft") return false;
    else if (event.ctrlKey || event.altKey) this.byCharacter(event.shiftKey, isRight ? 1 : -1);
    else if (event.shiftKey) this.start = ends[isRight ? "startRight" : "startLeft"](text, this) ?? this.start;
    else this.end = ends[isRight ? "endRight" : "endLeft"](text, this) ?? this.end;
    this.draw();
    return true;
  }

  byCharacter(isStart, step) {
    const move = at => {
      const low = this.view.text.charCodeAt(at + (step > 0 ? 0 : -1)) & 0xF800;
      return Math.min(Math.max(0, at + step * (low === 0xD800 ? 2 : 1)), this.view.text.length);
    };
    if (isStart) this.start = Math.min(move(this.start), this.end - 1);
    else this.end = Math.max(move(this.end), this.start + 1);
  }

  /** To the first word of the line below or above. */
  jump(isDown) {
    const box = this.view.range(this.start, this.start + 1).getBoundingClientRect();
    const line = parseFloat(getComputedStyle(this.view.root).lineHeight);
    let at = this.start;
    for (let step = 0; step < 80; step += 1) {
      const near = words(this.view.text, at);
      const word = isDown ? near.find(word => word[0] > at) : near.findLast(word => word[0] < at);
      if (!word) break;
      at = word[0];
      const moved = this.view.range(word[0], word[0] + 1).getBoundingClientRect().top - box.top;
      if (Math.abs(moved) > line / 2) {
        if (!isDown) for (let back = word; back; back = words(this.view.text, at).findLast(other => other[0] < at)) {
          const top = this.view.range(back[0], back[0] + 1).getBoundingClientRect().top - box.top;
          if (top < moved - line / 2) break;
          at = back[0];
        }
        break;
      }
    }
    const word = words(this.view.text, at).find(word => word[0] >= at);
    if (word) [this.start, this.end] = word;
  }

  draw() {
    const range = this.view.range(this.start, this.end);
    if (!range) return;
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const near = range.endContainer.parentElement;
    const box = range.getBoundingClientRect();
    const scroller = document.getElementById("text").getBoundingClientRect();
    if (box.bottom > scroller.bottom || box.top < scroller.top) near.scrollIntoView({ block: "center" });
  }
}
