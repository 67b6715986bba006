/// `screen.yaml`: which words tell that a text may hold a cue at all, learned from texts with gold. Elsewhere no rule is
/// searched for.
///
/// Words are stems and pairs of them, as in `sentences.yaml`, each with a weight. Every word of a text takes `step` off;
/// the run of words with the greatest sum decides: from a cutoff on, higher for a long text, which has a heavy run by
/// chance, the text is searched.
package struct ScreenModel: Sendable, Equatable {
  /// Where it stands in a rules folder.
  package static let path = "screen.yaml"

  /// Its digests are of ids, reasoning and quoted evidence, and of where the rules that it was fitted for find something
  /// (`RuleFiles.searchDigest`): others may find what its words do not know.
  package var source: FitSource
  /// A text of so many words is searched from `cutoff` + `length` × log(1 + words) on.
  package var cutoff: Double
  package var length: Double
  package var step: Double
  /// On prompts left out: the share that is searched of texts with a tag, and of the words of texts known to hold nothing
  /// (0 without any).
  package var searched: Shares
  /// The greatest weight first, then by words; none of them 0.
  package var terms: [SentenceModel.Term] {
    get { termList.terms }
    set { termList = TermList(newValue) }
  }
  private var termList: TermList

  /// From 0 to 1.
  package struct Shares: Sendable, Equatable {
    package var present: Double
    package var silent: Double

    package init(present: Double, silent: Double) {
      self.present = present
      self.silent = silent
    }
  }

  package init(
    source: FitSource, cutoff: Double, length: Double, step: Double, searched: Shares, terms: TermList
  ) {
    self.source = source
    self.cutoff = cutoff
    self.length = length
    self.step = step
    self.searched = searched
    termList = terms
  }
}
