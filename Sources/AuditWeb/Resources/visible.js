// Text of others with nothing hidden in it: control, bidi and invisible characters become small labels.

const HIDDEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu;

// Spelled out: few fonts have the pictures of U+2400 to U+2421, and their stand-ins all look alike.
const CONTROLS = "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
  .split(" ");

const label = character => {
  const code = character.codePointAt(0);
  if (code < 0x20) return CONTROLS[code];
  if (code === 0x7F) return "DEL";
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
};

/** Pieces of `text` between `start` and `end`: plain ones, and hidden characters with a label to show instead. */
export function* pieces(text, start = 0, end = text.length) {
  const part = text.slice(start, end);
  let from = 0;
  for (const match of part.matchAll(HIDDEN)) {
    if (match.index > from) yield { start: start + from, end: start + match.index, text: part.slice(from, match.index) };
    from = match.index + match[0].length;
    yield { start: start + match.index, end: start + from, label: label(match[0]) };
  }
  if (from < part.length) yield { start: start + from, end, text: part.slice(from) };
}

/** The same for places where only a string will do. */
export const visible = text => [...pieces(String(text))].map(piece => piece.label ? `<${piece.label}>` : piece.text).join("");

/** An element with attributes and children; strings become text, never markup. */
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter(child => child != null));
  return made;
};

/** Nodes for text of others. */
export const nodes = text => [...pieces(String(text))].map(piece =>
  piece.label ? element("span", { class: "hidden-character", title: "an invisible character" }, piece.label) : piece.text);
