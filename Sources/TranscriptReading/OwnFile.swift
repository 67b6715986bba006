import Foundation

/// Tells a file that Aside has written itself: in a folder of dumps it is none.
enum OwnFile {
  private static let headBytes = 2_048
  /// Every record of ours names its form first.
  private static let record = Array(#"{"schema":"aside."#.utf8)
  /// What `convert` has written is there to be read.
  private static let readable = #""schema":"aside.transcript/"#
  private static let store = Array("SQLite format 3\0".utf8)
  /// Where SQLite keeps the mark of the program that a database belongs to, and ours.
  private static let mark = (place: 68, bytes: Array("Asid".utf8))
  private static let page = "<title>Aside: "

  static func stands(at path: String) -> Bool {
    for ending in ["-wal", "-shm"] where path.hasSuffix(ending) { return isStore(head(of: String(path.dropLast(4)))) }
    let head = head(of: path)
    // What could not be read stands in both records of labels and converted transcripts.
    if head.starts(with: record) { return !String(decoding: head, as: UTF8.self).contains(readable) }
    return isStore(head) || isPage(head) || isTable(head) || isDocument(head)
  }

  /// `label --to sarif` and `label-studio`, with its configuration.
  private static func isDocument(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head, as: UTF8.self)
    return text.hasPrefix(#"{"$schema":"#) && text.contains(#""driver":{"name":"aside""#)
      || text.hasPrefix("[\n{\"data\":{\"text\":") || text.hasPrefix("<View>\n  <Labels name=\"tag\"")
  }

  private static func head(of path: String) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? file.close() }
    return Array((try? file.read(upToCount: headBytes)) ?? Data())
  }

  private static func isStore(_ head: [UInt8]) -> Bool {
    head.starts(with: store) && head.dropFirst(mark.place).starts(with: mark.bytes)
  }

  private static func isPage(_ head: [UInt8]) -> Bool {
    head.starts(with: Array("<!doctype html>".utf8)) && String(decoding: head, as: UTF8.self).contains(page)
  }

  /// `label --to csv` and `profile --format csv`.
  private static func isTable(_ head: [UInt8]) -> Bool {
    let line = String(decoding: head.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    if line == "section,model,contrast,label,figure,detail,value,low,high,k,n" { return true }
    return line.hasPrefix("id,model,prompt_id,epoch,") && line.hasSuffix(",tag,present,score,stance,role,cues,quote")
  }
}
