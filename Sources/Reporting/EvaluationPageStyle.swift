/// The style sheet of an evaluation's page, for light and dark and for small screens.
enum EvaluationPageStyle {
  static let sheet = """
    :root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1c2024; --quiet: #6a6f75; --line: #dedbd3;
      --card: #ffffff; --accent: #0a6c74; --precision: #a8590c; --recall: #5a51a8; --mark: #ffe9a8; }
    @media (prefers-color-scheme: dark) { :root { --paper: #15181b; --ink: #e7e5df; --quiet: #979ca2;
      --line: #32373c; --card: #1c2024; --accent: #58c2c4; --precision: #e5a253; --recall: #aaa2f2; --mark: #5b4a12; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", sans-serif; }
    main { max-width: 1060px; margin: 0 auto; padding: 32px 20px 64px; }
    h1 { font-size: 28px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em; }
    h2 { font-size: 19px; margin: 44px 0 4px; }
    h3 { font-size: 15px; margin: 12px 0 6px; }
    .lead { margin: 0 0 20px; }
    .note { margin: 0 0 14px; max-width: 68ch; color: var(--quiet); }
    .quiet { color: var(--quiet); font-weight: normal; }
    code, .id { font: 12.5px ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 0; }
    .tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 14px; }
    .tiles dt { color: var(--quiet); font-size: 13px; }
    .tiles dd { margin: 0; font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; }
    .tiles dd.quiet { font-size: 13px; font-weight: 400; line-height: 1.35; }
    .scroll { overflow-x: auto; }
    svg { display: block; width: 100%; height: auto; }
    svg.forest { min-width: 720px; }
    svg text { fill: var(--ink); font-size: 13px; font-variant-numeric: tabular-nums; }
    svg .tick, svg .head, svg .quiet, svg .withheld { fill: var(--quiet); font-size: 12px; }
    svg .composite { font-style: italic; }
    .chart svg { margin-top: auto; }
    .chart svg .tick { font-size: 10px; }
    .grid { stroke: var(--line); stroke-width: 1; }
    .ideal { stroke: var(--quiet); stroke-width: 1; stroke-dasharray: 4 4; }
    .range { stroke: var(--accent); stroke-width: 3; stroke-linecap: round; opacity: 0.45; }
    .whisker { stroke: var(--accent); stroke-width: 1.5; opacity: 0.4; }
    .curve { fill: none; stroke: var(--accent); stroke-width: 1.5; }
    circle.f1 { fill: var(--accent); }
    circle.recall { fill: var(--paper); stroke: var(--recall); stroke-width: 1.8; }
    path.precision { fill: var(--precision); }
    .key.f1 { color: var(--accent); } .key.precision { color: var(--precision); } .key.recall { color: var(--recall); }
    .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(165px, 1fr)); gap: 14px; }
    @media (min-width: 700px) { .charts { grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); } }
    .chart { min-width: 0; display: flex; flex-direction: column; margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 10px 12px; }
    figcaption { overflow-wrap: anywhere; font-size: 13px; line-height: 1.35; } figcaption b, figcaption span { display: block; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13.5px; }
    .figures, .rules { width: 100%; }
    th, td { padding: 5px 9px; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
    th { font-weight: 500; } thead th { color: var(--quiet); font-size: 12.5px; }
    th:first-child { text-align: left; padding-left: 0; }
    .heat td { min-width: 52px; border: 1px solid var(--paper); }
    .heat td.same, .heat td.other { background: color-mix(in oklab, var(--accent) calc(var(--share) * 62%), var(--card)); }
    .heat td.same { outline: 1.5px solid var(--accent); outline-offset: -2px; }
    .bar { display: inline-block; height: 9px; width: calc(var(--count) * 2px); margin-right: 6px; border-radius: 2px;
      background: var(--accent); opacity: 0.55; }
    .rules td:nth-child(2), .rules th:nth-child(2) { text-align: left; }
    details { margin-top: 10px; } summary { cursor: pointer; color: var(--accent); padding: 4px 0; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 12px 28px; }
    .mistakes { padding-left: 26px; margin: 0; } .mistakes li { margin-bottom: 12px; }
    blockquote { margin: 6px 0 0; padding: 6px 12px; border-left: 3px solid var(--line); background: var(--card);
      white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13.5px; }
    mark { background: var(--mark); color: inherit; border-radius: 2px; }
    @media print { details > * { display: block; } body { background: none; } }
    """
}
