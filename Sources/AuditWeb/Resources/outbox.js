// What was decided and is not yet on the device: sent in order, again until it is, and kept over a reload.

import { send } from "./ask.js";

// Each window keeps its own; a new window sends what an earlier one left. What both send counts once.
const KEPT = `aside-outbox-${document.body.dataset.audit}-`;
const OWN = KEPT + crypto.randomUUID();
const WAITS = [400, 800, 1500, 3000, 5000];

export class Outbox extends EventTarget {
  constructor() {
    super();
    this.waiting = Outbox.kept();
    this.keep();
    this.isSending = false;
    this.failure = "";
    this.fails = 0;
    addEventListener("beforeunload", event => { if (this.waiting.length) event.preventDefault(); });
    addEventListener("online", () => this.send());
  }

  static kept() {
    const kept = [];
    try {
      for (const key of Object.keys(localStorage).filter(key => key.startsWith(KEPT))) {
        kept.push(...JSON.parse(localStorage.getItem(key)));
        localStorage.removeItem(key);
      }
    } catch { /* what is no list of answers is left out */ }
    return kept;
  }

  keep() {
    const waiting = this.waiting.map(({ path, body }) => ({ path, body }));
    try {
      if (waiting.length) localStorage.setItem(OWN, JSON.stringify(waiting));
      else localStorage.removeItem(OWN);
    } catch { /* without storage, what waits lives as long as the window */ }
  }

  /** Puts something behind what waits. Settles with the response; never when it is refused. */
  post(path, body) {
    const entry = { path, body: { attempt: crypto.randomUUID(), ...body } };
    const done = new Promise((resolve, reject) => { entry.settle = [resolve, reject]; });
    done.catch(() => {});
    this.waiting.push(entry);
    this.keep();
    this.changed();
    this.send();
    return done;
  }

  changed() { this.dispatchEvent(new Event("change")); }

  async send() {
    if (this.isSending) return;
    this.isSending = true;
    clearTimeout(this.timer);
    while (this.waiting.length && await this.sendFirst());
    this.isSending = false;
    this.changed();
  }

  /** Returns false when it has to be tried again later. */
  async sendFirst() {
    const [entry] = this.waiting;
    let response;
    let answer;
    try {
      response = await send(entry.path, entry.body);
      answer = await response.json();
    } catch {
      return this.later("the audit's server does not answer; start the same 'aside audit' again");
    }
    // Refused for good: sent again it would be refused again.
    const isRefused = response.status === 400 || response.status === 404;
    if (!response.ok && !isRefused) return this.later(`[${answer.code}] ${answer.message}`);
    this.fails = 0;
    this.failure = "";
    this.waiting.shift();
    this.keep();
    this.changed();
    if (isRefused) entry.settle?.[1](new Error(`[${answer.code}] ${answer.message}`));
    else entry.settle?.[0](answer);
    this.dispatchEvent(new CustomEvent(isRefused ? "refused" : "kept", { detail: { answer, entry } }));
    return true;
  }

  later(failure) {
    this.failure = failure;
    this.timer = setTimeout(() => this.send(), WAITS[Math.min(this.fails, WAITS.length - 1)]);
    this.fails += 1;
    this.changed();
    return false;
  }
}
