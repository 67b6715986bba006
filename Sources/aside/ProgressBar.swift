import BatchLabelling
import Foundation

/// A line on standard error that shows how far a run is; drawn ten times a second at most.
final class ProgressBar {
  private let totalBytes: Int
  private let isShown: Bool
  private let start = Date()
  private var lastDrawn = Date.distantPast

  init(totalBytes: Int, isShown: Bool) {
    self.totalBytes = totalBytes
    self.isShown = isShown
  }

  func show(_ progress: LabelRun.Progress) {
    let now = Date()
    guard isShown, now.timeIntervalSince(lastDrawn) >= 0.1 else { return }
    lastDrawn = now
    let seconds = max(0.001, now.timeIntervalSince(start))
    let rate = Double(progress.fileBytes) / seconds
    var line = "\(progress.transcripts) transcripts  \(Self.decimal(rate / 1e6)) MB/s"
    if totalBytes > 0 {
      let share = min(1, Double(progress.fileBytes) / Double(totalBytes))
      let filled = Int((share * 24).rounded())
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
      let left = rate > 0 ? Double(totalBytes - progress.fileBytes) / rate : 0
      line = "\(bar) \(Int(share * 100)) %  \(line)  \(Self.duration(left)) left"
    }
    Console.show("\r\u{1B}[K\(line)")
  }

  func clear() {
    if isShown { Console.show("\r\u{1B}[K") }
  }

  private static func decimal(_ value: Double) -> String {
    value >= 10 ? String(Int(value.rounded())) : String((value * 10).rounded() / 10)
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = max(0, Int(min(seconds, 359_999).rounded(.up)))
    let minutes = whole / 60
    return minutes > 0 ? "\(minutes) min \(whole % 60) s" : "\(whole) s"
  }
}
