import CLibFuzzer
import Foundation
import FuzzTargets

/// One fuzz target under libFuzzer: `FuzzRun <target> [libFuzzer's arguments]`.
///
/// `FuzzRun targets` lists them; `FuzzRun seeds <target> <folder>` writes the inputs to start from.
@main enum FuzzRun {
  /// Set once before libFuzzer starts, which calls back on one thread.
  nonisolated(unsafe) private static var entry: (any FuzzEntry)?

  static func main() throws {
    let arguments = CommandLine.arguments
    switch arguments.dropFirst().first {
    case "targets": print(FuzzTarget.allCases.map(\.rawValue).joined(separator: "\n"))
    case "seeds": try writeSeeds(target(named: arguments[2]), into: arguments[3])
    case let name?: exit(try run(target(named: name), arguments))
    case nil: throw Usage()
    }
  }

  struct Usage: Error, CustomStringConvertible {
    let description = "FuzzRun targets | FuzzRun seeds <target> <folder> | FuzzRun <target> [libFuzzer's arguments]"
  }

  private static func target(named name: String) throws -> FuzzTarget {
    guard let target = FuzzTarget(rawValue: name) else { throw Usage() }
    return target
  }

  private static func writeSeeds(_ target: FuzzTarget, into folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (number, seed) in try target.seeds().enumerated() {
      try Data(seed).write(to: URL(fileURLWithPath: "\(folder)/seed-\(number)"))
    }
  }

  private static func run(_ target: FuzzTarget, _ arguments: [String]) throws -> CInt {
    entry = try target.entry()
    var count = CInt(arguments.count - 1)
    var values: [UnsafeMutablePointer<CChar>?] = ([arguments[0]] + arguments.dropFirst(2)).map { strdup($0) } + [nil]
    return values.withUnsafeMutableBufferPointer { buffer in
      var pointer = buffer.baseAddress
      return LLVMFuzzerRunDriver(&count, &pointer) { data, size in
        FuzzRun.take(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
      }
    }
  }

  /// A broken promise ends the run as a crash does, so that libFuzzer keeps its input.
  private static func take(_ input: [UInt8]) {
    guard let broken = entry?.run(input) else { return }
    FileHandle.standardError.write(Data("broken promise: \(broken)\n".utf8))
    abort()
  }
}
