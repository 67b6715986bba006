import Statistics
import Testing

@Suite("Wilson intervals")
struct WilsonIntervalTests {
  @Test func noneOfNoneHasNoInterval() { #expect(WilsonInterval.of(0, of: 0) == nil) }
}
