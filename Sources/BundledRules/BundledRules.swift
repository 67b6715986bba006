import PatternMatching
import RuleFormat

/// The rules that the binary carries: `Rules/` as it was when the program was built.
package enum BundledRules {
  /// Unpacked anew at each call; costs a few milliseconds.
  package static var files: RuleFiles { .packed(PackedRules.text) }

  /// The tables by which the patterns of `files` are searched.
  package static var tables: PreparedTables { PackedRules.tables }
}
