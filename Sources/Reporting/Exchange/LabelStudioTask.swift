import JSONWriting
import RuleFormat
import TranscriptModel

/// One task of Label Studio: a text, what the rules predict, and what auditors said.
package struct LabelStudioTask {
  /// Marked words with their tag and how they are meant.
  package struct Region {
    package var part: Int
    /// Bytes of the part.
    package var range: ByteRange
    package var tag: String
    /// `nil` where nobody says.
    package var stance: Stance?
    package var score: Double?

    package init(part: Int, range: ByteRange, tag: String, stance: Stance?, score: Double? = nil) {
      self.part = part
      self.range = range
      self.tag = tag
      self.stance = stance
      self.score = score
    }
  }

  /// What the rules, or one auditor, say of the text as a whole. A tag in none of the lists was not judged.
  package struct Opinion {
    package var regions: [Region] = []
    package var present: [String] = []
    package var absent: [String] = []
    package var unclear: [String] = []
    package var auditor: String?
    package var notes: [String] = []

    package init() {}
  }

  package var text: LabelStudioText
  package var id: String
  package var model: String?
  package var condition: [String: ScalarValue]
  /// Where the transcript came from; `nil` where only a store knows it.
  package var source: TranscriptSource?
  package var prompt: String
  package var answer: String
  package var prediction: Opinion
  /// The highest score of a tag, 0 without a cue.
  package var score: Double
  package var annotations: [Opinion] = []
}
