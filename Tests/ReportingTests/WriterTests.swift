import JSONWriting
import Reporting
import RuleFormat
import Testing
import YAMLDocuments

@Suite struct WriterTests {
  @Test func jsonIsEscaped() {
    var json = JSONWriter()
    json.object { json in
      json.key("a\"b")
      json.string("x\n\u{1}\u{7F}é😀\\")
      json.key("n")
      json.array { json in
        json.number(0.1)
        json.number(2)
        json.number(.nan)
        json.integer(-3)
        json.optional(String?.none)
        json.bool(true)
      }
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == #"{"a\"b":"x\n\u0001\u007fé😀\\","n":[0.1,2.0,null,-3,null,true]}"#)
  }

  @Test func diagnosticsLookLikeACompilers() {
    let item = Diagnostic(
      code: RuleCode.unknownKey, message: "unknown key 'titel'", path: "Cues/a.yaml", line: 3, column: 1,
      sourceLine: "titel: x",
      help: "did you mean 'title'?")
    #expect(
      DiagnosticRenderer(style: .plain, folder: "Rules").render([item]) == """
        error[R004]: unknown key 'titel'
         --> Rules/Cues/a.yaml:3:1
           |
         3 | titel: x
           | ^
          = help: did you mean 'title'?

        """)
  }

  @Test func aMistakeOfAFolderIsShownAtTheFolder() {
    let item = Diagnostic(code: RuleCode.unreadable, message: "none here", path: Diagnostic.folder, help: "look")
    let text = DiagnosticRenderer(style: .plain, folder: "my/rules").render([item])
    #expect(text == "error[R001]: none here\n --> my/rules/\n  = help: look\n")
  }

  @Test func controlCharactersAreShownNotSent() {
    #expect(TextStyle.visible("a\u{1B}[31m\u{202E}b\tc\n") == "a␛[31m<U+202E>b\tc\n")
    #expect(TextStyle.visible("te\u{200B}st\u{E0041}\u{FEFF}") == "te<U+200B>st<U+E0041><U+FEFF>")
    #expect(TextStyle(isColoured: false)("x", .red) == "x")
    #expect(TextStyle(isColoured: true)("x", .red) == "\u{1B}[31mx\u{1B}[0m")
  }

  @Test func csvFieldsAreQuotedWhereNeeded() {
    #expect(LabelCSVWriter.quoted("a,b") == "\"a,b\"")
    #expect(LabelCSVWriter.quoted("a\"b\n") == "\"a\"\"b\n\"")
    #expect(LabelCSVWriter.quoted("plain") == "plain")
  }
}
