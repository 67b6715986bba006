import Foundation
import SwiftLiterals

// Writes text files as one Swift file: a function from name to text, each text a string literal.
@main
struct PackResources {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 1, let output = arguments.last else {
      FileHandle.standardError.write(Data("usage: PackResources FILE… OUTPUT.swift\n".utf8))
      exit(64)
    }
    let cases = try arguments.dropLast().map { path in
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let name = URL(fileURLWithPath: path).lastPathComponent
      return "    case \(SwiftLiteral.of(name)): \(SwiftLiteral.of(text))"
    }
    let source = """
      enum PackedResources {
        static func text(_ name: String) -> String? {
          switch name {
      \(cases.joined(separator: "\n"))
          default: nil
          }
        }
      }

      """
    let file = URL(fileURLWithPath: output)
    if (try? String(contentsOf: file, encoding: .utf8)) != source {
      try source.write(to: file, atomically: true, encoding: .utf8)
    }
  }
}
