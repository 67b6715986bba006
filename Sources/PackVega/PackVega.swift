import Foundation
import SwiftLiterals

// Writes the chart library and its licence as two Swift string literals.
@main
struct PackVega {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      FileHandle.standardError.write(Data("usage: PackVega BUNDLE.js LICENCE OUTPUT.swift\n".utf8))
      exit(64)
    }
    let texts = try arguments[1...2].map { try String(contentsOfFile: $0, encoding: .utf8) }
    let source = """
      enum PackedVega {
        static let script = \(SwiftLiteral.of(texts[0]))
        static let licence = \(SwiftLiteral.of(texts[1]))
      }

      """
    let output = URL(fileURLWithPath: arguments[3])
    if (try? String(contentsOf: output, encoding: .utf8)) != source {
      try source.write(to: output, atomically: true, encoding: .utf8)
    }
  }
}
