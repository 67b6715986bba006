import Auditing
import LabelStore

/// Writes judged texts as a validation set of Inspect Scout, a CSV file.
///
/// Source: inspect_scout 0.6, `_validation/validation.py`: columns `id`, then `target` for one value or `label_*` for
/// several, and `split`. It reads an empty cell of a `label_*` column as true, so a text is written only where every
/// column is decided.
package struct ScoutValidationWriter {
  private let labels: [String]
  private let split: String?

  /// - Parameters:
  ///   - labels: One gives a `target` column, several one `label_` column each; at least one.
  ///   - split: What stands in the column `split`; `nil` for no such column.
  package init(labels: [String], split: String? = nil) {
    self.labels = labels
    self.split = split
  }

  package func write(_ export: VerdictExport, omissions: inout ExportOmissions) -> String {
    var rows: [(id: String, cells: [String])] = []
    for entry in export.entries {
      let judgements = labels.compactMap { entry.judgement(of: $0) }
      let decided = judgements.filter { $0.decision == .present || $0.decision == .absent }
      if decided.count == labels.count {
        rows.append((entry.identity.name, decided.map { $0.decision == .present ? "true" : "false" }))
      } else {
        omissions.add(judgements.count == decided.count ? .otherLabels : .undecided, entry.identity.name)
      }
    }
    let areNumbers = rows.allSatisfy { Double($0.id) != nil }
    let columns = labels.count == 1 ? ["target"] : labels.map { "label_\($0)" }
    var lines = [["id"] + columns + (split == nil ? [] : ["split"])]
    for row in rows {
      if Self.isFit(row.id, areNumbers: areNumbers) {
        lines.append([row.id] + row.cells + (split.map { [$0] } ?? []))
      } else {
        omissions.add(.unfitName, row.id)
      }
    }
    return lines.map { $0.map(LabelCSVWriter.quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// Scout splits ids at commas and reads bracketed ones as lists; pandas takes some words as missing, and a column of
  /// numbers as numbers, which loses leading zeros.
  static func isFit(_ id: String, areNumbers: Bool) -> Bool {
    if id.contains(",") || (id.hasPrefix("[") && id.hasSuffix("]")) || missing.contains(id) { return false }
    return !areNumbers || Int64(id).map(String.init) == id
  }

  /// pandas' default `na_values`.
  private static let missing: Set<String> = [
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA",
    "NULL", "NaN", "None", "n/a", "nan", "null",
  ]
}
