// The audit's page: one item at a time, one key an answer.

import { AuditView } from "./view.js";
import { Marks } from "./marking.js";
import { Outbox } from "./outbox.js";
import { Pace } from "./pace.js";
import { Queue } from "./queue.js";
import { showHistory } from "./panel.js";
import { pick, STANCES } from "./picker.js";
import { keyboard } from "./keys.js";
import { setUpFilter } from "./filter.js";

const byId = id => document.getElementById(id);

class Audit {
  constructor() {
    this.queue = new Queue(location.search.slice(1));
    this.outbox = new Outbox();
    this.pace = new Pace();
    this.view = new AuditView(this);
    this.note = "";
    this.marks = new Marks(this);
    this.windows = new BroadcastChannel("aside-audit");
    this.tags = [...document.querySelectorAll("#help .tags > div")].map(row => ({
      id: row.dataset.tag, title: row.querySelector(".title").textContent,
      definition: row.querySelector(".definition").textContent, not: row.querySelector(".not").textContent,
    }));
  }

  async start() {
    this.outbox.addEventListener("change", () => this.view.showSaving(this.outbox));
    this.outbox.addEventListener("kept", event => this.kept(event.detail.answer));
    this.outbox.addEventListener("refused", event => this.refused(event.detail));
    this.windows.onmessage = event => this.heard(event.data);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.refresh(); });
    try {
      await this.outbox.send();
      await this.queue.load();
    } catch (error) {
      return this.view.say(`The queue cannot be drawn: ${error.message}`);
    }
    setUpFilter(this.queue);
    keyboard(this);
    this.go(this.queue.next(0));
  }

  get item() { return this.queue.current; }
  get text() { return this.item && this.queue.texts.get(this.item.id)?.value; }
  get entries() { return this.item ? this.queue.keys[this.item.flagged ? "flagged" : "unflagged"] : []; }

  /** Shows the item at a place; the end of the queue for -1. */
  async go(place, isQuiet = false) {
    this.marks.span = null;
    if (!isQuiet) this.view.say("");
    if (place < 0) return this.view.showEnd(this.queue);
    this.queue.place = place;
    this.isAtEnd = false;
    const item = this.item;
    if (!this.text) this.view.showWaiting(item);
    let text;
    try {
      text = await this.queue.text(item);
    } catch (error) {
      return this.view.say(`The text cannot be fetched: ${error.message}. x goes on, ← comes back.`);
    }
    if (item === this.item) this.show(text);
  }

  show(text) {
    this.view.show(this.item, text);
    this.pace.shown();
    requestIdleCallback(() => this.queue.prefetch((item, text, count) => {
      if (count < 2) requestIdleCallback(() => this.view.prepare(item, text));
    }));
  }

  // Answers

  answer(answer, more = {}, time = performance.now()) {
    const item = this.item;
    if (!item || this.isAtEnd) return;
    item.answer = { answer, stance: null, tag: null, note: this.note, given: new Date().toISOString(), ...more };
    this.post("/api/answer", { item: item.id, answer, note: this.note, ...more });
    this.note = "";
    this.pace.answered();
    const next = this.queue.next(this.queue.place + 1);
    this.isAtEnd = next < 0;
    this.go(next);
    AuditView.measure(time);
  }

  post(path, body) { return this.outbox.post(path, { queue: this.queue.query, ...body }); }

  /** What a key of the queue's list does. */
  async act(entry, time) {
    const isBlank = ["answer", "repeat"].includes(entry.action) && !this.text;
    if (isBlank) return this.view.say("The text is not here yet.");
    switch (entry.action) {
      case "answer": return this.choose(entry.answer, time);
      case "repeat": return this.repeat(time);
      case "undo": return this.undo();
      case "note": return this.writeNote();
      case "skip": return this.skip();
      case "help": return byId("help").showModal();
      case "mark": return this.marks.addCue();
      case "ends": return this.marks.editCue();
      case "trace": return this.view.fold("why");
      case "history": return this.view.fold("history");
      case "open": return this.openAlike();
      case "down": case "up": return this.view.scroll(entry.action === "down" ? 1 : -1);
      case "quit": return this.view.say(this.outbox.waiting.length
        ? `${this.outbox.waiting.length} answers are not on the device yet; keep this window open until they are.`
        : "Every answer is on the device: close this window. Ctrl-C stops the server.");
    }
  }

  async choose(answer, time) {
    if (answer === "wrong-stance") {
      const stance = await pick("How is it meant?", STANCES, null);
      return stance && this.answer(answer, { stance });
    }
    if (answer === "wrong-tag") {
      const tag = await this.marks.pickTag("Which tag is it?", null, this.item.tag, "another one, or none that I name");
      return tag !== null && this.answer(answer, { tag: tag || null });
    }
    if (answer === "missed") return this.marks.missed(time);
    return this.answer(answer, {}, time);
  }

  repeat(time) {
    const last = this.queue.last?.answer;
    const fits = last && this.entries.some(entry => entry.answer === last.answer);
    if (!fits) return this.view.say("There is no last answer that fits this item.");
    this.answer(last.answer, { stance: last.stance, tag: last.tag }, time);
  }

  async undo() {
    const answer = await this.post("/api/undo", {}).catch(() => null);
    if (!answer) return;
    const place = this.queue.items.findIndex(item => item.id === answer.item);
    if (place < 0) return this.view.say("There is nothing of this queue to take back.");
    await this.go(place);
    this.view.say("Taken back.");
  }

  /** Texts with the same words one by one, from here on. */
  async openAlike() {
    if (!this.text?.alike) return this.view.say("This item stands for no other text.");
    try {
      await this.queue.open(this.item);
      this.view.forget(this.item);
      await this.go(this.queue.place);
    } catch (error) {
      this.view.say(`They cannot be judged one by one: ${error.message}`);
    }
  }

  skip() {
    const next = this.queue.next(this.queue.place + 1);
    this.go(next < 0 ? (this.queue.place + 1) % this.queue.items.length : next);
  }

  step(count) {
    const size = this.queue.items.length;
    if (size) this.go((this.queue.place + (this.isAtEnd ? 0 : count) + size) % size);
  }

  writeNote() {
    const dialog = byId("writer");
    const area = byId("writer-text");
    area.value = this.note;
    dialog.onclose = () => {
      if (dialog.returnValue === "keep") this.note = area.value.trim();
      dialog.returnValue = "";
      this.view.showNote(this.note);
    };
    dialog.showModal();
    area.focus();
  }

  // What comes back

  kept(answer) {
    if (answer.warning) this.view.say(answer.warning);
    this.take(answer);
    this.windows.postMessage(answer);
  }

  /** What the journal says of an item, unless a newer answer to it is on its way. */
  take(answer) {
    const item = this.queue.find(answer.item);
    if (!item || this.outbox.waiting.some(entry => entry.body.item === item.id)) return;
    const isCurrent = item === this.item && !this.isAtEnd;
    const isOther = JSON.stringify({ ...item.answer, given: "" }) !== JSON.stringify({ ...answer.answer, given: "" });
    item.answer = answer.answer;
    const text = this.queue.texts.get(item.id)?.value;
    if (text) text.history = answer.history;
    if (text && isCurrent) showHistory(text.history);
    if (text && JSON.stringify(text.own) !== JSON.stringify(answer.own)) {
      const isNew = text.own.length !== answer.own.length;
      text.own = answer.own;
      this.view.forget(item);
      if (isCurrent && !this.marks.span) this.view.show(item, text, true, !isNew);
    }
    // Buttons that change nothing stay: a click may be on its way.
    this.view.showHead(this.queue, isCurrent && isOther ? item : null);
  }

  heard(answer) {
    const isShown = this.item?.id === answer.item && !this.isAtEnd;
    this.take(answer);
    if (isShown && answer.answer) this.view.say("This item was answered in another window.");
  }

  refused({ answer, entry }) {
    const item = this.queue.find(entry.body.item);
    if (item && entry.path === "/api/answer") item.answer = null;
    this.view.say(`Not kept: [${answer.code}] ${answer.message}`);
  }

  async refresh() {
    if (this.outbox.waiting.length) return this.outbox.send();
    try {
      const [answered] = [this.queue.answered];
      await this.queue.load();
      if (this.queue.answered !== answered) this.view.showProgress(this.queue);
    } catch { /* the next answer says that the server is away */ }
  }
}

new Audit().start();
