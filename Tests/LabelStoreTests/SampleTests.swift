import LabelStore
import Labelling
import RuleFormat
import Testing
import TranscriptModel

/// What is read back for profiles is what was labelled.
@Suite("Samples of a store")
struct SampleTests {
  @Test func areThoseThatWereStored() throws {
    let store = try FilledStore()
    var read: [LabelledSample] = []
    try store.store.samples(withPaths: true) { read.append($0) }
    #expect(read == (0..<10).map { LabelledSample(FilledStore.labelled($0)) })
  }

  @Test func sayTheirOnsetInThousandths() {
    let sample = LabelledSample(FilledStore.labelled(1))
    #expect(sample.tags["evaluation.suspicion"]?.onset == 8 * 1000 / 33)
    #expect(sample.tags["evaluation.suspicion"]?.stances == [.considered: 1])
    #expect(sample.isReadable)
  }

  @Test func keysTellNumbersFromTextsAndForgetThePlace() {
    var one = FilledStore.labelled(1).transcript
    let key = TranscriptKey(one)
    one.source = TranscriptSource(path: "elsewhere", line: 99)
    #expect(TranscriptKey(one) == key)
    one.condition["n"] = .string("1.50")
    #expect(TranscriptKey(one) != key)
  }

  @Test func infoCountsWhatIsThere() throws {
    let info = try FilledStore().store.info()
    #expect(info.transcripts == 10 && info.cues == 5 && info.stale == 0 && info.rules == "digest")
  }
}
