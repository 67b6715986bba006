// One choice by one key: a tag, a stance.

import { element } from "./visible.js";

const KEYS = "123456789abcdefghijklmnopqrstuvwxyz";

/**
 * Asks for one of `choices`, each `{value, name, about}`.
 *
 * @param usual The value that Enter chooses.
 * @returns The value; `null` when the person went back.
 */
export const pick = (title, choices, usual) => new Promise(resolve => {
  const dialog = document.getElementById("picker");
  const close = value => {
    dialog.onkeydown = null;
    dialog.onclose = null;
    if (dialog.open) dialog.close();
    resolve(value);
  };
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector("ol").replaceChildren(...choices.map((choice, number) =>
    element("li", {}, element("button", {
      type: "button", onclick: () => close(choice.value), autofocus: choice.value === usual,
      class: choice.value === usual ? "usual" : null,
    }, element("kbd", {}, KEYS[number]), element("span", {}, element("b", {}, choice.name), choice.about ? ` ${choice.about}` : "")))));
  dialog.onkeydown = event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = choices[KEYS.indexOf(event.key)];
    if (event.key.length === 1 && chosen) {
      event.preventDefault();
      close(chosen.value);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const buttons = [...dialog.querySelectorAll("li button")];
      const at = buttons.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
      buttons[(at + buttons.length) % buttons.length].focus();
    }
    event.stopPropagation();
  };
  // The event of an earlier choice may come when the next one is open already.
  dialog.onclose = () => { if (!dialog.open) close(null); };
  dialog.showModal();
});

export const STANCES = [
  { value: "asserted", name: "asserted", about: "the model holds it; counts" },
  { value: "considered", name: "considered", about: "may, might, one of several readings; counts" },
  { value: "rejected", name: "rejected", about: "raised, then dismissed as a reason" },
  { value: "denied", name: "denied", about: "it says that it is not so" },
  { value: "echoed", name: "echoed", about: "restates the prompt" },
  { value: "quoted", name: "quoted", about: "speech of someone else" },
  { value: "hypothetical", name: "hypothetical", about: "a thought experiment, or AIs in general" },
  { value: "topic", name: "topic", about: "the user's subject" },
];
