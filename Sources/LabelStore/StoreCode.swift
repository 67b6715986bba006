import ErrorCodes

/// What can be wrong with a store; the codes stand in messages and never change their meaning.
package enum StoreCode: String, ErrorCode {
  case damaged = "L001"
  case notOurs = "L002"
  case newer = "L003"
  case locked = "L004"
  case readOnly = "L005"
  case full = "L006"
  case missing = "L007"
  case unopened = "L008"
  case otherShare = "L009"
  case failed = "L010"

  package static let area = ErrorArea(
    "The store",
    outcome: """
      Said with the store's path; what it held before stays as it was. L001, L002 and L003 end with 65, L007 with 66, \
      L009 with 64, the rest with 74.
      """)

  package var entry: ErrorEntry {
    switch self {
    case .damaged:
      ErrorEntry(
        "the store is damaged",
        cause:
          "SQLite found pages that cannot be right: a failing disk, or a file that was copied while it was written.",
        cure: "run sqlite3's .recover on a copy, or label into a new store")
    case .notOurs:
      ErrorEntry(
        "the file is no store of Aside's", cause: "It is empty, a dump, or a database of another program.",
        cure: "name a store; a dump becomes one by 'aside label DUMP --store FILE'")
    case .newer:
      ErrorEntry(
        "the store was written by a newer version of Aside", cause: "It has tables that this version does not know.",
        cure: "use that version, or label into a new store")
    case .locked:
      ErrorEntry(
        "the store is in use by another program", cause: "Another 'aside label', merge or compact is writing to it.",
        cure: "wait until the other run ends, or name another file with --store")
    case .readOnly:
      ErrorEntry(
        "the store cannot be written",
        cause:
          "The file, its folder or its device allows reading only, or an older store would have to be migrated there.",
        cure: "check the rights of the file and its folder, or name another file with --store")
    case .full:
      ErrorEntry(
        "there is no room left on the device", cause: "The disk or the quota is full; SQLite rolled the step back.",
        cure: "make room and run again; what was labelled is kept")
    case .missing:
      ErrorEntry(
        "there is no such store", cause: "No file has that name; commands without a store look for ./aside.sqlite.",
        cure: "make one with 'aside label PATH'")
    case .unopened:
      ErrorEntry(
        "the store cannot be opened", cause: "The folder is not there or may not be entered, or the path is a folder.",
        cure: "check the path and the rights of its folder")
    case .otherShare:
      ErrorEntry(
        "the store keeps another share of silent transcripts",
        cause:
          "--keep-silent is fixed when a store is made: its sample of silent texts would have no known chance else.",
        cure: "leave --keep-silent out, or label into a new store")
    case .failed:
      ErrorEntry(
        "the store reports an error", cause: "SQLite or the system gave the error in parentheses, often of the device.",
        cure: "check the device, and run 'aside store info' on the store")
    }
  }
}
