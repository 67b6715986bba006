/// `sentences.yaml`: which words speak for a tag in a sentence, learned from texts with quoted evidence.
///
/// A word is a stem in small letters, or two that follow each other, or an entry of the lexicon by its name in braces,
/// `{ob-look}`, which stands for whatever it matches. A sentence's logit for a tag is the intercept and
/// the weights of its different words; from the cutoff on the sentence is a cue, whose stance is judged like any other.
package struct SentenceModel: Sendable, Equatable {
  /// Where it stands in a rules folder.
  package static let path = "sentences.yaml"

  /// The id that a cue of such a sentence has in place of a rule's; no rule has one without a slash.
  package static func cueID(_ tag: String) -> String { idPrefix + tag }
  package static let idPrefix = "sentences."

  /// The name of a lexicon's entry among words, and the entry of such a name; `nil` for words.
  package static func name(ofEntry entry: String) -> String { "{\(entry)}" }
  package static func entry(named words: String) -> String? {
    words.utf8.first == UInt8(ascii: "{") ? Lexicon.name(at: 0, in: Array(words.utf8)) : nil
  }

  package struct Term: Sendable, Equatable {
    /// One stem, two with a space between them, or an entry.
    package var words: String
    package var weight: Double

    package init(words: String, weight: Double) {
      self.words = words
      self.weight = weight
    }
  }

  /// The words of one tag.
  package struct Tag: Sendable, Equatable {
    package var intercept: Double
    /// The logit from which a sentence is a cue.
    package var cutoff: Double
    /// The greatest weight first, then by words; none of them 0.
    package var terms: [Term] {
      get { termList.terms }
      set { termList = TermList(newValue) }
    }
    private var termList: TermList
    /// Sentences that were quoted as evidence.
    package var positives: Int
    /// Of texts by their best sentence, on prompts left out.
    package var averagePrecision: Double
    /// `nil`: the tag is looked for only where a rule found something.
    package var text: Text?

    package init(
      intercept: Double, cutoff: Double, terms: TermList, positives: Int, averagePrecision: Double, text: Text? = nil
    ) {
      self.intercept = intercept
      self.cutoff = cutoff
      termList = terms
      self.positives = positives
      self.averagePrecision = averagePrecision
      self.text = text
    }
  }

  /// What all sentences of a text together say for a tag: what is thought beside it makes a thought likelier, and a long
  /// text has a good sentence by chance.
  ///
  /// The logit is the intercept, `length` for each unit of log(1 + sentences), a weight for each unit of the logit
  /// of every tag's best sentence, and the weights of the different words of all sentences: what the text is about.
  package struct Text: Sendable, Equatable {
    package var intercept: Double
    package var length: Double
    /// By tag; the others have weight 0.
    package var best: [String: Double]
    /// The logit from which the tag's best sentences are cues, whatever rules found.
    package var cutoff: Double
    /// Stems and pairs of them, no entries of the lexicon; the greatest weight first, then by words.
    package var terms: [Term] {
      get { termList.terms }
      set { termList = TermList(newValue) }
    }
    private var termList: TermList

    /// Sentences that speak still less for a tag are all alike.
    package static let floor = -8.0

    package init(intercept: Double, length: Double, best: [String: Double], cutoff: Double, terms: TermList = []) {
      self.intercept = intercept
      self.length = length
      self.best = best
      self.cutoff = cutoff
      termList = terms
    }
  }

  /// Its digest is of ids, reasoning and quoted evidence.
  package var source: FitSource
  /// By tag; the others have no learned words.
  package var tags: [String: Tag]
  /// `nil`: words alone speak. With phrases the logit of a sentence is the mean of what its words and its phrases say.
  package var phrases: PhraseModel?

  /// The entries of the lexicon among the words of all tags, sorted.
  package var lexiconEntries: [String] {
    Set(tags.values.flatMap { $0.terms.compactMap { Self.entry(named: $0.words) } }).sorted()
  }

  package init(source: FitSource, tags: [String: Tag], phrases: PhraseModel? = nil) {
    self.source = source
    self.tags = tags
    self.phrases = phrases
  }
}
