import ReasoningExtraction
import Testing
import TranscriptModel

@Suite struct TagSplitterTests {
  private func pieces(_ text: String, isField: Bool = false) -> [String] {
    let splitter = TagSplitter(UTF8Text(text))
    let segments = isField ? splitter.segmentsOfReasoningField() : splitter.segments()
    return segments.map { segment in
      let kind = segment.kind == .reasoning ? "R" : segment.kind == .draft ? "D" : "A"
      return "\(kind)\(segment.truncated ? "…" : ""):" + UTF8Text(text).string(at: segment.range)
    }
  }

  @Test(arguments: [
    ("<think>a</think>b", ["R:a", "A:b"]),
    ("<THINK>a</Think>b", ["R:a", "A:b"]),
    ("<SCRATCHPAD_REASONING>a</SCRATCHPAD_REASONING>b", ["R:a", "A:b"]),
    ("<scratchpad>a</scratchpad>", ["R:a"]),
    ("<thinking signature=\"x\">a</thinking>b", ["R:a", "A:b"]),
    ("<HIDDEN_SCRATCHPAD>a</HIDDEN_SCRATCHPAD>b", ["R:a", "A:b"]),
    ("[THINK]a[/THINK]b", ["R:a", "A:b"]),
    ("◁think▷a◁/think▷b", ["R:a", "A:b"]),
    ("<|begin_of_thought|>a<|end_of_thought|><|begin_of_solution|>b<|end_of_solution|>", ["R:a", "A:b"]),
    ("<seed:think>a</seed:think>b", ["R:a", "A:b"]),
    ("<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>b", ["R:a", "A:b"]),
    ("<think>a</think>b<think>c</think>d", ["R:a", "A:b", "R:c", "A:d"]),
    ("<think>a", ["R…:a"]),
    ("a</think>b", ["R:a", "A:b"]),
    ("<think></think>b", ["R:", "A:b"]),
    ("<think>a<think>b</think>c</think>d", ["R:a<think>b</think>c", "A:d"]),
    ("<think>one <think> is named</think>d", ["R:one <think> is named", "A:d"]),
    ("use `<think>` here", ["A:use `<think>` here"]),
    ("no tags", ["A:no tags"]),
    ("<scratchpad>a<draft>b</draft>c</scratchpad>d", ["R:a", "D:b", "R:c", "A:d"]),
    ("<scratchpad>a<DRAFT_OUTPUT>b</scratchpad>d", ["R:a", "D:b", "A:d"]),
    ("", []),
  ])
  func splitsAnswers(text: String, expected: [String]) {
    #expect(pieces(text) == expected)
  }

  @Test(arguments: [
    ("plain", ["R:plain"]),
    ("<scratchpad>a</scratchpad> b", ["R:a", "A: b"]),
    ("I know <scratchpad> is hidden", ["R:I know <scratchpad> is hidden"]),
    ("a</SCRATCHPAD_REASONING>b", ["R:a", "A:b"]),
    ("a <draft>b</draft> c", ["R:a ", "D:b", "R: c"]),
  ])
  func takesTagsOffReasoningFields(text: String, expected: [String]) {
    #expect(pieces(text, isField: true) == expected)
  }

  @Test func offsetsCountFromTheWholeField() throws {
    let text = "é👩 <think>abc</think>"
    let part = Part(kind: .answer, text: UTF8Text(text), field: "/output")
    let extracted = ReasoningExtractor.extract(
      Transcript(id: "1", source: TranscriptSource(path: "x"), parts: [part]))
    let reasoning = try #require(extracted.parts.first { $0.kind == .reasoning })
    #expect(reasoning.origin.bytes == 14)
    #expect(reasoning.origin.characters == 10)
    #expect(reasoning.origin.utf16 == 11)
    #expect(Array(text.utf8)[14..<17].elementsEqual("abc".utf8))
  }

  @Test func emptyPairsAndEmptyFieldsAreTold() {
    func visibility(_ part: Part) -> Visibility? {
      ReasoningExtractor.extract(Transcript(id: "1", source: TranscriptSource(path: "x"), parts: [part]))
        .parts.first { $0.kind == .reasoning }?.visibility
    }
    #expect(visibility(Part(kind: .answer, text: UTF8Text("<think>\n\n</think>Hi"))) == .absent)
    #expect(visibility(Part(kind: .answer, text: UTF8Text("Hi"))) == .absent)
    #expect(visibility(Part(kind: .reasoning, text: UTF8Text(" "))) == .empty)
    #expect(visibility(Part(kind: .reasoning, text: UTF8Text("x"), visibility: .encrypted)) == .encrypted)
  }
}
