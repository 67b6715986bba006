/// Writes `screen.yaml`; what it writes, the reader reads back.
package struct ScreenFileWriter {
  package init() {}

  /// The words by weight: the same bytes for the same fit.
  package func text(_ model: ScreenModel) -> String {
    var lines = [
      "# Written by `aside calibrate --screen`. Which texts rules are searched for in; Rules/README.md explains it."
    ]
    lines += model.source.lines
    lines += [
      "cutoff: \(model.cutoff)", "length: \(model.length)", "step: \(model.step)",
      "searched: {present: \(model.searched.present), silent: \(model.searched.silent)}",
    ]
    return (lines + TermListWriter.lines(model.terms, indent: "")).joined(separator: "\n") + "\n"
  }
}
