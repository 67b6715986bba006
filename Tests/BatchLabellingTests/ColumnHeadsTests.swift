@testable import BatchLabelling
import Testing

@Suite struct ColumnHeadsTests {
  @Test func namesThatShortenAlikeAreNumbered() {
    let names = ColumnHeads(["all", "gptoss120b_nohack", "maker/gptoss_nohack", "maker/short"])
    #expect(names.heads == ["all", "gptoss…ck#1", "gptoss…ck#2", "short"])
    #expect(names.legend.map(\.name) == ["gptoss120b_nohack", "maker/gptoss_nohack", "maker/short"])
    #expect(names.legend.map(\.head) == ["gptoss…ck#1", "gptoss…ck#2", "short"])
  }

  @Test(arguments: [
    ["all", "all"], ["all", "a/m", "b/m", "c/m#1"],
    ["all", "x/claude-3-5-20241022", "y/claude-3-5-20241022", "x/claude-opus-20240222", "y/claude-opus-20240222"],
    ["all"] + (1...12).map { "maker\($0)/some-long-name" }, ["all", "", ""],
  ])
  func noTwoHeadsAreAlike(names: [String]) {
    let heads = ColumnHeads(names).heads
    #expect(heads.count == names.count && Set(heads).count == names.count, "\(heads)")
    #expect(heads[0] == "all" && heads.allSatisfy { $0.count <= 11 }, "\(heads)")
  }
}
