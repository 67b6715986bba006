/// Lines with a name at the left and cells aligned at the right.
struct TextColumns {
  private let nameWidth: Int
  private let widths: [Int]

  /// - Parameter widths: Characters of each cell, the space before it included; longer cells push on.
  init(nameWidth: Int = 33, _ widths: [Int]) {
    self.nameWidth = nameWidth
    self.widths = widths
  }

  func line(_ name: String, _ cells: [String]) -> String {
    let padded = name + String(repeating: " ", count: max(1, nameWidth - name.count))
    return padded + zip(cells, widths).map { String(repeating: " ", count: max(0, $1 - $0.count)) + $0 }.joined()
  }
}
