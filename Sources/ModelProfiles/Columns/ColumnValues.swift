import Labelling
import TranscriptModel

/// What `--by` and `--contrast` can look at, of a labelled or an audited text.
package protocol ColumnValues {
  var model: String? { get }
  var promptID: String? { get }
  var epoch: Int? { get }
  var path: String { get }
  var condition: [String: ScalarValue] { get }
  var outcome: [String: ScalarValue] { get }
}

extension LabelledSample: ColumnValues {}

extension ProfileColumn {
  /// `.null` for what is missing, as for what is null.
  package func value(of sample: some ColumnValues) -> ScalarValue {
    switch self {
    case .model: sample.model.map(ScalarValue.string) ?? .null
    case .promptID: sample.promptID.map(ScalarValue.string) ?? .null
    case .epoch: sample.epoch.map { .number(String($0)) } ?? .null
    case .path: .string(sample.path)
    case .condition(let name): sample.condition[name] ?? .null
    case .outcome(let name): sample.outcome[name] ?? .null
    }
  }
}

extension GroupKey {
  /// Where a text belongs.
  package init(_ columns: [ProfileColumn], of sample: some ColumnValues) {
    self.init(columns.map { Entry($0, $0.value(of: sample)) })
  }
}
