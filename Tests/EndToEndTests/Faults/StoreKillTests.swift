import Foundation
import TestSupport
import Testing

/// `kill -9` at random moments: the store is whole, the same command goes on, and the store then says what an
/// undisturbed run says.
@Suite("commands that are killed")
struct StoreKillTests {
  /// A run is killed up to twice before it may end.
  @Test func labelGoesOnAndEndsTheSame() throws {
    let folder = try FaultFolder()
    let dumps = try (0..<3).map { try folder.dump($0, rows: FaultFolder.rows) }
    try Self.check({ folder.labelling(dumps, $0) }, in: folder, status: 2, seed: 11)
  }

  @Test func mergeGoesOnAndEndsTheSame() throws {
    let folder = try FaultFolder()
    let stores = try (0..<3).map(folder.store)
    try Self.check({ ["store", "merge"] + stores + ["-o", $0] }, in: folder, status: 0, seed: 12)
  }

  @Test func compactGoesOnAndEndsTheSame() throws {
    let folder = try FaultFolder()
    let stale = try folder.staleStore()
    let arguments = { ["store", "compact", $0, "--drop-stale"] }
    try Self.check(arguments, in: folder, from: stale, status: 0, seed: 13)
  }

  /// - Parameters:
  ///   - arguments: For a store.
  ///   - start: The store before each round; `nil` for none.
  private static func check(
    _ arguments: (String) -> [String], in folder: FaultFolder, from start: String? = nil, status: Int32, seed: UInt64
  ) throws {
    func fresh(_ name: String) throws -> String {
      try start.map { try folder.copy($0, to: name) } ?? folder.path(name)
    }
    let clock = Date()
    let undisturbed = try fresh("whole.sqlite")
    #expect(try Program.run(arguments(undisturbed)).status == status)
    let whole = Date().timeIntervalSince(clock)
    let expected = try FaultFolder.content(of: undisturbed)
    #expect(expected.hasPrefix("content"))
    var generator = SeededGenerator(seed: seed)
    var left = FaultFolder.moments(short: 3)
    var round = 0
    while left > 0 {
      round += 1
      let name = "killed-\(round).sqlite"
      let store = try fresh(name)
      for _ in 0..<min(left, 2) {
        let program = try RunningProgram(arguments(store))
        Thread.sleep(forTimeInterval: whole * Double.random(in: 0.02...0.95, using: &generator))
        program.send(SIGKILL)
        _ = try program.end()
        left -= 1
        #expect(try FaultFolder.integrity(of: store) == "ok\n", "round \(round)")
      }
      #expect(try Program.run(arguments(store)).status == status)
      #expect(try FaultFolder.content(of: store) == expected, "round \(round)")
      folder.remove(name)
    }
  }
}
