@testable import BatchLabelling
import Testing

@Suite struct ColumnNamesTests {
  @Test func namesThatShortenAlikeAreNumbered() {
    let names = ColumnNames(["all", "gptoss120b_nohack", "maker/gptoss_nohack", "maker/short"])
    #expect(names["all"] == "all" && names["maker/short"] == "short")
    let heads = [names["gptoss120b_nohack"], names["maker/gptoss_nohack"]]
    #expect(Set(heads).count == 2 && heads.allSatisfy { $0.count <= 11 && $0.hasPrefix("gptoss…") })
    #expect(names.legend.map(\.name) == ["gptoss120b_nohack", "maker/gptoss_nohack", "maker/short"])
    #expect(names.legend.map(\.head) == heads + ["short"])
  }
}
