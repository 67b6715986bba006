// What is on the screen: the text, and the way to its cues.

import { Frame } from "./frame.js";
import { PartView } from "./passage.js";
import { showCues, showFacts, showHistory, showRest, showWhy } from "./panel.js";
import { element } from "./visible.js";

const byId = id => document.getElementById(id);
// Prepared texts that are kept; each may be some MB of nodes.
const PREPARED = 6;

export class AuditView extends Frame {
  constructor(audit) {
    super(audit);
    this.prepared = new Map();
    this.parts = [];
  }

  /** The time from a key to the next item on the screen, for `performance.getEntriesByName`. */
  static measure(start) {
    requestAnimationFrame(() => {
      // Behind the frame's painting.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => performance.measure("verdict-to-paint", { start, end: performance.now() });
      port2.postMessage(null);
    });
  }

  // Texts

  /** Draws a text off the screen, so that it only has to be put there. */
  prepare(item, text) {
    let drawn = this.prepared.get(item.id);
    if (drawn) return drawn;
    text.own ??= [];
    text.marks.forEach((mark, number) => { mark.number = number; });
    const moved = new Set(text.own.map(mark => mark.replaces).filter(number => number != null));
    text.shown = [...text.marks.filter(mark => !moved.has(mark.number)), ...text.own.map(mark => ({ ...mark, own: mark.id ?? "new" }))];
    const parts = text.parts.map((part, number) => ({ part, number })).filter(({ part }) => part.kind === "reasoning");
    const views = parts.map(({ part, number }) =>
      new PartView(part, number, text.shown.filter(mark => mark.part === number), item.tag));
    const article = element("article", {}, ...views.flatMap((view, place) =>
      views.length > 1 ? [element("h2", { class: "turn" }, `Reasoning ${place + 1} of ${views.length}`), view.root] : [view.root]));
    if (!text.kept) article.append(element("p", { class: "lone" }, "The text of this transcript is no longer kept: x skips it."));
    drawn = { views, article };
    this.prepared.set(item.id, drawn);
    if (this.prepared.size > PREPARED) this.prepared.delete(this.prepared.keys().next().value);
    return drawn;
  }

  forget(item) { this.prepared.delete(item.id); }

  /** @param isAgain The same item as before, with other marks: it does not scroll. */
  show(item, text, isAgain = false, isSame = false) {
    if (isAgain && !isSame) this.forget(item);
    const place = byId("text").scrollTop;
    const { views, article } = this.prepare(item, text);
    this.parts = views;
    byId("text").replaceChildren(article);
    this.cue = -1;
    if (isAgain) byId("text").scrollTop = place; else this.nextCue(true);
    byId("text").focus({ preventScroll: true });
    this.showHead(this.audit.queue, item);
    this.showNote(this.audit.note);
    this.showSpan(null);
    showFacts(item, text, () => this.audit.openAlike());
    showCues(text, item, { go: mark => this.goTo(mark), remove: mark => this.audit.marks.removeMark(mark) });
    showHistory(text.history ?? []);
    if (!isAgain) {
      byId("side").scrollTop = 0;
      showRest(text);
      showWhy(item, this.audit.queue.query);
    }
  }

  showWaiting(item) {
    byId("text").replaceChildren();
    this.showHead(this.audit.queue, item);
  }

  showEnd(queue) {
    this.audit.isAtEnd = true;
    this.parts = [];
    for (const id of ["facts"]) byId(id).replaceChildren();
    for (const id of ["cues", "why", "history", "before", "after"]) byId(id).hidden = true;
    this.showHead(queue, null);
    byId("question").textContent = queue.items.length ? "All answered" : "Nothing to audit";
    byId("definition").textContent = "";
    const counts = {};
    for (const item of queue.items) if (item.answer) counts[item.answer.answer] = (counts[item.answer.answer] ?? 0) + 1;
    const rows = Object.entries(counts).sort((a, b) => b[1] - a[1]).map(([answer, count]) =>
      element("tr", {}, element("th", { scope: "row" }, answer), element("td", {}, String(count))));
    const words = queue.items.length
      ? [element("p", {}, "z takes the last answer back, ← and → go through the items, f draws another queue."),
        element("table", {}, ...rows),
        element("p", {}, "What comes of it: ", element("code", {}, "aside profile"), " corrects its rates by these answers; ",
          element("code", {}, "aside agreement"), " compares auditors.")]
      : [element("p", {}, "No text of this kind is kept in the store. f draws another queue. Texts without a cue are kept "
        + "for a share of the transcripts only: ", element("code", {}, "aside label --keep-silent 1"), " keeps all.")];
    byId("text").replaceChildren(element("article", { class: "end" }, ...words));
    byId("answers").replaceChildren(...this.buttons([...(queue.keys?.flagged ?? [])].filter(entry => entry.action === "undo")));
  }

  // Places

  /** Opens or closes what stands beside the text. */
  fold(id) {
    const details = byId(id);
    if (details.hidden) return;
    document.body.classList.add("beside");
    details.open = !details.open;
    if (details.open) details.scrollIntoView({ block: "nearest" });
  }

  scroll(direction) { byId("text").scrollBy({ top: direction * 160 }); }

  goTo(mark) {
    const view = this.parts.find(view => view.number === mark.part);
    const range = view?.range(mark.start, mark.end);
    if (!range) return;
    this.bring(range);
    document.body.classList.remove("beside");
    const selection = document.getSelection();
    selection.removeAllRanges();
  }

  /** Scrolls only as far as it has to. */
  bring(range) {
    const seen = byId("text").getBoundingClientRect();
    const { top, bottom } = range.getBoundingClientRect();
    const isSeen = bottom > 0 && top >= seen.top && bottom <= seen.top + seen.height * 0.8;
    if (!isSeen) range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }

  /** To the next cue of the tag; to the first one of an item that was not shown before. */
  nextCue(isFirst = false) {
    const { item } = this.audit;
    const text = this.audit.text;
    byId("text").scrollTop = isFirst ? 0 : byId("text").scrollTop;
    const cues = text?.shown.filter(mark => mark.tag === item.tag) ?? [];
    const all = cues.length ? cues : isFirst ? [] : text?.shown ?? [];
    if (!all.length) return;
    this.cue = (this.cue + 1) % all.length;
    this.goTo(all[this.cue]);
  }
}
