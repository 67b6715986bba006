// What stands above and below the text: question, progress, keys, what is being marked.

import { selected } from "./passage.js";
import { element, nodes } from "./visible.js";

const byId = id => document.getElementById(id);

export class Frame {
  constructor(audit) { this.audit = audit; }

  showHead(queue, item) {
    this.showProgress(queue);
    if (item) this.showQuestion(queue, item);
  }

  showProgress(queue) {
    const answered = queue.answered;
    const total = queue.items.length;
    byId("done").max = Math.max(1, total);
    byId("done").value = answered;
    byId("place").textContent = `${answered} of ${total} answered`;
    byId("kind").textContent = queue.about?.kind ?? "";
    byId("pace").textContent = this.audit.pace.words(total - answered);
  }

  showQuestion(queue, item) {
    byId("cues").hidden = false;
    byId("why").hidden = queue.isBlind;
    const tag = this.audit.tags.find(tag => tag.id === item.tag);
    byId("question").replaceChildren(item.flagged ? "Is this " : "Is ", element("span", { class: "tag" }, item.tag), item.flagged ? "?" : " missed here?");
    byId("definition").textContent = tag ? `${tag.definition} ${tag.not}` : "";
    byId("definition").title = byId("definition").textContent;
    document.title = `${queue.place + 1}/${queue.items.length} ${item.tag}`;
    byId("answers").replaceChildren(...this.buttons(this.audit.entries.filter(entry =>
      ["answer", "repeat", "undo", "note", "skip"].includes(entry.action)), item.answer));
  }

  buttons(entries, given) {
    const act = entry => () => this.audit.act(entry, performance.now());
    const last = this.audit.queue.last?.answer.answer;
    const names = { repeat: last ? `same: ${last}` : "same as last", undo: "undo", note: "note", skip: "skip" };
    const short = entry => names[entry.action] ?? entry.meaning.split(/[:;,]/)[0];
    const detail = answer => [answer.stance, answer.tag].filter(Boolean).join(", ");
    return entries.map(entry => {
      const isGiven = given && entry.answer === given.answer;
      return element("button", {
        type: "button", class: entry.answer ? "answer" : "act", onclick: act(entry), title: entry.meaning,
        "aria-pressed": entry.answer ? String(Boolean(isGiven)) : null, "data-action": entry.answer ?? entry.action,
        "aria-keyshortcuts": entry.key === " " ? "Space" : entry.key,
      }, element("kbd", {}, entry.key === " " ? "space" : entry.key), element("span", {}, short(entry),
        isGiven && detail(given) ? ` (${detail(given)})` : null));
    });
  }

  showNote(note) {
    byId("note").hidden = !note;
    byId("note").replaceChildren("Note for this answer: ", ...nodes(note));
  }

  showSaving(outbox) {
    const line = byId("saving");
    const count = outbox.waiting.length;
    line.className = outbox.failure ? "failed" : "";
    line.textContent = outbox.failure ? `${count} not saved, trying again: ${outbox.failure}` : count ? "saving…" : "saved";
  }

  say(words) {
    byId("notice").hidden = !words;
    byId("notice").textContent = words;
  }

  /** The line that says what keys do to the span, and its words. */
  showSpan(span) {
    const line = byId("spanning");
    line.hidden = !span;
    if (!span) return line.replaceChildren();
    const words = span.text.length > 200 ? `${span.text.slice(0, 120)} … ${span.text.slice(-70)}` : span.text;
    const press = key => element("button", { type: "button", onclick: () => key() }, key.words, " ", element("kbd", {}, key.key));
    const keep = Object.assign(() => this.audit.marks.keepSpan(), { words: "Mark", key: "Enter" });
    const cancel = Object.assign(() => this.audit.marks.cancelSpan(), { words: "Cancel", key: "Esc" });
    const without = Object.assign(() => this.audit.marks.missed(performance.now()), { words: "Missed, without marking", key: "m" });
    const title = { missed: "Which words?", add: "Which words are the missed cue?", move: "Move the cue's ends" }[span.purpose];
    line.replaceChildren(element("b", {}, title), " ", element("q", {}, nodes(words)),
      element("span", { class: "quiet" }, " ← → end · Shift ← → start · ↑ ↓ line · Ctrl: one character "),
      press(keep), span.purpose === "missed" ? press(without) : "", press(cancel));
  }

  /** What can be done with what the mouse selected. */
  offerSpan() {
    const chosen = selected();
    const line = byId("spanning");
    line.hidden = !chosen;
    if (!chosen) return line.replaceChildren();
    const button = (words, key, act) => element("button", { type: "button", onclick: act }, words, " ", element("kbd", {}, key));
    line.replaceChildren(element("b", {}, "Selected words:"), " ",
      button("mark a missed cue", "a", () => this.audit.marks.addCue()),
      button("make them the nearest cue's words", "e", () => this.audit.marks.editCue()));
  }
}
