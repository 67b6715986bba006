// Which key does what. Keys of the queue come from the server, so that page and terminal have the same.

const byId = id => document.getElementById(id);

/** Keys that only the page has. */
const own = audit => ({
  p: () => audit.view.fold("before"),
  r: () => audit.view.fold("after"),
  g: () => audit.view.nextCue(),
  ArrowLeft: () => audit.step(-1),
  ArrowRight: () => audit.step(1),
  f: () => byId("filter").showModal(),
});

/** The letter of a key, whatever the keyboard's script and without Caps Lock. */
const letter = event => {
  if (/^[\x20-\x7E]$/.test(event.key)) return event.shiftKey ? event.key : event.key.toLowerCase();
  return event.code.match(/^Key([A-Z])$/)?.[1].toLowerCase() ?? event.key;
};

const isTyping = event => event.target.closest?.("input, textarea, select");

export const keyboard = audit => {
  const keys = own(audit);
  document.addEventListener("keydown", event => {
    const time = event.timeStamp;
    if (document.querySelector("dialog[open]")) return inDialog(event);
    if (isTyping(event)) return;
    if (audit.marks.span && inSpan(audit, event)) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = letter(event);
    const entry = audit.entries.find(entry => entry.key === key) ?? (event.key === "Backspace"
      ? audit.entries.find(entry => entry.action === "undo") : null);
    // Space on a button of the page presses that button; elsewhere it is the last answer.
    if (event.key === " " && event.target.closest?.("button, summary, a")) return;
    if (entry) {
      event.preventDefault();
      // A key that is held down answers once.
      if (!event.repeat || ["up", "down"].includes(entry.action)) audit.act(entry, time);
    } else if (keys[key]) {
      event.preventDefault();
      keys[key]();
    } else if (event.key === "Escape") {
      document.body.classList.remove("beside");
      audit.marks.cancelSpan();
    }
  });
  buttons(audit);
};

const inDialog = event => {
  if (event.target.id === "writer-text" && event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    byId("writer").close("keep");
  }
  if (event.key === "?" && byId("help").open) byId("help").close();
};

/** Returns true for a key that was for the span. */
const inSpan = (audit, event) => {
  const { marks } = audit;
  if (event.key === "Escape") marks.cancelSpan();
  else if (event.key === "Enter") marks.keepSpan();
  else if (!marks.span.move(event)) return false;
  if (marks.span) audit.view.showSpan(marks.span);
  return true;
};

const buttons = audit => {
  byId("show-help").onclick = () => byId("help").showModal();
  byId("show-side").onclick = () => document.body.classList.toggle("beside");
  byId("show-filter").onclick = () => byId("filter").showModal();
  for (const button of document.querySelectorAll("dialog button[value=cancel]")) {
    button.onclick = () => button.closest("dialog").close();
  }
  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!audit.marks.span) audit.view.offerSpan(); }, 150);
  });
};
