import BundledRules
import RuleFormat
import TestSupport
import Testing
@testable import YAMLDocuments

/// Rule files as the build packs them, and as they are read.
@Suite struct PackedFilesTests {
  private static func packed(_ files: RuleFiles) -> RuleFiles { .packed(files.packed) }

  private static func describe(_ value: YAMLValue) -> String {
    let place = "\(value.line):\(value.column)\(value.isBlockScalar ? "|" : "")"
    return switch value.content {
    case .scalar(let text, let isPlain): "\(place) \(isPlain) \(text.debugDescription)"
    case .sequence(let items): "\(place) [\(items.map(describe).joined(separator: ", "))]"
    case .mapping(let pairs):
      "\(place) {\(pairs.map { describe($0.key) + ": " + describe($0.value) }.joined(separator: ", "))}"
    }
  }

  @Test func valuesAreTheSame() throws {
    let text = "a: 'x: ü'\n\"b\": |\n  1\n   two\nc: [1, {d: ~}, [], {}, '']\ne: >\n  f\n  g\n"
    let document = try YAMLDocument(text, path: "x", code: RuleCode.notYAML)
    let read = try #require(PackedYAML.value(PackedYAML.text(document)[...]))
    #expect(Self.describe(read) == Self.describe(document.root))
  }

  @Test func bundledRulesAreTheSameByEitherWay() throws {
    let folder = try RuleFiles.folder(ProjectFolder.rules.path)
    let (packed, plain) = (try RulePack(Self.packed(folder)), try RulePack(folder))
    #expect(packed.digest == plain.digest && packed.tags == plain.tags && packed.composites == plain.composites)
    for (own, other) in zip(packed.rules, plain.rules) {
      #expect("\(own)" == "\(other)" && "\(own.examples)" == "\(other.examples)")
      #expect(own.patterns.map(\.pattern.compiled.source) == other.patterns.map(\.pattern.compiled.source))
    }
    for (own, other) in zip(packed.modifiers, plain.modifiers) { #expect("\(own)" == "\(other)") }
    #expect(packed.rules.count == plain.rules.count && packed.modifiers.count == plain.modifiers.count)
    #expect(
      packed.calibration == plain.calibration && packed.sentences == plain.sentences && packed.screen == plain.screen)
    #expect(packed.screen != nil)
  }

  /// Those of the pack were worked out by the build.
  @Test func digestsAreThoseOfTheFolder() throws {
    let (bundled, folder) = (BundledRules.files, try RuleFiles.folder(ProjectFolder.rules.path))
    #expect(bundled.digest == folder.digest && bundled.digest.count == 64)
    #expect(bundled.digestWithoutCalibration == folder.digestWithoutCalibration)
    for part in RuleFiles.Part.allCases { #expect(bundled.digest(of: part) == folder.digest(of: part)) }
    let fewer = "screen.yaml"
    #expect(
      bundled.removing(fewer).digest == folder.removing(fewer).digest
        && bundled.removing(fewer).digest != bundled.digest)
    #expect(bundled.replacing(["tags.yaml": ""]).digest == folder.replacing(["tags.yaml": ""]).digest)
  }

  @Test func filesThatAreTheSameAreShared() throws {
    let bundled = BundledRules.files
    let folder = try RuleFiles.folder(ProjectFolder.rules.path)
    #expect(bundled.areChecked && !folder.areChecked)
    let shared = folder.sharing(bundled)
    #expect(shared.areChecked && shared.digest == bundled.digest && shared.origin == folder.origin)
    let other = folder.replacing(["composites.yaml": "composites: 1"]).sharing(bundled)
    #expect(!other.areChecked && other.digest != bundled.digest)
    #expect(RulePack.read(other).problems.map(\.path) == ["composites.yaml"])
    #expect(!folder.removing("composites.yaml").sharing(bundled).areChecked)
  }

  @Test func whatIsNoYAMLIsReadFromItsText() throws {
    let files = RuleFolder.files(["Cues/demo/a.yaml": "a: [b"])
    let (own, packed) = (RulePack.read(files).problems, RulePack.read(Self.packed(files)).problems)
    #expect(own.map(\.code) == ["R002"])
    #expect(packed.map(\.message) == own.map(\.message) && packed.map(\.line) == own.map(\.line))
  }

  @Test(arguments: [
    "", "p", "p1,1:", "p1,1,9:x", "l1,1,1:", "m1,1,1:p1,1,1:a", "p1,1,-1:", "x1,1,0:", "p1,1,1:xy",
    "p1,99999999999,1:x",
    "l1,1,999999999:p1,1,0:", String(repeating: "l1,1,1:", count: 100) + "p1,1,0:",
  ])
  func anythingElseIsNothing(text: String) { #expect(PackedYAML.value(text[...]) == nil) }
}
