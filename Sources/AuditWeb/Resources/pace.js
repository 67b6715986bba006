// How long answers take, and how long the rest will.

// Longer than this is a break, not an answer.
const BREAK = 120_000;

export class Pace {
  constructor() {
    this.times = [];
    this.start = performance.now();
  }

  shown() { this.start = performance.now(); }

  answered() {
    const time = performance.now() - this.start;
    if (time < BREAK) this.times.push(time);
    if (this.times.length > 30) this.times.shift();
  }

  /** Words for the head of the page; empty until it is known. */
  words(left) {
    if (this.times.length < 3) return "";
    const sorted = [...this.times].sort((a, b) => a - b);
    const median = sorted[sorted.length >> 1];
    const minutes = median * left / 60_000;
    const rest = minutes < 1 ? "under a minute left" : minutes < 90 ? `about ${Math.round(minutes)} min left`
      : `about ${(minutes / 60).toFixed(1)} h left`;
    return `${(median / 1000).toFixed(median < 9500 ? 1 : 0)} s each${left ? ` · ${rest}` : ""}`;
  }
}
