import BundledRules
import Evaluation
import Labelling
import ReasoningExtraction
import RuleFormat
import TranscriptModel

/// What is learned from the texts: words, the screen, and the features that calibration weighs.
extension CalibrateCommand {
  func learned(_ texts: [GoldText], _ quiet: [Transcript], _ pack: RulePack) -> SentenceFit {
    let tags = pack.tags.map(\.id)
    let lexicon = LexiconSearch(LexiconSet(pack.lexicon))
    func words(_ transcript: Transcript, _ cluster: String, _ gold: GoldRow?) -> SentenceText {
      SentenceText(ReasoningExtractor.extract(transcript), cluster: cluster, gold: gold, tags: tags, lexicon)
    }
    let all =
      texts.map { words($0.transcript, $0.cluster, $0.gold) } + quiet.map { words($0, $0.promptID ?? $0.id, nil) }
    return SentenceFit(all, tags: tags, fittedOn: sourceDescription)
  }

  func screenFit(
    _ texts: [GoldText], _ quiet: [Transcript], _ pack: RulePack, digest: String
  ) throws -> ScreenFit {
    let tags = pack.tags.map(\.id)
    func words(_ transcript: Transcript, _ cluster: String, _ gold: GoldRow?) -> ScreenText {
      ScreenText(ReasoningExtractor.extract(transcript), cluster: cluster, gold: gold, tags: tags)
    }
    let all =
      texts.map { words($0.transcript, $0.cluster, $0.gold) } + quiet.map { words($0, $0.promptID ?? $0.id, nil) }
    let examples = pack.rules.flatMap { $0.examples.match.map(\.text) }
    guard let fit = ScreenFit(all, examples: examples, rules: digest, fittedOn: sourceDescription) else {
      Console.error(
        "--screen needs \(ScreenFit.minimumPresent) texts in which gold finds a tag; nothing is written. "
          + "Without screen.yaml every text is searched.")
      throw ExitStatus.invalidData.error
    }
    return fit
  }

  /// Labels by the words that have not seen a text's prompt, or by those of the rules folder.
  func rows(_ texts: [GoldText], _ pack: RulePack, _ words: SentenceFit?) -> [CalibrationRow] {
    var pack = pack
    // A calibration that is there already would hide the learned sentences of tags that it finds absent.
    pack.calibration = nil
    let base = LabellingRules(pack, prepared: BundledRules.tables)
    let reader = FeatureReader(pack)
    let groups = Dictionary(grouping: texts) { words?.fold(of: $0.cluster) ?? 0 }
    return groups.sorted { $0.key < $1.key }.flatMap { _, texts in
      let model = words.map { $0.model(without: texts[0].cluster) }
      let labeller = Labeller(model.map { LabellingRules(base, sentences: $0) } ?? base)
      return texts.map { text in
        let labelled = labeller.label(text.transcript)
        return CalibrationRow(
          gold: text.gold, cluster: text.cluster, features: reader.features(of: labelled),
          texts: Self.texts(labelled.transcript), origin: text.origin)
      }
    }
  }

  private static func texts(_ transcript: Transcript) -> [String] {
    transcript.parts.filter { [.system, .prompt, .reasoning].contains($0.kind) }.map {
      $0.text.string(at: ByteRange(0, $0.text.count))
    }
  }
}
