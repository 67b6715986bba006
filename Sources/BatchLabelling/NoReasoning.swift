import TranscriptModel
import TranscriptReading

/// What is said of a dump in which no sample has reasoning that can be read.
package enum NoReasoning {
  package static func warning(
    transcripts: Int, visibility: [Visibility: Int], formats: [String: Int]
  ) -> String {
    let classes = Visibility.allCases.compactMap { kind in visibility[kind].map { "\($0) \(kind.rawValue)" } }
    let places = formats.keys.sorted().compactMap { name in
      TranscriptFormat(rawValue: name).map { "\(name): \($0.fieldsLookedAt)" }
    }
    return "none of \(transcripts) transcripts has readable reasoning (\(classes.joined(separator: ", "))). "
      + "Looked at \(places.joined(separator: "; "))."
  }
}
