/// The style sheet of a profile's page: light, dark, paper, narrow windows.
enum ProfilePageStyle {
  static let sheet = light + dark + text + tables + charts + passages + paper

  private static let light = """
    :root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1c2024; --quiet: #62676d; --line: #dedbd3;
      --card: #fff; --accent: #0a6c74; --band: #0a6c7422; --small: #8b8f94; --hidden: #f1efe9; --on-strong: #fff;
      --c0: #0a6c74; --c1: #b4600c; --c2: #5a51b8; --c3: #b0325f; --c4: #4c7a1d; --c5: #2767c0; --c6: #80603f;
      --c7: #9440a8; --c8: #5d6369; --arm0: #0a6c74; --arm1: #b4600c;
      --d0: #2b5f96; --d1: #8db4d8; --d2: #cddff0; --d3: #efece4; --d4: #f7d9b6; --d5: #eba965; --d6: #a8530f;
      --v0: #0a6c74; --v1: #58a3a8; --v2: #b9a03c; --v3: #d3813a; --v4: #8d6bb0; --v5: #a9adb2; --v6: #d5d3cd; --v7: #b0325f; }

    """
  private static let dark = """
    @media (prefers-color-scheme: dark) { :root { --paper: #15181b; --ink: #e7e5df; --quiet: #a0a5ab; --line: #343a3f;
      --card: #1c2024; --accent: #58c2c4; --band: #58c2c42a; --small: #7f858b; --hidden: #23272b; --on-strong: #15181b;
      --c0: #58c2c4; --c1: #e5a253; --c2: #aaa2f2; --c3: #f08aa8; --c4: #9ccf6a; --c5: #7db2f5; --c6: #cdb091;
      --c7: #dc9cf0; --c8: #a8adb3; --arm0: #58c2c4; --arm1: #e5a253;
      --d0: #86bdf0; --d1: #3f6f9a; --d2: #2b4256; --d3: #2c3034; --d4: #533d24; --d5: #93611f; --d6: #f2ad5a;
      --v0: #58c2c4; --v1: #2f7d82; --v2: #cdb657; --v3: #e09a5b; --v4: #b294d6; --v5: #70767c; --v6: #474d53; --v7: #f08aa8; } }

    """
  private static let text = """
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", sans-serif; }
    header, main { max-width: 1120px; margin: 0 auto; padding: 0 20px; } header { padding-top: 36px; }
    main { padding-bottom: 64px; }
    h1 { font-size: 29px; line-height: 1.2; margin: 0 0 8px; letter-spacing: -0.015em; }
    h2 { font-size: 20px; margin: 0 0 4px; letter-spacing: -0.005em; } h3 { font-size: 16px; margin: 26px 0 4px; }
    h4 { font-size: 14px; margin: 16px 0 4px; }
    .part { padding-top: 44px; } .lead { margin: 0 0 12px; max-width: 78ch; }
    .note { margin: 0 0 14px; max-width: 74ch; color: var(--quiet); }
    .quiet { color: var(--quiet); font-weight: normal; }
    #methods > p { max-width: 74ch; }
    a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
    code { font: 12.5px ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
    pre { padding: 12px 14px; background: var(--card); border: 1px solid var(--line); border-radius: 8px;
      white-space: pre-wrap; overflow-wrap: anywhere; }
    nav ol { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 0; padding: 10px 0; list-style: none;
      border-block: 1px solid var(--line); font-size: 14px; }
    .warnings { margin: 0 0 14px; padding: 10px 14px 10px 30px; border-left: 3px solid var(--c1); background: var(--card); }
    .facts, .hypotheses dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; }
    .facts dt, .hypotheses dt { color: var(--quiet); } .facts dd, .hypotheses dd { margin: 0; }
    .literature { padding-left: 24px; font-size: 13.5px; max-width: 90ch; overflow-wrap: anywhere; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

    """
  private static let tables = """
    .scroll { overflow-x: auto; max-width: 100%; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13.5px; }
    th, td { padding: 4px 10px; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap;
      font-weight: 400; }
    thead th { color: var(--quiet); font-size: 12.5px; vertical-align: bottom; } th:first-child { text-align: left; padding-left: 0; }
    .small, .small a { color: var(--quiet); } tr.part th { padding-top: 14px; font-weight: 600; }
    .figures td:last-child { white-space: normal; min-width: 9ch; } .voice td:last-child { min-width: 34ch; text-align: left; }
    .voice th:first-child { white-space: nowrap; }
    .measures td, .inputs td, .measures th, .inputs th { text-align: left; } .measures td { white-space: normal; }
    .glance.slanted td { padding-inline: 6px; } .slanted thead th { vertical-align: bottom; max-width: none; min-width: 0; }
    .slanted thead th span { display: inline-block; writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
    .glance td { border: 2px solid var(--paper); border-radius: 5px; padding: 4px 12px; }
    .glance td a { color: inherit; text-decoration: none; display: block; } .glance td a:hover { text-decoration: underline; }
    .glance .count { border: 0; color: var(--quiet); font-size: 12.5px; padding-block: 0 2px; }
    .glance th { border: 0; } .glance thead th { white-space: normal; overflow-wrap: anywhere; min-width: 8ch; max-width: 15ch; }
    .glance thead .count { max-width: none; } .glance th a { text-decoration: none; }
    \((0...9).map { ".h\($0) { background: color-mix(in oklab, var(--accent) \($0 * 5)%, var(--card)); }" }.joined(separator: " "))

    """
  private static let charts = """
    .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 14px; }
    .charts.pair { grid-template-columns: repeat(auto-fill, minmax(min(100%, 460px), 1fr)); }
    .maps { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 14px; }
    figure { display: flex; flex-direction: column; margin: 0; min-width: 0; max-width: 100%; background: var(--card); border: 1px solid var(--line);
      border-radius: 10px; padding: 12px 14px; }
    figcaption { font-size: 13.5px; line-height: 1.4; margin-bottom: 6px; overflow-wrap: anywhere; }
    figcaption b { font-weight: 600; } figcaption a { text-decoration: none; }
    figcaption span { display: block; color: var(--quiet); font-size: 12.5px; }
    .plot { overflow-x: auto; } .charts .plot, .wide .plot { width: 100%; overflow: hidden; }
    .plot svg { display: block; font-variant-numeric: tabular-nums; } html:not(.live) .plot { display: none; }
    .failed .plot { display: none; }
    figure details { margin-top: auto; padding-top: 4px; font-size: 13px; } summary { cursor: pointer; color: var(--accent); padding: 3px 0; }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; margin: 0 0 12px; font-size: 13.5px; }
    .legend i { font-style: normal; } .legend button { font: inherit; color: inherit; background: none; cursor: pointer;
      border: 1px solid var(--line); border-radius: 14px; padding: 1px 11px 1px 8px; }
    .legend button[aria-pressed=true] { border-color: currentColor; background: var(--card); box-shadow: 0 0 0 1px currentColor; }
    html:not(.live) .legend button { border: 0; padding: 0; }
    #tip { position: fixed; z-index: 9; max-width: min(380px, 90vw); padding: 7px 11px; font-size: 13px; line-height: 1.4;
      color: var(--paper); background: var(--ink); border-radius: 7px; pointer-events: none; overflow-wrap: anywhere; }
    #tip b { font-weight: 400; opacity: 0.7; } [hidden] { display: none !important; }
    \(keys("k", "c", 0...8)) \(keys("arm", "arm", 0...1)) \(keys("d", "d", 0...6)) \(keys("v", "v", 0...7))
    .legend i.hidden { color: var(--hidden); } .legend i.small { color: var(--small); }
    i.d3, i.v6, i.hidden { text-shadow: 0 0 1px var(--quiet); }

    """
  private static func keys(_ name: String, _ variable: String, _ range: ClosedRange<Int>) -> String {
    range.map { "i.\(name)\($0) { color: var(--\(variable)\($0)); }" }.joined(separator: " ")
  }

