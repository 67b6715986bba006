import ArgumentParser
import BundledRules
import Labelling
import RuleFormat

/// Which rules a command labels by, and whether words tell where they are searched for.
struct ScreenedRulesOption: ParsableArguments {
  @OptionGroup private var folder: RulesOption

  @Flag(help: "Search for rules in every text, also where words say that there is nothing to find (screen.yaml).")
  var noScreen = false

  func pack() throws -> RulePack {
    var files = try folder.files()
    if folder.rules != nil { files = files.sharing(BundledRules.files) }
    let pack = try folder.pack(of: noScreen ? files.removing(ScreenModel.path) : files)
    if pack.hasForeignScreen { Console.note(Self.foreignScreen) }
    return pack
  }

  /// The same compiled; the bundled ones may be under way already (`BundledLabelling`).
  func labelling() throws -> LabellingRules {
    if folder.rules == nil, !noScreen, let rules = BundledLabelling.rules { return rules }
    return LabellingRules(try pack(), prepared: BundledRules.tables)
  }

  static let foreignScreen =
    "screen.yaml was fitted to other rules: every text is searched, which takes longer. "
    + "'aside calibrate --screen' fits it anew."
}
