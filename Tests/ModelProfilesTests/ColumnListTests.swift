import ModelProfiles
import Testing
import YAMLDocuments

@Suite struct ColumnListTests {
  @Test func columnsAreReadInOrder() throws {
    let columns = try ColumnList.parse("model, condition.tier,epoch,model")
    #expect(columns == [.model, .condition("tier"), .epoch])
    #expect(try ColumnList.parse("").isEmpty)
    #expect(try ColumnList.parse("prompt_id,path,outcome.a.b").map(\.name) == ["prompt_id", "path", "outcome.a.b"])
  }

  @Test func unknownColumnsHaveTheNearest() throws {
    let error = #expect(throws: Diagnostics.self) { _ = try ColumnList.parse("modle,tier") }
    let items = try #require(error?.items)
    #expect(items.map(\.code) == ["P001", "P001"] && items.map(\.column) == [1, 7])
    #expect(items[0].help.contains("did you mean 'model'?") && items[1].help.contains("condition."))
  }

  @Test func columnsThatNoTextHasAreNamed() throws {
    let request = ProfileRequest(by: [.model, .condition("teir")])
    let error = #expect(throws: Diagnostics.self) { _ = try MadeSamples.profile([MadeSamples.text("p")], request) }
    let item = try #require(error?.items.first)
    #expect(item.message == "there is no column 'condition.teir'" && item.column == 7)
    #expect(item.help == "did you mean 'condition.tier'? the columns are model, prompt_id, epoch, path, condition.tier")
  }
}