  private static let passages = """
    .filter { display: flex; flex-wrap: wrap; gap: 10px 16px; align-items: end; margin-bottom: 12px; }
    .filter label { display: flex; min-width: 0; max-width: 100%; flex-direction: column; font-size: 12.5px; color: var(--quiet); }
    .filter label:first-child { flex: 1 1 260px; } .filter output { font-size: 13.5px; color: var(--quiet); }
    .filter input, .filter select { font: 15px system-ui, sans-serif; padding: 6px 9px; color: var(--ink);
      background: var(--card); border: 1px solid var(--small); border-radius: 7px; max-width: 100%; }
    .passages { border-top: 1px solid var(--line); padding: 5px 0; } .passages ul { list-style: none; margin: 0; padding: 0; }
    .passages section { scroll-margin-top: 8px; } .passages h4 { margin: 12px 0 4px; }
    .passages li { margin: 0 0 8px; padding: 7px 12px; background: var(--card); border-left: 3px solid var(--accent);
      border-radius: 0 6px 6px 0; overflow-wrap: anywhere; } .passages li.uncounted { border-left-color: var(--line); }
    .passages section:target h4 { text-decoration: underline; }
    q { white-space: pre-wrap; } .source { display: block; font-size: 12.5px; color: var(--quiet); }
    .source b { font-weight: 600; }
    .hypotheses article { padding: 2px 0 14px; border-bottom: 1px solid var(--line); }
    @media (max-width: 560px) { .facts, .hypotheses dl { grid-template-columns: 1fr; } header, main { padding-inline: 14px; }
      h1 { font-size: 24px; } }

    """
  private static let paper = """
    @media print { @page { margin: 14mm; }
      \(light.replacing("light dark", with: "light")) body { background: none; font-size: 10pt; } header, main { max-width: none; padding: 0; }
      nav, .filter, figure details:not([open]), .legend button[aria-pressed=false] i + i { display: none; }
      figure, .passages li, .hypotheses article, tr { break-inside: avoid; } h2, h3, h4, .note, .legend, figcaption { break-after: avoid; }
      .charts, .charts.pair { grid-template-columns: 1fr 1fr; }
      /* Wider content would make the browser shrink the whole page. */
      .scroll, .plot { overflow: hidden; } table, thead th, .glance .count { font-size: 7.5pt; }
      th, td { padding: 2px 5px; white-space: normal; } .voice td:last-child { min-width: 0; }
      .plot svg { max-width: 100%; height: auto; } .charts .plot svg, .wide .plot svg { width: 100%; } .legend button { border: 0; padding: 0; } a { color: inherit; }
      .glance td, .legend i { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
    """
}
