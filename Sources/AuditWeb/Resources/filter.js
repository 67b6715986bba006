// The form that draws another queue: it opens with what this one is.

export const setUpFilter = queue => {
  const form = document.querySelector("#filter form");
  const { about } = queue;
  for (const radio of form.querySelectorAll("[name=queue]")) radio.checked = radio.value === about.kind;
  const boxes = [...form.querySelectorAll("[name=tag]")];
  for (const box of boxes) box.checked = about.tags.includes(box.value);
  form.elements.size.value = about.size;
  if (form.elements.rule) form.elements.rule.value = about.rule;
  if (form.elements["by-model"]) form.elements["by-model"].checked = about.by_model;
  form.addEventListener("submit", () => {
    // All tags are as good as none named, and make a shorter address.
    if (boxes.every(box => box.checked)) boxes.forEach((box, number) => { box.disabled = number > 0; });
    if (boxes.every(box => box.checked || box.disabled)) boxes[0].value = "";
  });
};
