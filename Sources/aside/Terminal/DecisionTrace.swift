import BundledRules
import LabelStore
import Labelling
import Reporting
import RuleFormat

/// How the rules decided about a stored text: it is labelled anew, by the rules that are used now.
final class DecisionTrace {
  private let pack: RulePack
  private let renderer: ExplanationRenderer
  /// Made when it is first asked: rules take a moment to be ready.
  private lazy var labeller = Labeller(LabellingRules(pack, prepared: BundledRules.tables))

  init(_ pack: RulePack, style: TextStyle) {
    self.pack = pack
    renderer = ExplanationRenderer(pack, style: style)
  }

  func label(_ passage: StoredPassage) -> LabelledTranscript { labeller.label(passage.transcript) }

  func render(_ passage: StoredPassage, _ tag: String?) -> String { renderer.render(label(passage), tag: tag) }

  func renderBriefly(_ passage: StoredPassage, _ tag: String?) -> String {
    renderer.renderBriefly(label(passage), tag: tag)
  }
}
