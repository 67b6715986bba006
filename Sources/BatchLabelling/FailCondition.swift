import Labelling
import RuleFormat
import TranscriptModel
import TranscriptReading

/// What must not be found: the parsed form of `--fail-on`.
///
/// `tag NAME` and `composite NAME` stand for scores, 0 where there is no cue; `has tag NAME` holds where the tag is
/// present. All fields of `--where` may be asked as well.
package struct FailCondition: Sendable {
  private let expression: FilterExpression

  /// - Throws: The first mistake of the expression; names that the rules do not have are among them.
  package init(_ text: String, _ pack: RulePack) throws(FilterError) {
    let labels = FilterLabels(tags: pack.tags.map(\.id), composites: pack.composites.map(\.id))
    expression = try FilterParser.parse(text, labels: labels)
  }

  func holds(for labelled: LabelledTranscript) -> Bool {
    let subject = FilterExpression.Subject { field in
      switch field {
      case .tag(let name): .number("\(labelled.tags[name]?.score ?? 0)")
      case .composite(let name): .number("\(labelled.composites[name]?.score ?? 0)")
      default: field.value(in: labelled.transcript)
      }
    } has: { field in
      switch field {
      case .tag(let name): labelled.tags[name]?.present ?? false
      case .composite(let name): labelled.composites[name]?.present ?? false
      default: field.value(in: labelled.transcript).map { $0 != .null } ?? false
      }
    }
    return expression.answer(subject).holds
  }
}
