import Labelling
import ReasoningExtraction
import TranscriptModel

/// One text as learned words are fitted on it: the words of its sentences and which of them are evidence.
package struct SentenceText: Sendable {
  package let id: String
  /// Texts of one prompt are never on both sides of a validation.
  package let cluster: String
  /// Different words, pairs of words and entries of the lexicon of each sentence of its reasoning, code left out.
  let sentences: [[String]]
  /// All words of each of them in order.
  let stems: [[String]]
  /// Those that no other stands before in its part.
  let firstOfParts: Set<Int>
  /// By tag, the sentences that gold quotes.
  let evidence: [String: Set<Int>]
  /// By tag that gold judges.
  let verdicts: [String: Bool]
  /// It is known to hold nothing.
  let isSilent: Bool
  /// What the digest covers.
  let covered: [String]

  /// - Parameters:
  ///   - transcript: With its reasoning extracted.
  ///   - gold: `nil` for a text that is known to hold nothing.
  ///   - lexicon: Finds the entries.
  package init(_ transcript: Transcript, cluster: String, gold: GoldRow?, tags: [String], _ lexicon: LexiconSearch) {
    id = transcript.id
    isSilent = gold == nil
    self.cluster = cluster
    var sentences: [[String]] = []
    var stems: [[String]] = []
    var firstOfParts: Set<Int> = []
    var evidence: [String: Set<Int>] = [:]
    let places = (gold?.quotes ?? [:]).filter { gold?.verdict(on: $0.key) == true }
      .mapValues { $0.flatMap { QuotePlace.all(of: $0, in: transcript) } }
    var texts: [String] = []
    for part in transcript.parts where part.kind == .reasoning && !part.text.isEmpty {
      texts.append(part.text.string)
      firstOfParts.insert(stems.count)
      let all = SentenceSplitter.sentences(in: part.text)
      let entries = lexicon.entries(in: part.text.bytes, all.map(\.range)).bySentence
      for (sentence, entries) in zip(all, entries) where sentence.kind != .code {
        for (tag, places) in places
        where places.contains(where: { $0.part == part.index && $0.covers(sentence.range) }) {
          evidence[tag, default: []].insert(sentences.count)
        }
        let words = SentenceWords.stems(part.text.bytes, sentence.range)
        sentences.append(SentenceWords.names(stems: words) + entries.map { lexicon.set.names[$0.number] })
        stems.append(words)
      }
    }
    self.sentences = sentences
    self.stems = stems
    self.firstOfParts = firstOfParts
    self.evidence = evidence
    var verdicts: [String: Bool] = [:]
    for tag in tags { verdicts[tag] = gold == nil ? false : gold?.verdict(on: tag) }
    self.verdicts = verdicts
    let quotes = (gold?.quotes ?? [:]).sorted { $0.key < $1.key }.flatMap { [$0.key] + $0.value }
    covered = [id, cluster, "\(texts.count)"] + texts + ["\(quotes.count)"] + quotes
  }
}
