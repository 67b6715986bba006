/// What a profile's page runs: draws the charts, puts a group forward, searches passages.
enum ProfilePageScript {
  /// Reads data from the page's own JSON only, and writes text as text.
  static let source = #"""
    (async () => {
    const page = document.documentElement, kinds = JSON.parse(document.getElementById("chart-kinds").textContent);
    page.classList.add("live");
    const tip = document.getElementById("tip"), views = [];
    const tooltip = (_, event, item, value) => {
      tip.hidden = value == null || value === "";
      if (tip.hidden) return;
      tip.replaceChildren(...Object.entries(value).filter(([, text]) => text !== "").map(([name, text]) => {
        const line = document.createElement("div"), head = document.createElement("b");
        head.textContent = name + " ";
        line.append(head, String(text));
        return line;
      }));
      const left = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8);
      const below = event.clientY + 14 + tip.offsetHeight < innerHeight;
      tip.style.left = Math.max(8, left) + "px";
      tip.style.top = (below ? event.clientY + 14 : event.clientY - tip.offsetHeight - 10) + "px";
    };
    const ink = {labelColor: "var(--ink)", titleColor: "var(--quiet)", labelFontSize: 12, gridColor: "var(--line)",
      labelPadding: 6};
    const config = {background: null, font: getComputedStyle(document.body).fontFamily, view: {stroke: null},
      axis: ink, text: {color: "var(--ink)"}, point: {strokeWidth: 1.5}};
    const draw = async figure => {
      const data = JSON.parse(figure.querySelector("script").textContent), plot = figure.querySelector(".plot");
      const spec = {...structuredClone(kinds[data.kind]), data: {values: data.values}};
      plot.setAttribute("role", "img");
      plot.setAttribute("aria-label", data.description);
      if (data.height) spec.height = data.height;
      for (const param of spec.params ?? []) {
        if (param.name in data.params) param.value = data.params[param.name];
        if (param.name === "names") param.value = Math.min(190, plot.clientWidth * 0.42);
      }
      const result = await vegaEmbed(plot, spec,
        {mode: "vega-lite", renderer: "svg", actions: false, ast: true, defaultStyle: false, tooltip, config});
      // The plot's label says it all; the same numbers stand in the table.
      plot.querySelector("svg").setAttribute("aria-hidden", "true");
      if ((spec.params ?? []).some(param => param.name === "focus")) views.push(result.view);
    };
    const buttons = [...document.querySelectorAll(".legend button")];
    for (const button of buttons) button.addEventListener("click", () => {
      const focus = button.getAttribute("aria-pressed") === "true" ? "" : button.value;
      for (const other of buttons) other.setAttribute("aria-pressed", String(focus !== "" && other.value === focus));
      for (const view of views) view.signal("focus", focus).runAsync();
    });
    const form = document.querySelector(".filter");
    if (form) {
      const items = [...document.querySelectorAll(".passages li")].map(item => [item, item.textContent.toLowerCase()]);
      const search = () => {
        const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
        const wanted = ["tag", "group", "stance"].map(name => [name, form.elements[name].value]).filter(pair => pair[1]);
        const isSearch = words.length + wanted.length > 0;
        let count = 0;
        for (const [item, text] of items) {
          item.hidden = !(words.every(word => text.includes(word))
            && wanted.every(([name, value]) => item.dataset[name] === value));
          if (!item.hidden) count += 1;
        }
        for (const part of document.querySelectorAll(".passages section, .passages"))
          part.hidden = !part.querySelector("li:not([hidden])");
        if (isSearch) for (const part of document.querySelectorAll(".passages")) part.open = !part.hidden;
        form.querySelector("output").textContent = `${count} of ${items.length} drawn passages`;
      };
      form.hidden = false;
      form.addEventListener("input", search);
      form.addEventListener("submit", event => event.preventDefault());
      search();
    }
    const follow = () => {
      const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const around = target && target.closest("details");
      if (!around) return;
      around.open = true;
      target.scrollIntoView();
    };
    addEventListener("hashchange", follow);
    let failed = 0;
    for (const figure of document.querySelectorAll("figure.chart")) {
      try { await draw(figure); } catch (error) {
        failed += 1;
        figure.classList.add("failed");
        console.error(error);
      }
    }
    follow();
    page.dataset.charts = failed ? "failed" : "drawn";
    })();
    """#
}
