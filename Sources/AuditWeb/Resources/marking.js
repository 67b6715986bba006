// Words that the auditor marks: missed cues, and ends of cues that are moved.

import { pick, STANCES } from "./picker.js";
import { selected } from "./passage.js";
import { Span } from "./spans.js";

const byId = id => document.getElementById(id);

export class Marks {
  constructor(audit) {
    this.audit = audit;
    /** What keys move now, with what it is for. */
    this.span = null;
  }

  /** Where it was missed: marked already, selected, to be marked now, or `m` once more without marking. */
  async missed(time) {
    const own = this.audit.text?.own.find(mark => mark.tag === this.audit.item.tag);
    if (own || this.span?.purpose === "missed") return this.audit.answer("missed", { stance: own?.stance ?? null }, time);
    this.startSpan("missed", selected());
  }

  pickTag(title, usual, without, none) {
    const tags = this.audit.tags.filter(tag => tag.id !== without)
      .map(tag => ({ value: tag.id, name: tag.id, about: tag.title }));
    return pick(title, none ? [...tags, { value: "", name: none }] : tags, usual);
  }

  /** Keys move the ends of a span now, until Enter or Escape. */
  startSpan(purpose, start = null, mark = null, isRough = true) {
    const span = start ? Span.ofWords(start, isRough) : Span.first(byId("text"));
    if (!span) return this.audit.view.say("There is no text to mark.");
    this.span = Object.assign(span, { purpose, mark });
    this.audit.view.showSpan(this.span);
  }

  addCue() {
    const chosen = selected();
    this.startSpan("add", chosen);
    if (chosen) this.keepSpan();
  }

  /** Moves the ends of a cue: of the nearest one to what is selected, else of one after the other. */
  editCue() {
    const { item, text } = this.audit;
    const cues = text?.shown.filter(mark => mark.own !== "new" && (mark.tag === item.tag || mark.own || !item.flagged)) ?? [];
    if (!cues.length) return this.audit.view.say("There is no cue whose ends could be moved; a marks a missed one.");
    const chosen = this.span ? null : selected();
    if (chosen) {
      const away = mark => mark.part !== chosen.view.number ? Infinity
        : Math.max(0, mark.start - chosen.end, chosen.start - mark.end);
      const nearest = [...cues].sort((a, b) => away(a) - away(b))[0];
      this.startSpan("move", chosen, nearest);
      return this.keepSpan();
    }
    const at = cues.indexOf(this.span?.mark);
    const mark = cues[(at + 1) % cues.length];
    const view = this.audit.view.parts.find(view => view.number === mark.part);
    this.startSpan("move", { view, start: mark.start, end: mark.end }, mark, false);
  }

  async keepSpan() {
    const { span } = this;
    const { item } = this.audit;
    if (!span) return;
    let tag = span.purpose === "add" ? await this.pickTag("Which tag was missed here?", item.tag) : item.tag;
    if (span.purpose === "move") tag = span.mark.tag;
    const stance = span.purpose === "move" ? span.mark.stance : tag && await pick("How is it meant?", STANCES, "asserted");
    if (!tag || !stance) return this.cancelSpan();
    this.mark(item, span, tag, stance);
    if (span.purpose === "missed") return this.audit.answer("missed", { stance });
    this.span = null;
    this.audit.view.show(item, this.audit.text, true);
    this.audit.view.say(span.purpose === "move" ? "The cue's ends are moved." : `Marked as ${tag}, ${stance}.`);
  }

  mark(item, span, tag, stance) {
    const { text } = this.audit;
    // A mark of one's own is put in the place of the one before.
    const before = span.mark?.own;
    const replaces = (before ? span.mark.replaces : span.mark?.number) ?? null;
    const part = span.view.number;
    text.own = text.own.filter(mark => !before || mark.id !== before);
    text.own.push({ id: null, tag, stance, part, start: span.start, end: span.end, replaces });
    this.audit.post("/api/mark", { item: item.id, tag, stance, part, start: span.start, end: span.end, replaces });
    if (before) this.audit.post("/api/unmark", { item: item.id, mark: before });
  }

  cancelSpan() {
    this.span = null;
    document.getSelection()?.removeAllRanges();
    this.audit.view.showSpan(null);
  }

  async removeMark(mark) {
    const { text } = this.audit;
    const own = mark ?? text?.own.at(-1);
    if (!own) return this.audit.view.say("There is no mark of yours here.");
    if (!own.id) return this.audit.view.say("The mark is still being kept; try again.");
    const answer = await this.audit.post("/api/unmark", { item: this.audit.item.id, mark: own.id }).catch(() => null);
    if (answer) this.audit.view.say("The mark is taken away.");
  }
}
