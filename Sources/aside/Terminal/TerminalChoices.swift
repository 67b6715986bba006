import Auditing
import Foundation
import LabelStore
import Reporting
import RuleFormat

/// What a key alone cannot say: a stance, a tag, words of the text.
struct TerminalChoices {
  let keyboard: Keyboard
  let tags: [String]

  /// The stance by one key; `nil` for any other key.
  func stance(_ question: String = "how is it meant?") -> Stance? {
    one(of: Stance.allCases, question, name: \.rawValue)
  }

  /// The tag by one key; `nil` for any other key.
  func tag(_ question: String, without tag: String = "") -> String? {
    one(of: tags.filter { $0 != tag }, question) { $0 }
  }

  /// Shows what there is with a digit or letter each, and waits for one key.
  func one<Element>(of choices: [Element], _ question: String, name: (Element) -> String) -> Element? {
    let keys = Array("123456789abcdefghijklmnopqrstuvwxyz")
    let shown = zip(keys, choices).map { "\($0) \(name($1))" }.joined(separator: " · ")
    Console.write("\n\(question) \(shown)\n")
    while true {
      switch keyboard.next() {
      case .resized: continue
      case .escape, .end: return nil
      case .character(let key):
        let place = keys.firstIndex(of: key)
        return place.flatMap { choices.indices.contains($0) ? choices[$0] : nil }
      }
    }
  }

  /// Words of the reasoning, by the first and the last ones of them.
  ///
  /// - Returns: `nil` where they are not there, or nothing was typed.
  func words(in passage: StoredPassage) -> MarkedWords? {
    let first = keyboard.line("first words of the cue: ")
    guard !first.allSatisfy(\.isWhitespace) else { return nil }
    let last = keyboard.line("last words of it (nothing where those were all): ")
    let places = WordPlaces.of(first, to: last, in: passage)
    var place = places.first
    if places.count > 1 {
      place = one(of: Array(places.prefix(35)), "\(places.count) places; which?") { place in
        let text = passage.pieces[place.piece].text.string(at: place.range)
        return "‘" + TextStyle.visible(String(text.prefix(40))).replacing("\n", with: " ") + "’"
      }
    }
    return place.flatMap { MarkedWords(passage, piece: $0.piece, $0.range) }
  }
}
