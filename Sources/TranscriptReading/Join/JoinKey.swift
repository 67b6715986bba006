import YAMLDocuments

/// Which field of a transcript equals which field of a joined row: `--on id=custom_id`.
package struct JoinKey: Sendable {
  package struct Mistake: Error, Equatable { package var message: String }

  package var field: FilterField
  package var path: FieldPath

  /// - Parameter text: `transcript-field=row-field`; the row's field is a dotted path or a JSON Pointer.
  package init(_ text: String) throws(Mistake) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
      throw Mistake(message: "--on wants <field of the transcript>=<field of the row>, for example --on id=custom_id")
    }
    guard let field = FilterField(sides[0]), field != .visibility else {
      let help = FilterParser.help(for: sides[0])
      throw Mistake(message: "--on: there is no field '\(sides[0])' of a transcript; \(help)")
    }
    self.field = field
    do throws(FieldPath.Mistake) {
      path = try FieldPath(sides[1])
    } catch {
      throw Mistake(message: "--on: '\(sides[1])' is no field: \(error.message)")
    }
  }
}
