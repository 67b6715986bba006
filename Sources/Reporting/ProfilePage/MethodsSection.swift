import ModelProfiles
import RuleFormat

/// How the figures were made, with the literature they follow; and what it takes to make them again.
struct MethodsSection {
  let profile: Profile
  let book: RuleBook?

  func methods() -> String {
    let source = profile.provenance
    let margin = profile.contrasts.flatMap(\.labels).compactMap(\.equivalence?.margin).first
    let margins = margin.map { " with a margin of \(PointsText.of($0)) points, set beforehand" } ?? ""
    return """
      <p>A rule engine marked cues in every scratchpad and resolved how each is meant; a tag is present where a cue is \
      asserted or considered. Rates are over readable scratchpads: full reasoning in a language that the rules know. \
      Their intervals are percentile intervals of \(source.resamples) resamples of whole prompts\(cite(2, 3)); \
      Wilson's\(cite(1)) and cluster-robust ones\(cite(3)) stand beside them. Where all texts agree, Wilson's with the \
      effective number of texts is used; where none has a tag, the rule of three bounds it\(cite(4)).</p>
      <p>Contrasts pair texts by prompt. With one text in each arm: Newcombe's interval\(cite(5)) and McNemar's exact \
      test\(cite(6)) with Clopper and Pearson's interval of the odds ratio\(cite(7)); else resampled prompts and sign \
      flips by prompt. “The same” is said only by two one-sided tests\(cite(8))\(margins). p values are adjusted by \
      Holm\(cite(9)) over the main comparisons (◆) and by Benjamini and Hochberg\(cite(10)) over the rest.</p>
      <p>Lift is P(AB)/(P(A)P(B)); odds ratios have half a text added to each cell\(cite(11)); pairs with fewer than \
      \(Int(CoOccurrence.leastExpected)) texts to be expected in a cell are hidden. Onset counts a text without the tag \
      as one in which it had not come by the end. Where texts were read by hand, the rate shown first is the two-phase \
      estimate, beside Rogan and Gladen's\(cite(12)) and the prediction-powered one\(cite(13)).</p>
      <p>Figures of fewer than \(Profile.fewPrompts) prompts are grey and in parentheses. What a model says to itself is \
      a lower bound of what it notices, and no proof of motive.</p>
      <h3>Literature</h3>
      <ol class="literature">\(Self.literature.enumerated().map { "<li id=\"m\($0 + 1)\">\($1)</li>" }.joined())</ol>
      \(rules())
      """
  }

  private func cite(_ numbers: Int...) -> String {
    " [" + numbers.map { "<a href=\"#m\($0)\">\($0)</a>" }.joined(separator: ", ") + "]"
  }

  private static let literature = [
    "E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).",
    "B. Efron, R. J. Tibshirani, An introduction to the bootstrap (1993).",
    "E. Miller, Adding error bars to evals, arXiv 2411.00640 (2024).",
    "J. A. Hanley, A. Lippman-Hand, If nothing goes wrong, is everything all right? JAMA 249 (1983).",
    "R. G. Newcombe, Improved confidence intervals for the difference between binomial proportions based on paired "
      + "data, Statistics in Medicine 17 (1998).",
    "Q. McNemar, Note on the sampling error of the difference between correlated proportions, Psychometrika 12 (1947).",
    "C. J. Clopper, E. S. Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934).",
    "D. J. Schuirmann, A comparison of the two one-sided tests procedure, J. Pharmacokin. Biopharm. 15 (1987).",
    "S. Holm, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6 (1979).",
    "Y. Benjamini, Y. Hochberg, Controlling the false discovery rate, J. R. Statist. Soc. B 57 (1995).",
    "J. B. S. Haldane, The estimation and significance of the logarithm of a ratio of frequencies, Ann. Hum. Genet. 20 "
      + "(1956).",
    "W. J. Rogan, B. Gladen, Estimating prevalence from the results of a screening test, Am. J. Epidemiol. 107 (1978).",
    "A. N. Angelopoulos et al., Prediction-powered inference, Science 382 (2023).",
  ].map(HTMLText.escaped)

  private func rules() -> String {
    guard let book, !book.bibliography.isEmpty else { return "" }
    let items = book.bibliography.map { reference in
      let text = HTMLText.escaped(reference)
      let isLink = reference.hasPrefix("https://") || reference.hasPrefix("http://")
      return "<li>\(isLink ? "<a href=\"\(text)\" rel=\"noreferrer\">\(text)</a>" : text)</li>"
    }
    return """
      <details><summary>What the rules are drawn from, \(PluralText.of(items.count, "reference"))</summary>
      <ol class="literature">\(items.joined())</ol></details>
      """
  }

  /// The command, digests and seed.
  func provenance() -> String {
    let source = profile.provenance
    let inputs = source.inputs.map { input in
      let digest = input.digest.map { "<code>\(HTMLText.escaped($0))</code>" } ?? "not read to its end"
      return PageTable.Row(cells: [HTMLText.escaped(input.path), digest])
    }
    let command =
      source.command.isEmpty
      ? ""
      : "<pre tabindex=\"0\" aria-label=\"The command\"><code>\(HTMLText.escaped(source.command))</code></pre>"
    return """
      \(command)
      <dl class="facts"><dt>Program</dt><dd>\(HTMLText.escaped(source.tool))</dd>
      <dt>Rules</dt><dd><code>\(HTMLText.escaped(source.rules))</code></dd>
      <dt>Seed</dt><dd>\(source.seed)</dd><dt>Resamples</dt><dd>\(source.resamples)</dd></dl>
      \(inputs.isEmpty ? "" : PageTable.render("Inputs", kind: "inputs", heads: ["input", "SHA-256"], inputs))
      """
  }
}
