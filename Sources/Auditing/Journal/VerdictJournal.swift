import Foundation
import LabelStore
import TranscriptReading

/// The answers of one auditor, line by line, never changed: the source of which the store's table is the index.
///
/// Each line carries the hash of the line before. Several windows may write at once: a line is written under a lock,
/// behind what others have written meanwhile. One instance is used by one task at a time.
package final class VerdictJournal {
  package let path: String
  package let auditor: String
  /// In the order of the file, undone ones too.
  package private(set) var entries: [JournalEntry] = []
  private let descriptor: Int32
  private let parser = JSONParser()
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

  /// Writes a line and waits until it is on the device.
  @discardableResult
  package func append(_ act: JournalEntry.Act) throws(JournalError) -> JournalEntry {
    guard flock(descriptor, LOCK_EX) == 0 else { throw failure() }
    defer { flock(descriptor, LOCK_UN) }
    try catchUp()
    // What a crash left without a line break was never acknowledged.
    guard ftruncate(descriptor, off_t(end)) == 0 else { throw failure() }
    let previous = entries.last?.id ?? ""
    let given = Date().formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
    let line = JournalLine.bytes(act, previous: previous, auditor: auditor, given: given)
    try write(line + [0x0A])
    let entry = JournalEntry(
      id: JournalLine.id(of: line), previous: previous, auditor: auditor, given: given, act: act)
    entries.append(entry)
    end += line.count + 1
    return entry
  }

  /// Reads what was written since.
  package func catchUp() throws(JournalError) {
    let bytes = readRest()
    var start = 0
    while let stop = bytes[start...].firstIndex(of: 0x0A) {
      let line = Array(bytes[start..<stop])
      guard let entry = JournalLine.entry(line, parser), entry.auditor == auditor else {
        throw JournalError(code: .tampered, path: path, line: entries.count + 1, detail: "no answer of \(auditor)")
      }
      guard entry.previous == entries.last?.id ?? "" else {
        throw JournalError(code: .tampered, path: path, line: entries.count + 1)
      }
      entries.append(entry)
      end += line.count + 1
      start = stop + 1
    }
  }

  private func readRest() -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &buffer, buffer.count, off_t(end + bytes.count))
      if count < 0, errno == EINTR { continue }
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
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  private func failure() -> JournalError {
    JournalError(code: .unwritable, path: path, detail: String(cString: strerror(errno)))
  }
}
