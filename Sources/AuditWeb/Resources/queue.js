// The items of the queue: which is next, which texts are at hand already.

import { ask } from "./ask.js";

// Items whose texts are fetched before they are asked for.
const AHEAD = 4;

export class Queue {
  constructor(query) {
    this.query = query;
    this.items = [];
    this.byId = new Map();
    this.place = 0;
    this.texts = new Map();
  }

  async load() {
    this.take(await ask(`/api/queue${this.query && "?" + this.query}`));
  }

  take(answer) {
    Object.assign(this, { about: answer.queue, keys: answer.keys, auditor: answer.auditor, isBlind: answer.blind });
    const current = this.current?.id;
    this.items = answer.items;
    this.byId = new Map(this.items.map(item => [item.id, item]));
    const again = this.items.findIndex(item => item.id === current);
    this.place = again >= 0 ? again : this.place;
  }

  get current() { return this.items[this.place]; }
  get answered() { return this.items.filter(item => item.answer).length; }

  find(id) { return this.byId.get(id); }

  /** An item that repeats another one waits for that one's answer. */
  isOpen(item) { return !item.answer && (!item.after || this.find(item.after)?.answer != null); }

  /** The answer that was given last, by this or another window. */
  get last() {
    return this.items.reduce((last, item) =>
      item.answer && (!last || item.answer.given > last.answer.given) ? item : last, null);
  }

  /** The place of the next item without an answer, from `start` on, then from the front; -1 when all have one. */
  next(start) {
    for (let step = 0; step < this.items.length; step += 1) {
      const place = (start + step) % this.items.length;
      if (this.isOpen(this.items[place])) return place;
    }
    return -1;
  }

  /** The text of an item; fetched once while it is near. */
  text(item) {
    let text = this.texts.get(item.id);
    if (!text) {
      text = this.fetch(item);
      this.texts.set(item.id, text);
      text.then(value => { text.value = value; }, () => this.texts.delete(item.id));
    }
    return text;
  }

  fetch(item) {
    const query = new URLSearchParams(this.query);
    query.set("item", item.id);
    return ask(`/api/item?${query}`);
  }

  /** Makes the texts with the same words as an item's questions of their own. */
  async open(item) {
    const answer = await ask("/api/open", { queue: this.query, item: item.id });
    this.texts.delete(item.id);
    this.take(answer);
  }

  forget(id) { this.texts.delete(id); }

  /** Fetches the texts of the next items and lets go of those that are far away. */
  prefetch(prepare) {
    const near = new Set([this.current?.id]);
    let place = this.place;
    for (let count = 0; count < AHEAD; count += 1) {
      place = this.next((place + 1) % this.items.length);
      if (place < 0 || near.has(this.items[place].id)) break;
      const item = this.items[place];
      near.add(item.id);
      this.text(item).then(text => prepare(item, text, count), () => {});
    }
    for (const id of this.texts.keys()) if (!near.has(id) && this.texts.size > 3 * AHEAD) this.texts.delete(id);
  }
}
