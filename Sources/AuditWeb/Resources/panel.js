// What stands beside the text: where it is from, its cues, why, prompt and answer.

import { ask } from "./ask.js";
import { PartView } from "./passage.js";
import { element, nodes, visible } from "./visible.js";

const byId = id => document.getElementById(id);
const KINDS = { system: "System", prompt: "Prompt", toolCall: "Tool call", toolResult: "Tool result", prefill: "Prefill", draft: "Draft", answer: "Answer" };
const SHOWN = 60;

const fact = (name, value) => element("div", {}, element("dt", {}, name), element("dd", {}, nodes(value)));

export const showFacts = (item, text, open) => {
  const facts = [];
  if (text.model) facts.push(fact("model", text.model));
  for (const [name, value] of Object.entries(text.condition ?? {})) facts.push(fact(visible(name), String(value)));
  if (text.name) facts.push(fact("id", text.name));
  if (text.score != null && item.flagged) facts.push(fact("score", text.score.toFixed(2)));
  const alike = text.alike ? element("p", { class: "alike" }, `Stands for ${text.alike + 1} texts with the same words. `,
    element("button", { type: "button", class: "small", onclick: open }, "Judge each ", element("kbd", {}, "b"))) : "";
  byId("facts").replaceChildren(facts.length ? element("dl", {}, ...facts) : "", alike);
};

/** The cues as a list; a click goes to the words. */
export const showCues = (text, item, { go, remove }) => {
  const cues = [...text.shown].sort((a, b) => (b.tag === item.tag) - (a.tag === item.tag) || a.part - b.part || a.start - b.start);
  const row = mark => {
    const words = text.parts[mark.part].text.slice(mark.start, Math.min(mark.end, mark.start + SHOWN));
    const cut = mark.end - mark.start > SHOWN ? "…" : "";
    return element("li", { class: mark.tag === item.tag ? "asked" : null },
      element("button", { type: "button", class: "go", onclick: () => go(mark) },
        element("span", { class: `chip s-${mark.stance}${mark.own ? " own" : ""}` }, mark.stance),
        " ", element("b", {}, mark.tag), mark.own ? " (yours) " : " ", element("q", {}, nodes(words + cut))),
      mark.rule ? element("code", {}, mark.rule) : null,
      mark.own ? element("button", { type: "button", class: "small", onclick: () => remove(mark) }, "take away") : null);
  };
  byId("cues").querySelector("summary").textContent = cues.length === 1 ? "1 cue" : `${cues.length} cues`;
  byId("cues").querySelector("ol").replaceChildren(...cues.map(row));
};

/** Prompt and what else came before, and the answer; drawn when they are opened. */
export const showRest = text => {
  const isAnswer = part => part.kind === "answer" || part.kind === "draft";
  const groups = [["before", part => part.kind !== "reasoning" && !isAnswer(part)], ["after", isAnswer]];
  for (const [id, belongs] of groups) {
    const fold = byId(id);
    const parts = text.parts.filter(belongs);
    fold.hidden = parts.length === 0;
    fold.draw = () => {
      fold.querySelector("div").replaceChildren(...parts.flatMap(part => [
        parts.length > 1 ? element("h3", {}, KINDS[part.kind] ?? part.kind) : null,
        new PartView(part, -1, [], "").root,
      ].filter(Boolean)));
      fold.draw = () => {};
    };
    fold.querySelector("div").replaceChildren();
    fold.ontoggle = () => { if (fold.open) fold.draw(); };
    if (fold.open) fold.draw();
  }
};

const step = step => element("li", {},
  element("span", { class: "kind" }, step.kind), " ", step.name,
  step.words ? [" ", element("q", {}, nodes(step.words))] : null,
  step.effect ? [" → ", element(step.effect.length > 40 ? "code" : "b", {}, step.effect)] : null);

const decision = cue => element("section", {},
  element("p", {}, element("b", {}, cue.tag), ` ${cue.stance}, ${cue.role} `, element("q", {}, nodes(cue.quote))),
  element("p", { class: "quiet" }, element("code", {}, cue.rule), ` ${cue.strength}: ${cue.title}`,
    element("br"), `pattern ${cue.patterns}`, cue.sets.length ? `, sets ${cue.sets.join(", ")}` : "",
    cue.echo > 0 ? `, ${Math.round(cue.echo * 100)} % of the sentence repeats the prompt` : "",
    cue.repeats > 1 ? `, the sentence stands ${cue.repeats} times and counts once` : ""),
  cue.steps.length ? element("ol", {}, ...cue.steps.map(step))
    : element("p", {}, "Nothing near the cue changes it: the model asserts it."));

/** What this auditor did with the text before, the last first. */
export const showHistory = history => {
  const fold = byId("history");
  fold.hidden = history.length === 0;
  fold.querySelector("ol").replaceChildren(...history.toReversed().map(line => element("li", { class: line.undone ? "undone" : null },
    element("b", {}, [line.answer ?? "marked", line.stance, line.other].filter(Boolean).join(", ")), ` ${line.tag} `,
    line.note ? element("q", {}, nodes(line.note)) : null,
    element("span", { class: "quiet" }, ` ${new Date(`${line.given.replace(/Z$/, "")}Z`).toLocaleString()}${line.undone ? ", taken back" : ""}`))));
};

/** Fetches how the rules decided, when that is opened. */
export const showWhy = (item, query) => {
  const fold = byId("why");
  const body = fold.querySelector("div");
  let isDrawn = false;
  body.replaceChildren();
  const draw = async () => {
    if (isDrawn) return;
    isDrawn = true;
    body.replaceChildren(element("p", { class: "quiet" }, "Labelling the text again…"));
    const fields = new URLSearchParams(query);
    fields.set("item", item.id);
    let answer;
    try {
      answer = await ask(`/api/trace?${fields}`);
    } catch (error) {
      isDrawn = false;
      return body.item === item.id && body.replaceChildren(element("p", {}, error.message));
    }
    if (body.item !== item.id) return;
    const cues = answer.cues.sort((a, b) => (b.tag === item.tag) - (a.tag === item.tag));
    body.replaceChildren(...(cues.length ? cues.map(decision) : [element("p", {}, "The rules find no cue here.")]));
  };
  body.item = item.id;
  fold.ontoggle = () => { if (fold.open) draw(); };
  if (fold.open) draw();
};
