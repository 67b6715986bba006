/// What can be wrong with a store; the codes stand in messages and never change their meaning.
package enum StoreCode: String, Sendable, CaseIterable {
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

  package var title: String {
    switch self {
    case .damaged: "the store is damaged"
    case .notOurs: "the file is no store of Aside's"
    case .newer: "the store was written by a newer version of Aside"
    case .locked: "the store is in use by another program"
    case .readOnly: "the store cannot be written"
    case .full: "there is no room left on the device"
    case .missing: "there is no such store"
    case .unopened: "the store cannot be opened"
    case .otherShare: "the store keeps another share of silent transcripts"
    case .failed: "the store reports an error"
    }
  }

  package var cure: String {
    switch self {
    case .damaged: "run sqlite3's .recover on a copy, or label into a new store"
    case .notOurs: "name another file with --store"
    case .newer: "use that version, or label into a new store"
    case .locked: "wait until the other run ends, or name another file with --store"
    case .readOnly: "check the rights of the file and its folder, or name another file with --store"
    case .full: "make room and run again; what was labelled is kept"
    case .missing: "make one with 'aside label PATH'"
    case .unopened: "check the path and the rights of its folder"
    case .otherShare: "leave --keep-silent out, or label into a new store"
    case .failed: "check the device, and run 'aside store info' on the store"
    }
  }
}
