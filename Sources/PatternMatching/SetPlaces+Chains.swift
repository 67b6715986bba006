/// Walking chains: from each place of the rarest link to the others, by their distances.
extension SetPlaces {
  /// The first and the last place at which a link can stand.
  struct Reach {
    var low: UInt64
    var high: UInt64
  }

  /// Calls `visit` with the reach of the first link for every place of the anchor around which all
  /// links stand within their distances.
  func eachStart(of chain: ChainTable.Chain, _ visit: (Reach) -> Void) {
    let anchor = Int(chain.first + chain.anchor)
    var index = 0
    while true {
      // Asked for anew each time, since looking at other sets may move the memory.
      let anchors = places(of: Int(table.links[anchor].set))
      guard index < anchors.count else { return }
      let reach = Reach(low: anchors[index], high: anchors[index])
      index += 1
      if followsOn(chain, from: anchor, reach), let first = goesBack(chain, from: anchor, reach) { visit(first) }
    }
  }

  /// Puts every place at which the chain can start on the stack.
  func pushStarts(of chain: ChainTable.Chain) {
    let set = Int(table.links[Int(chain.first)].set)
    var next: UInt64 = 0
    eachStart(of: chain) { first in
      let places = places(of: set)
      var index = Self.firstIndex(in: places, from: max(next, first.low))
      while index < places.count, places[index] <= first.high {
        stack.append(places[index])
        next = places[index] + 1
        index += 1
      }
    }
  }

  /// True when every link behind the anchor stands within its distance.
  private func followsOn(_ chain: ChainTable.Chain, from anchor: Int, _ start: Reach) -> Bool {
    var reach = start
    for index in (anchor + 1)..<max(anchor + 1, chain.links.upperBound) {
      let link = table.links[index]
      let last = link.gap == ChainTable.unbounded ? .max : (reach.high >> 32 + UInt64(link.gap)) << 32 | 0xFFFF_FFFF
      guard let next = self.reach(of: Int(link.set), from: reach.low + 1, to: last) else { return false }
      reach = next
    }
    return true
  }

  /// Where the first link stands, when every link before the anchor is within its distance.
  private func goesBack(_ chain: ChainTable.Chain, from anchor: Int, _ start: Reach) -> Reach? {
    var reach = start
    var index = anchor
    while index > Int(chain.first) {
      let gap = table.links[index].gap
      let place = reach.low >> 32
      let first = gap == ChainTable.unbounded || place < UInt64(gap) ? 0 : (place - UInt64(gap)) << 32
      index -= 1
      guard reach.high > 0, let next = self.reach(of: Int(table.links[index].set), from: first, to: reach.high - 1)
      else { return nil }
      reach = next
    }
    return reach
  }

  /// The places of a set from `first` to `last`, as the range that they span.
  private func reach(of set: Int, from first: UInt64, to last: UInt64) -> Reach? {
    guard first <= last else { return nil }
    let places = places(of: set)
    let low = Self.firstIndex(in: places, from: first)
    guard low < places.count, places[low] <= last else { return nil }
    var high = low
    while high + 1 < places.count, places[high + 1] <= last { high += 1 }
    return Reach(low: places[low], high: places[high])
  }

  private static func firstIndex(in places: Places, from place: UInt64) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
