/// What one line of an audit's journal changes in the store.
package struct VerdictChange: Sendable {
  /// Ids of verdicts and marks, taken out before anything is added.
  package var withdrawn: [String]
  package var verdicts: [Verdict]
  package var marks: [CueMark]

  package init(withdrawn: [String] = [], verdicts: [Verdict] = [], marks: [CueMark] = []) {
    self.withdrawn = withdrawn
    self.verdicts = verdicts
    self.marks = marks
  }
}
