/// Tags whose every counting cue shares words with a counting cue of another tag.
///
/// One phrase seldom says two things: where two tags claim it, one of them is often mistaken, unless the text speaks
/// for the tag elsewhere too.
enum ContestedTags {
  /// - Returns: Only tags with a counting cue. The order of the cues does not matter.
  static func among(_ cues: [Cue]) -> Set<String> {
    let counting = cues.filter(\.stance.counts).sorted {
      ($0.part, $0.range.start, $0.range.end) < ($1.part, $1.range.start, $1.range.end)
    }
    var isShared = [Bool](repeating: false, count: counting.count)
    for index in counting.indices {
      let cue = counting[index]
      for next in (index + 1)..<max(index + 1, counting.count) {
        let other = counting[next]
        guard other.part == cue.part, other.range.start < cue.range.end else { break }
        if other.tag != cue.tag, other.range.overlaps(cue.range) {
          isShared[index] = true
          isShared[next] = true
        }
      }
    }
    let undisputed = Set(zip(counting, isShared).filter { !$1 }.map(\.0.tag))
    return Set(counting.map(\.tag)).subtracting(undisputed)
  }
}
