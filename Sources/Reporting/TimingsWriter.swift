import JSONWriting
import Labelling

/// Seconds per stage as one JSON object (`aside.timings/1`).
package enum TimingsWriter {
  /// - Parameters:
  ///   - times: Summed over all tasks, so that with several jobs they add up to more than `wall`.
  ///   - wall: Seconds from the first byte read to the last record written; starting the program is not in it.
  package static func json(_ times: StageTimes, wall: Double, transcripts: Int, jobs: Int) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.text("schema", "aside.timings/1")
      json.integers([("jobs", jobs), ("transcripts", transcripts)])
      json.number("wall", wall)
      json.key("seconds")
      json.object { json in
        for stage in Stage.allCases { json.number(stage.rawValue, times[stage]) }
      }
    }
    json.newline()
    return json.bytes
  }
}
