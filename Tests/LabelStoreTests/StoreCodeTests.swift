import LabelStore
import Testing

@Suite("Store codes")
struct StoreCodeTests {
  @Test func areDistinct() { #expect(Set(StoreCode.allCases.map(\.rawValue)).count == StoreCode.allCases.count) }
}
