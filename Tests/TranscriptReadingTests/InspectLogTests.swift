import Foundation
import TestSupport
import Testing

@testable import TranscriptReading

@Suite struct InspectLogTests {
  private static let messages =
    #""messages":[{"role":"assistant","content":[{"type":"reasoning","reasoning":"Thought.","redacted":false}]}]"#

  private func sample(_ id: String) -> [UInt8] {
    Array("{\"id\":\(id),\"epoch\":1,\"target\":\"\",\(Self.messages)}".utf8)
  }

  private static let start = Array(#"{"version":2,"eval":{"model":"acme/otter","task":"t"}}"#.utf8)

  @Test func aCrashedRunHasItsJournalOnly() throws {
    var zip = ZipBuilder()
    zip.add("_journal/start.json", Self.start)
    zip.add("samples/1_epoch_1.json", sample("1"), .zstd)
    for bytes in [zip.finished(), zip.bytes] {
      let items = try Reading.items(of: bytes, name: "x.eval")
      #expect(Reading.transcripts(items).map(\.model) == ["acme/otter"])
      #expect(Reading.transcripts(items).first?.epoch == 1)
    }
  }

  @Test func samplesThatAreSummarisedButNotThereAreRecords() throws {
    var zip = ZipBuilder()
    zip.add("_journal/start.json", Self.start)
    zip.add("samples/1_epoch_1.json", sample("1"), .deflate)
    zip.add("_journal/summaries/1.json", Array(#"[{"id":1,"epoch":1},{"id":"a/b","epoch":2}]"#.utf8))
    let items = try Reading.items(of: zip.finished(), name: "x.eval")
    #expect(Reading.transcripts(items).count == 1)
    #expect(Reading.unread(items).map { $0.source.member } == ["samples/a/b_epoch_2.json"])
    var empty = ZipBuilder()
    empty.add("_journal/start.json", Self.start)
    #expect(Reading.unread(try Reading.items(of: empty.finished())).map(\.code) == [.noSamples])
  }

  @Test func aDamagedSampleIsARecordAndTheOthersAreRead() throws {
    var zip = ZipBuilder()
    zip.add("_journal/start.json", Self.start)
    zip.add("samples/1_epoch_1.json", sample("1"), .zstd)
    zip.add("samples/2_epoch_1.json", sample("2"), .deflate) { $0[$0.count / 2] ^= 0xFF }
    zip.add("samples/3_epoch_1.json", sample("3"), .zstd)
    let items = try Reading.items(of: zip.finished())
    #expect(Reading.transcripts(items).map(\.id) == ["1", "3"])
    #expect(Reading.unread(items).map { $0.source.member } == ["samples/2_epoch_1.json"])
  }

  @Test func chunksOfOneSampleAreToldFromWholeSamples() {
    #expect(InspectLogMembers.kind(of: "samples/a/b_epoch_1.json") == .sample)
    #expect(
      InspectLogMembers.kind(of: "samples/a/b_epoch_1/messages/0.json")
        == .chunk(folder: "samples/a/b_epoch_1", name: "messages/0.json"))
    #expect(
      InspectLogMembers.kind(of: "samples/x_epoch_1_epoch_2/sample.json")
        == .chunk(folder: "samples/x_epoch_1_epoch_2", name: "sample.json"))
    #expect(InspectLogMembers.kind(of: "reductions.json") == .other)
  }

  @Test func anAttachmentThatIsMissingIsNoted() throws {
    let text =
      #"{"id":1,"epoch":1,"target":"","messages":[{"role":"assistant","content":[{"type":"reasoning","reasoning":"attachment://00ff","redacted":false}]}]}"#
    let transcript = try #require(Reading.transcripts(try Reading.items(of: text)).first)
    #expect(transcript.limits.map(\.code) == ["T102"])
    #expect(transcript.parts.map(\.visibility) == [.encrypted])
  }

  @Test func aLogWithoutSamplesIsARecord() throws {
    for samples in ["", ",\"samples\":[]", ",\"samples\":null"] {
      let text = "{\"version\":2,\"status\":\"error\",\"eval\":{\"model\":\"m\",\"task\":\"t\"}\(samples)}"
      #expect(Reading.unread(try Reading.items(of: text)).map(\.code) == [.noSamples])
    }
  }

  @Test func theHeaderMayFollowTheSamplesOfAFile() throws {
    let body = String(decoding: sample("1"), as: UTF8.self)
    let text =
      "{\"version\":2,\"samples\":[\(body),\(body.replacing("Thought", with: "NaN follows").replacing("\"target\":\"\"", with: "\"target\":NaN,\"n\":123456789012345678901234567890"))],\"results\":null,\"eval\":{\"model\":\"acme/otter\"}}"
    let items = try Reading.items(of: text, name: "log.json")
    #expect(Reading.transcripts(items).map(\.model) == ["acme/otter", "acme/otter"])
    #expect(Reading.reasoning(items) == ["Thought.", "NaN follows."])
  }
}
