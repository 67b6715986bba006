// The form that draws another queue: it opens with what this one is.

export const setUpFilter = queue => {
  const form = document.querySelector("#filter form");
  const { about } = queue;
  for (const radio of form.querySelectorAll("[name=queue]")) radio.checked = radio.value === about.kind;
  const boxes = [...form.querySelectorAll("[name=tag]")];
  for (const box of boxes) box.checked = about.tags.includes(box.value);
  form.elements.size.value = about.size;
  for (const name of ["rule", "search", "by"]) if (form.elements[name]) form.elements[name].value = about[name];
  form.addEventListener("submit", () => {
    // All tags are as good as none named, and make a shorter address.
    if (boxes.every(box => box.checked)) boxes.forEach((box, number) => { box.disabled = number > 0; });
    if (boxes.every(box => box.checked || box.disabled)) boxes[0].value = "";
  });
};
