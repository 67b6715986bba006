import BatchLabelling
import Testing

@Suite struct OrderedWorkTests {
  @Test(arguments: [1, 2, 3, 8])
  func deliversInOrder(jobs: Int) async {
    var next = 0
    var delivered: [Int] = []
    await OrderedWork.run(
      jobs: jobs,
      next: {
        defer { next += 1 }
        return next < 200 ? next : nil
      },
      work: { number in
        // Uneven work, so that later inputs finish first.
        var sum = 0
        for step in 0..<((number * 7919) % 5000) { sum &+= step }
        return sum == -1 ? -1 : number
      },
      deliver: {
        delivered.append($0); return true
      })
    #expect(delivered == Array(0..<200))
  }

  @Test func deliveryCanEndTheRun() async {
    var next = 0
    var delivered: [Int] = []
    await OrderedWork.run(
      jobs: 2,
      next: {
        next += 1; return next
      }, work: { $0 },
      deliver: {
        delivered.append($0); return delivered.count < 5
      })
    #expect(delivered == [1, 2, 3, 4, 5])
  }
}
