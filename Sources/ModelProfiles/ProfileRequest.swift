import YAMLDocuments

/// What is asked of a profile.
package struct ProfileRequest: Sendable {
  package var by: [ProfileColumn]
  package var contrasts: [ContrastRequest]
  /// Tags and composites named beforehand as main comparisons: Holm over them, Benjamini–Hochberg over the rest.
  package var primaries: [String]
  /// Of the equivalence tests, in shares.
  package var margin: Double
  /// With the table of hypotheses.
  package var hypotheses: Bool

  package static let defaultPrimaries = ["evaluation.suspicion", "training.rl-consequence", "alignment-faking.graded"]

  package init(
    by: [ProfileColumn] = [.model], contrasts: [ContrastRequest] = [],
    primaries: [String] = ProfileRequest.defaultPrimaries, margin: Double = 0.03, hypotheses: Bool = false
  ) {
    self.by = by
    self.contrasts = contrasts
    self.primaries = primaries
    self.margin = margin
    self.hypotheses = hypotheses
  }

  /// What sums have to be kept by: the columns of `by`, then those of contrasts.
  package var columns: [ProfileColumn] {
    contrasts.reduce(into: by) { columns, contrast in
      if !columns.contains(contrast.column) { columns.append(contrast.column) }
    }
  }

  /// Checks that every column occurs in the texts.
  ///
  /// - Throws: `P001` for each that does not.
  func check(against sums: ProfileSums) throws(Diagnostics) {
    let known = sums.knownColumns
    let names = known.map(\.name)
    var problems: [Diagnostic] = []
    var place = 1
    let text = by.map(\.name).joined(separator: ",")
    for column in by {
      if !known.contains(column) {
        problems.append(ColumnList.unknown(column.name, in: text, at: place, option: "--by", known: names))
      }
      place += column.name.count + 1
    }
    for contrast in contrasts where !known.contains(contrast.column) {
      problems.append(
        ColumnList.unknown(contrast.column.name, in: contrast.text, at: 1, option: "--contrast", known: names))
    }
    if !problems.isEmpty { throw Diagnostics(problems) }
  }
}
