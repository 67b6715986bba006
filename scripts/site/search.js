// Sections that hold every word of the query; those with it in their heading first.
const box = document.getElementById("search");
const found = document.getElementById("found");

function score(section, words) {
  const head = (section.page + " " + section.head).toLowerCase();
  const text = section.text.toLowerCase();
  if (!words.every((word) => text.includes(word) || head.includes(word))) return 0;
  return 1 + words.filter((word) => head.includes(word)).length * 10;
}

function excerpt(text, word) {
  const place = Math.max(0, text.toLowerCase().indexOf(word) - 40);
  return (place ? "…" : "") + text.slice(place, place + 110) + "…";
}

box.addEventListener("input", () => {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = words.length
    ? sections.map((section) => [score(section, words), section]).filter(([points]) => points)
        .sort((one, other) => other[0] - one[0]).slice(0, 20)
    : [];
  found.hidden = !words.length;
  found.replaceChildren(...hits.map(([, section]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = section.at;
    link.textContent = section.head === section.page ? section.page : `${section.page}: ${section.head}`;
    const text = document.createElement("small");
    text.textContent = excerpt(section.text, words[0]);
    item.append(link, text);
    return item;
  }));
  if (words.length && !hits.length) found.textContent = "nothing";
});

document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== box) {
    event.preventDefault();
    box.focus();
  }
  if (event.key === "Enter" && event.target === box) found.querySelector("a")?.click();
});
