/// Which samples the summaries of an Inspect log name, to tell those that are not there.
struct InspectSummaries {
  private var missing: [String] = []

  init(_ archive: ZipFile, limits: ReadingLimits) {
    let names = Set(archive.entries.map(\.name))
    var seen: Set<String> = []
    for entry in archive.entries where Self.isSummary(entry.name) {
      guard let source = try? archive.open(entry, limit: limits.member),
        let bytes = try? source.wholeBytes(limit: limits.member)
      else { continue }
      for name in Self.sampleNames(in: bytes) where seen.insert(name).inserted {
        if !names.contains("samples/\(name).json"), !names.contains("samples/\(name)/sample.json") {
          missing.append(name)
        }
      }
    }
  }

  private static func isSummary(_ name: String) -> Bool {
    name == "summaries.json" || name.hasPrefix("_journal/summaries/")
  }

  private static func sampleNames(in bytes: [UInt8]) -> [String] {
    JSONParser.values(of: bytes) { root in
      root.items.compactMap { item in
        guard let id = item["id"].flatMap({ $0.string ?? $0.number }), let epoch = item["epoch"]?.integer else {
          return nil
        }
        return "\(id)_epoch_\(epoch)"
      }
    } ?? []
  }

  /// One failed block per sample that is summarised, but not there.
  func missing(at place: MemberPlace) -> [RecordBlock] {
    missing.map { name in
      RecordBlock(
        path: place.path, member: place.member("samples/\(name).json").member,
        failure: StreamFailure(code: .noSamples, detail: ""))
    }
  }
}
