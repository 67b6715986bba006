import PatternMatching
import RuleAnalysis
import RuleFormat
import TestSupport
import Testing
import YAMLDocuments

/// Patterns that a text can keep busy are found, with the text; others are left in peace.
@Suite("attacks on patterns")
struct AttackTests {
  private func warnings(_ regex: String) throws -> [Diagnostic] {
    // Examples are not run here.
    let quoted = regex.replacing("'", with: "''")
    let files = RuleFolder.files(["Cues/demo/one.yaml": RuleFolder.rule(regex: quoted)])
    let pack = try RulePack(files)
    return AttackLint(PatternLint(files, pack)).result(of: pack).warnings
  }

  @Test(arguments: [
    #"(a+)+$"#, #"(a|aa)+$"#, #"(a|a)*b"#, #"(?:\w+\s?)+:"#, #"([a-z]+)*\d"#, #"(?:a|b|ab)*c"#, #"^(?:.*,)*x$"#,
    #"the (?:very )*(?:very )*(?:really|very)* x(?:a*)*y"#, #"(?=(a+)+b)a"#, #"(?x) ( \w + )+ \. "#,
    #"(?:(?:a|a){1,30}){1,30}b"#,
  ])
  func exponentialOnesAreFound(regex: String) throws {
    let found = try warnings(regex)
    #expect(found.map(\.code) == ["R020"], "\(found.map(\.message))")
    #expect(found.first?.message.contains("each further repeat takes") == true)
  }

  @Test(arguments: [
    #"\s+$"#, #"(.*)(.*)(.*)x"#, #"a*a*a*\d"#, #"the .*wall"#, #"[a-z]+\d"#, #"(?s)begin.*end"#,
  ])
  func powersAreFound(regex: String) throws {
    let found = try warnings(regex)
    #expect(found.map(\.code) == ["R021"], "\(found.map(\.message))")
  }

  /// Powers that come of a bounded repeat of repeats are not looked for yet.
  @Test func powersOfBoundedRepeatsAreMissed() throws {
    let found = try warnings(#"(?:\w+\W*){0,6}!"#)
    withKnownIssue { #expect(found.map(\.code) == ["R021"]) }
  }

  @Test(arguments: [
    #"\bthis is (?:a|an) (?:\w+\s){0,4}test\b"#, #"\b(?:a+)++b"#, #"\b(?>a+)+b"#, #"\b(?:watch|observ)\w{0,6}\b"#,
    #"\b(?:ab)+c"#,
    #"I (?:think|guess)[^.!?\n]{0,80}\btest"#, #"\b(?:\w+ ){1,5}end"#, #"x{1,100}y"#, #"\b(\w)\1\b"#, #"(?(?=a)ab|cd)"#,
  ])
  func othersAreNot(regex: String) throws {
    let found = try warnings(regex)
    #expect(found.isEmpty, "\(found.map(\.message))")
  }

  @Test func endlessRecursionIsFound() throws {
    #expect(try warnings(#"(?<x>(?&x)?cue)"#).map(\.code) == ["R024"])
    #expect(try warnings(#"(?:(?R)|cue)+x"#).map(\.code) == ["R024"])
    // This one ends; a row of brackets that stay open takes its square.
    #expect(try warnings(#"\((?:[^()]++|(?R))*+\)"#).map(\.code) == ["R021"])
  }

  /// The text that is shown does what the message says.
  @Test func theAttackIsReal() throws {
    let message = try #require(try warnings("(?:a|aa)+$").first?.message)
    let parts = try #require(message.firstMatch(of: #/on ‘([^’]+)’ × (\d+) \+ ‘([^’]*)’/#))
    let repeats = try #require(Int(parts.2))
    let counter = try #require(StepCounter("(?:a|aa)+$"))
    func steps(_ repeats: Int) -> Int? {
      counter.steps(in: Array((String(repeating: String(parts.1), count: repeats) + parts.3).utf8), upTo: 10_000_000)
    }
    let (some, more) = (try #require(steps(repeats)), try #require(steps(repeats + 3)))
    #expect(some > 50_000 && more > 3 * some)
  }
}
