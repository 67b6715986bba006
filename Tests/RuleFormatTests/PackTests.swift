import BundledRules
import Foundation
import RuleFormat
import TestSupport
import Testing

@Suite struct PackTests {
  @Test func packAndFolderHaveTheSameDigest() throws {
    let folder = try RuleFiles.folder(ProjectFolder.rules.path)
    #expect(BundledRules.files.digest == folder.digest)
    #expect(BundledRules.files.files.map(\.path) == folder.files.map(\.path))
  }

  @Test func aMissingFolderIsOneError() {
    let error = #expect(throws: (any Error).self) { try RuleFiles.folder("/nonexistent/rules") }
    #expect("\(String(describing: error))".contains("R001"))
  }

  @Test func digestsTellContentsApart() {
    let one = RuleFiles([("a", "bc")], origin: "x")
    #expect(one.digest != RuleFiles([("ab", "c")], origin: "x").digest)
    #expect(one.digest.count == 64)
  }
}
