/// Phrases that speak for tags in a sentence, learned together: which words are alike, and what one, two or three of them
/// that follow each other say (a convolutional network with one layer; Kim, 2014). A part of `sentences.yaml`.
///
/// Every word is a point. A filter gives a number to each phrase of its length, from the points of its words; the strongest
/// phrase of a sentence counts for each filter, where it is above 0, and adds so much for each tag. So what a
/// sentence's phrases say is a sum over phrases that stand in it.
///
/// Networks that were learned from the same sentences say together what is their mean: it is right more often than any of
/// them. One may read the words of the sentence before too, since a thought often needs two.
///
/// All numbers are whole: weights and what a filter says of a word of eight bits, and outputs of sixteen in units of `unit`.
package struct PhraseModel: Sendable, Equatable {
  /// What the numbers of one network stand for.
  package struct Network: Sendable, Equatable {
    /// 1: it reads the sentence that it speaks of; 2: the words of the sentence before stand before it.
    package var sentences: Int
    /// What a filter says of a word is the sum of its products divided by 2 to the power of this, −127 to 127.
    package var shift: Int
    /// What 1 of a filter's strength times 1 of its output adds to a logit.
    package var unit: Double
    /// By tag. The others have no phrases.
    package var intercepts: [String: Double]

    package init(sentences: Int, shift: Int, unit: Double, intercepts: [String: Double]) {
      self.sentences = sentences
      self.shift = shift
      self.unit = unit
      self.intercepts = intercepts
    }
  }

  /// Of a word's point.
  package var dimensions: Int
  /// Of each length of phrases, in each network.
  package var filters: Int
  /// One or more, of the same tags.
  package var networks: [Network]
  /// Of as many networks.
  package var numbers: PhraseNumbers

  /// Phrases have so many words at most, and so many places in them: one, two and three.
  package static let lengths = 3
  package static let places = 6
  /// What the first words of a point list stand for: the edge of a sentence, and any word that is not known.
  package static let standIns = ["<edge>", "<unknown>"]

  /// The tags in the order of outputs.
  package var tags: [String] { networks.first?.intercepts.keys.sorted() ?? [] }

  package init(dimensions: Int, filters: Int, networks: [Network], numbers: PhraseNumbers) {
    self.dimensions = dimensions
    self.filters = filters
    self.networks = networks
    self.numbers = numbers
  }
}
