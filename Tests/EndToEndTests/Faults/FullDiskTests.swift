import Foundation
import TestSupport
import Testing

/// A file system that is full at some moment: one error that says so, a whole store, and the same command ends as if
/// nothing had been once there is room.
///
/// The file system is a tmpfs in a mount namespace of its own, which needs root; elsewhere `ulimit -f` in
/// `StoreFaultTests` stands for it.
@Suite("file systems that are full", .enabled(if: RootShell.canMount, "unshare -m and mount need root"))
struct FullDiskTests {
  /// Runs a command in a file system of some size, then once more with room, and says what came of it, line by line.
  ///
  /// - Parameters:
  ///   - command: Arguments; `$D` is the file system.
  ///   - kilobytes: Of room, beside what `start` takes.
  ///   - start: A store that is copied into the file system before.
  private static func run(
    _ command: [String], kilobytes: Int, start: String? = nil, in folder: FaultFolder
  ) throws -> [String] {
    let command = "\"$ASIDE\" " + command.joined(separator: " ")
    let script = """
      D=$S/disk; mkdir -p $D; export D
      \(start.map { "SIZE=$(($(du -k \($0) | cut -f1) + SIZE))" } ?? "")
      mount -t tmpfs -o size=${SIZE}k none $D
      \(start.map { "cp \($0) $D/s.sqlite" } ?? "")
      \(command) >$S/said 2>&1; echo "status $?"
      grep -o 'L0[0-9]*' $S/said
      mount -o remount,size=1g $D
      test ! -s $D/s.sqlite || sqlite3 $D/s.sqlite 'PRAGMA integrity_check'
      \(command) >$S/said 2>&1; echo "status $?"
      "$ASIDE" store info $D/s.sqlite --digest | grep content
      du -k $D/s.sqlite | cut -f1
      """
    let variables = ["S": folder.url.path, "SIZE": "\(kilobytes)", "SCRIPT": script]
    return try RootShell.run("exec unshare -m sh -c \"$SCRIPT\"", variables).split(separator: "\n").map(String.init)
  }

  /// - Parameter status: Of the command when nothing is wrong.
  private static func check(
    _ command: [String], status: Int, start: String? = nil, seed: UInt64, in folder: FaultFolder
  ) throws {
    let whole = try run(command, kilobytes: 1 << 18, start: start, in: folder)
    #expect(whole.first == "status \(status)" && whole.count == 5 && whole[1] == "ok", "\(whole)")
    let end = [String](whole.suffix(3))
    // The log takes as much as the store again, so what fits neither is too little.
    let most = (Int(end.last ?? "") ?? 0) * 9 / 10
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<FaultFolder.moments(short: 2, most: 20) {
      let size = Int.random(in: 4...most, using: &generator)
      let said = try run(command, kilobytes: size, start: start, in: folder)
      #expect(
        said.prefix(2) == ["status 74", "L006"] && said.dropFirst(2).prefix { $0 != end[0] } == ["ok"],
        "\(size) kB: \(said)")
      #expect([String](said.suffix(3)).prefix(2) == end.prefix(2), "\(size) kB of room: \(said)")
    }
  }

  @Test func label() throws {
    let folder = try FaultFolder()
    let dumps = try (0..<2).map { try folder.dump($0, rows: FaultFolder.rows) }
    try Self.check(folder.labelling(dumps, "$D/s.sqlite"), status: 2, seed: 31, in: folder)
  }

  @Test func merge() throws {
    let folder = try FaultFolder()
    let stores = try (0..<2).map(folder.store)
    try Self.check(["store", "merge"] + stores + ["-o", "$D/s.sqlite"], status: 0, seed: 32, in: folder)
  }

  @Test func compact() throws {
    let folder = try FaultFolder()
    let stale = try folder.staleStore()
    let command = ["store", "compact", "$D/s.sqlite", "--drop-stale"]
    try Self.check(command, status: 0, start: stale, seed: 33, in: folder)
  }
}
