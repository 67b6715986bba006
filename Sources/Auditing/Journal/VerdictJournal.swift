import Foundation
import LabelStore
import TranscriptReading

/// The answers of one auditor, line by line, never changed: the source of which the store's table is the index.
///
/// Each line carries the hash of the line before. Several windows may write at once: a line is written under a lock,
/// behind what others have written meanwhile. A line counts as kept when a sync that began after it was written has
/// ended; one sync keeps all lines before it, whoever wrote them. One instance is used by one task at a time.
package final class VerdictJournal {
  package let path: String
  package let auditor: String
  /// In the order of the file, undone ones too.
  package private(set) var entries: [JournalEntry] = []
  /// How many of `entries`, from the first on, are known to be on the device.
  package private(set) var synced = 0
  private let descriptor: Int32
  private let parser = JSONParser()
  /// Places in `entries`, by the key press that a page named.
  private var attempts: [String: Int] = [:]
  private var end = 0

  /// Opens the journal of an auditor beside a store, and makes it where there is none.
  ///
  /// - Throws: `JournalError`, also where a line does not follow the one before it.
  package init(store: String, auditor: String) throws(JournalError) {
    guard Self.isName(auditor) else { throw JournalError(code: .badName, path: auditor) }
    self.auditor = auditor
    let folder = Self.folder(of: store)
    path = folder + "/" + auditor + ".jsonl"
    // For the auditor alone: what people say of texts is no business of others on the machine.
    mkdir(folder, 0o700)
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw JournalError(code: .unwritable, path: path, detail: String(cString: strerror(errno)))
    }
    Self.keepName(in: folder)
    try catchUp()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// A new file is lost with the power unless its folder is on the device too.
  private static func keepName(in folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Where the journals of a store's auditors are.
  package static func folder(of store: String) -> String { store + ".verdicts" }

  /// Names of auditors that have a journal, sorted.
  package static func auditors(of store: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder(of: store))) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }.sorted()
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64 && name.first != "."
      && name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains($0) }
  }

  /// Writes a line. Nobody is told of it before a sync: `sync`, or a `JournalSync` that many lines share.
  ///
  /// - Parameter attempt: As `JournalEntry.attempt`.
  /// - Throws: `JournalError`; nothing of the line is in the file then.
  @discardableResult
  package func append(_ act: JournalEntry.Act, attempt: String = "") throws(JournalError) -> JournalEntry {
    guard flock(descriptor, LOCK_EX) == 0 else { throw failure() }
    defer { flock(descriptor, LOCK_UN) }
    try checkFile()
    try catchUp()
    // What a crash left without a line break was never acknowledged.
    guard ftruncate(descriptor, off_t(end)) == 0 else { throw failure() }
    let previous = entries.last?.id ?? ""
    let given = Date().formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
    let line = JournalLine.bytes(act, previous: previous, auditor: auditor, given: given, attempt: attempt)
    do { try write(line + [0x0A]) } catch {
      // What a full device took of it.
      ftruncate(descriptor, off_t(end))
      throw error
    }
    let entry = JournalEntry(
      id: JournalLine.id(of: line), previous: previous, auditor: auditor, given: given, act: act, attempt: attempt)
    take(entry, line.count)
    return entry
  }

  /// Waits until all lines are on the device; returns at once where they are.
  package func sync() throws(JournalError) {
    guard synced < entries.count else { return }
    let sync = nextSync
    try sync.run()
    finish(sync)
  }

  /// The sync that keeps all lines that are there now. It may run on another thread while lines are written, as long as
  /// this journal is held.
  package var nextSync: JournalSync { JournalSync(lines: entries.count, descriptor: descriptor, path: path) }

  /// Notes a sync that ended well.
  package func finish(_ sync: JournalSync) { synced = max(synced, sync.lines) }

  /// The line that a key press led to, whichever window or server wrote it; `nil` where it led to none.
  package func entry(ofAttempt attempt: String) -> JournalEntry? { attempts[attempt].map { entries[$0] } }

  private func take(_ entry: JournalEntry, _ size: Int) {
    if !entry.attempt.isEmpty { attempts[entry.attempt] = entries.count }
    entries.append(entry)
    end += size + 1
  }

  /// A line written to a file that has no name any more is lost with this process; a line behind the end of a file that
  /// was cut would leave a gap of NULs there.
  private func checkFile() throws(JournalError) {
    var opened = stat()
    var named = stat()
    guard fstat(descriptor, &opened) == 0 else { throw failure() }
    guard stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev,
      Int(opened.st_size) >= end
    else { throw JournalError(code: .replaced, path: path) }
  }

  /// Reads what was written since.
  package func catchUp() throws(JournalError) {
    let bytes = try readRest()
    var start = 0
    while let stop = bytes[start...].firstIndex(of: 0x0A) {
      let line = Array(bytes[start..<stop])
      guard let entry = JournalLine.entry(line, parser), entry.auditor == auditor else {
        throw JournalError(code: .tampered, path: path, line: entries.count + 1, detail: "no answer of \(auditor)")
      }
      guard entry.previous == entries.last?.id ?? "" else {
        throw JournalError(code: .tampered, path: path, line: entries.count + 1)
      }
      take(entry, line.count)
      start = stop + 1
    }
  }

  /// An error is no end of the file: `append` cuts off what stands behind the last line that was read.
  private func readRest() throws(JournalError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &buffer, buffer.count, off_t(end + bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }

  private func write(_ bytes: [UInt8]) throws(JournalError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes[offset...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      offset += count
    }
  }

  private func failure() -> JournalError {
    JournalError(code: .unwritable, path: path, detail: String(cString: strerror(errno)))
  }
}
