import Foundation
import TestSupport

/// Texts to start from: `Fuzzing/Seeds/<target>.txt`, cut at lines `%%%%`; a line `%%` stands for a NUL, which cuts what
/// holds several things.
enum TextSeeds {
  static func read(_ target: FuzzTarget) throws -> [[UInt8]] {
    let file = ProjectFolder.url.appendingPathComponent("Fuzzing/Seeds/\(target.rawValue).txt")
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n%%%%\n").map { text in
      Array(text.replacing("\n%%\n", with: "\0").utf8)
    }
  }
}
