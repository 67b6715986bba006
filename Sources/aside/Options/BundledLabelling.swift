import BundledRules
import Dispatch
import LazyValues
import Labelling
import RuleFormat

/// The bundled rules, ready to label with. Made once, when first asked for; shared by threads.
enum BundledLabelling {
  private static let lazyRules = LazyValue {
    (try? RulePack(BundledRules.files)).map { LabellingRules($0, prepared: BundledRules.tables) }
  }

  /// `nil` for rules that were packed with mistakes: whoever reads them is told.
  static var rules: LabellingRules? { lazyRules.value }

  /// Begins to make them beside what follows, if the words of this command line will ask for them: reading options
  /// takes a third of a start, most of it spent in looking up types.
  static func begin(for arguments: [String]) {
    guard let command = arguments.first, ["label", "explain"].contains(command),
      !arguments.contains(where: { $0.hasPrefix("--rules") || ["--no-screen", "--help", "-h"].contains($0) })
    else { return }
    DispatchQueue.global(qos: .userInitiated).async { _ = lazyRules.value }
  }
}
