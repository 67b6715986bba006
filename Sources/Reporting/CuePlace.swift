import Labelling
import TranscriptModel

/// Where a cue stands in the decoded string of its source, in all three units.
package struct CuePlace {
  /// JSON Pointer to that string.
  package let field: String
  package let start: TextOffset
  package let end: TextOffset
  /// Exactly the bytes of the place.
  package let quote: ArraySlice<UInt8>

  /// Costs one pass over the part up to the cue.
  package init(_ cue: Cue, in transcript: Transcript) {
    let part = transcript.parts[cue.part]
    field = part.field
    quote = part.text.bytes[cue.range.start..<cue.range.end]
    start = part.origin + TextOffset(after: part.text.bytes[..<cue.range.start])
    var end = start
    end.advance(over: quote)
    self.end = end
  }
}
