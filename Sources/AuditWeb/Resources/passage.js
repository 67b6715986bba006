// A text of others with its cues drawn, and the way from places on the screen to places in the text and back.

import { element, pieces } from "./visible.js";

// Lines of about this many characters together are one block, laid out only near the window.
const BLOCK = 3000;

/** Cues of one part that are drawn as one: the same tag and stance over words that touch. */
const joined = marks => {
  const result = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const same = result.findLast(other => other.tag === mark.tag && other.stance === mark.stance && !other.own
      && !mark.own && other.end > mark.start);
    if (same) {
      same.end = Math.max(same.end, mark.end);
      same.marks.push(mark);
    } else {
      result.push({ ...mark, marks: [mark] });
    }
  }
  return result;
};

const short = tag => tag.split(".").at(-1);

/** One part of a transcript as an element. Offsets are UTF-16 code units of the part's text. */
export class PartView {
  /**
   * @param part `{kind, text}`.
   * @param marks Of this part: `{start, end, tag, stance, own}`.
   * @param asked The tag that the item asks about.
   */
  constructor(part, number, marks, asked) {
    this.text = part.text;
    this.number = number;
    this.marks = joined(marks);
    this.asked = asked;
    this.runs = [];
    this.root = element("div", { class: "part", "data-part": number });
    this.root.view = this;
    this.edges = [...new Set(this.marks.flatMap(mark => [mark.start, mark.end]))].sort((a, b) => a - b);
    this.draw();
  }

  draw() {
    const text = this.text;
    let start = 0;
    while (start < text.length) {
      // A break between lines ends a block, so that no block changes how lines are laid out.
      let end = start + BLOCK < text.length ? text.indexOf("\n", start + BLOCK) : -1;
      if (end < 0) end = text.length;
      const block = element("div", { class: "block" });
      // An empty line at the end of a block would have no height.
      this.fill(block, start, end);
      this.root.append(block);
      start = end + 1;
    }
  }

  fill(block, start, end) {
    const edges = this.edges.filter(edge => edge > start && edge < end);
    let from = start;
    for (const edge of [...edges, end]) {
      const covering = this.marks.filter(mark => mark.start <= from && mark.end >= edge && mark.start < mark.end);
      const ending = covering.filter(mark => mark.end === edge || (edge === end && mark.end <= end));
      const target = covering.length ? this.cue(covering, from) : block;
      if (target !== block) block.append(target);
      this.write(target, from, edge);
      for (const mark of ending.filter(mark => mark.end === edge)) block.append(this.name(mark));
      from = edge;
    }
    if (start === end) block.append("\u200B");
  }

  /** The words of one or more cues: drawn as the one that matters most. */
  cue(covering, from) {
    const rank = mark => (mark.own ? 0 : mark.tag === this.asked ? 1 : 2) * 10
      + (["asserted", "considered"].includes(mark.stance) ? 0 : 1);
    const first = [...covering].sort((a, b) => rank(a) - rank(b))[0];
    const words = covering.map(mark => `${mark.tag}, ${mark.stance}${mark.own ? ", your mark" : ""}`).join("; ");
    const kind = first.own ? "own" : first.tag === this.asked ? "asked" : "other";
    const drawn = element("mark", {
      class: `cue ${kind} s-${first.stance}${covering.length > 1 ? " several" : ""}`, title: words,
    });
    for (const mark of covering) if (mark.start === from) (mark.elements ??= []).push(drawn);
    return drawn;
  }

  /** The name behind a cue's last word: drawn by the style sheet, so that it is no part of the text. */
  name(mark) {
    const kind = mark.own ? "own" : mark.tag === this.asked ? "asked" : "other";
    const count = mark.marks.length > 1 ? ` ×${mark.marks.length}` : "";
    return element("span", {
      class: `name ${kind} s-${mark.stance}`, "data-name": `${short(mark.tag)} · ${mark.stance}${mark.own ? ", yours" : ""}${count}`,
    });
  }

  write(target, start, end) {
    for (const piece of pieces(this.text, start, end)) {
      const node = document.createTextNode(piece.label ?? piece.text);
      node.run = { start: piece.start, end: piece.end, node, isLabel: piece.label !== undefined, view: this };
      this.runs.push(node.run);
      target.append(piece.label ? element("span", { class: "hidden-character", title: "an invisible character" }, node) : node);
    }
  }

  /** The place on the screen of a place in the text. */
  position(offset) {
    let low = 0;
    let high = this.runs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.runs[middle].end <= offset) low = middle + 1; else high = middle;
    }
    const run = this.runs[low];
    if (!run) return null;
    const inside = Math.min(Math.max(0, offset - run.start), run.end - run.start);
    return { node: run.node, offset: run.isLabel ? (inside ? run.node.length : 0) : inside };
  }

  range(start, end) {
    const [from, to] = [this.position(start), this.position(Math.max(start, end - 1))];
    if (!from || !to) return null;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    const last = to.node.run;
    range.setEnd(to.node, last.isLabel ? to.node.length : Math.min(to.offset + (end > start ? 1 : 0), to.node.length));
    return range;
  }
}

/** The text node at or behind a place on the screen, where it belongs to a part. */
const runAt = (node, offset) => {
  if (node.run) return { run: node.run, offset };
  const root = node.closest?.(".part") ?? node.parentElement?.closest(".part");
  const walker = document.createTreeWalker(root ?? node, NodeFilter.SHOW_TEXT);
  const target = node.childNodes[offset];
  for (let next = walker.nextNode(); next; next = walker.nextNode()) {
    const isBehind = !target || target === next || target.contains(next)
      || (target.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (next.run && isBehind) return { run: next.run, offset: 0 };
  }
  return null;
};

const place = (node, offset, isEnd) => {
  const found = runAt(node, offset);
  if (!found) return null;
  const { run } = found;
  if (run.isLabel) return { view: run.view, offset: isEnd && found.offset > 0 ? run.end : run.start };
  return { view: run.view, offset: Math.min(run.end, run.start + found.offset) };
};

/** The place in a text at a point of the window. */
export const placeAt = (x, y) => {
  const found = document.caretPositionFromPoint?.(x, y);
  const range = found ? null : document.caretRangeFromPoint?.(x, y);
  const node = found?.offsetNode ?? range?.startContainer;
  const view = node?.run && place(node, found?.offset ?? range.startOffset, false);
  return view?.view.root.closest("#text") ? view : null;
};

/** What is selected, as places of one part; `null` where nothing of a reasoning text is. */
export const selected = () => {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const from = place(range.startContainer, range.startOffset, false);
  if (!from || !from.view.root.closest("#text")) return null;
  let to = place(range.endContainer, range.endOffset, true);
  // What ends in another part ends with this one.
  if (!to || to.view !== from.view) to = { view: from.view, offset: from.view.text.length };
  let [start, end] = [from.offset, to.offset];
  while (start < end && /\s/.test(from.view.text[start])) start += 1;
  while (end > start && /\s/.test(from.view.text[end - 1])) end -= 1;
  return end > start ? { view: from.view, start, end } : null;
};
