import Statistics
import Testing

@Suite("Co-occurrence")
struct FourfoldTests {
  struct Case: Decodable {
    var cells: [Int]
    var expected: Double?
    var lift: Double?
    var logOdds: Double?
    var logOddsInterval: [Double]?
    var phi: Double?
    var phiInterval: [Double]?
    var npmi: Double?
    var fisherP: Double?
  }

  @Test func figuresAreThoseOfLibraries() throws {
    for expected in try ReferenceCases.section("fourfold", as: [Case].self) {
      let cells = expected.cells
      let table = FourfoldTable(both: cells[0], onlyFirst: cells[1], onlySecond: cells[2], neither: cells[3])
      #expect(isClose(table.expectedBoth, expected.expected), "\(expected)")
      #expect(isClose(table.lift, expected.lift), "\(expected)")
      #expect(isClose(table.logOddsRatio?.value, expected.logOdds), "\(expected)")
      #expect(isClose(table.logOddsRatio?.interval, expected.logOddsInterval), "\(expected)")
      #expect(isClose(table.phi?.value, expected.phi), "\(expected)")
      #expect(isClose(table.phi?.interval, expected.phiInterval), "\(expected)")
      #expect(isClose(table.normalisedInformation, expected.npmi), "\(expected)")
      #expect(isClose(table.fisherP, expected.fisherP), "\(expected)")
    }
  }
}
