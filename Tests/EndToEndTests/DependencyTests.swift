import Foundation
import TestSupport
import Testing

/// docs/dependencies.md names everything that is fetched, with its licence, and nothing opens a connection.
@Suite("dependencies")
struct DependencyTests {
  private func text(_ path: String) throws -> String {
    try String(contentsOf: ProjectFolder.url.appendingPathComponent(path), encoding: .utf8)
  }

  @Test func everyPackageIsListedWithItsVersion() throws {
    let page = try text("docs/dependencies.md")
    let manifest = try text("Package.swift")
    let packages = manifest.matches(of: #/url: "[^"]*\/([^"\/]+)", exact: "([^"]+)"/#)
    #expect(packages.count >= 5)
    for package in packages { #expect(page.contains("| `\(package.1)` \(package.2) | "), "\(package.1)") }
    let lines = page.split(separator: "\n")
    for identity in try text("Package.resolved").matches(of: #/"identity" : "([^"]+)"/#).map(\.1) {
      let line = lines.first { $0.lowercased().contains("`\(identity)`") }
      #expect(line?.contains(#/Apache-2\.0|MIT/#) == true, "\(identity) has no line with a licence")
    }
  }

  @Test func everySystemLibraryIsListed() throws {
    let page = try text("docs/dependencies.md")
    let providers = try text("Package.swift").matches(of: #/\.apt\(\["([^"]+)"\]\)/#).map(\.1)
    let installed = try text("scripts/install-libraries").firstMatch(of: #/packages="(?:\$\{\*:-)?([^"}]+)/#)?.1.split(
      separator: " ")
    for name in providers + (installed ?? []) { #expect(page.contains("`\(name)`"), "\(name)") }
    #expect(providers.count >= 5 && installed != nil)
  }

  /// Each package is imported where the page says, and there only.
  @Test func importsAreWhereThePageSays() throws {
    let sources = ProjectFolder.url.appendingPathComponent("Sources")
    let homes = [
      "ArgumentParser": "aside", "Yams": "YAMLDocuments", "GRDB": "LabelStore", "Hummingbird": "AuditWeb",
      "Mustache": "AuditWeb", "CPCRE2": "PatternMatching", "CCrypto": "Digests",
    ]
    // What could reach beyond this machine.
    let forbidden = #/import (FoundationNetworking|NIO\w*|AsyncHTTPClient)|URLSession|getaddrinfo|\bconnect\(/#
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      let target = file.pathComponents[sources.pathComponents.count]
      for name in text.matches(of: #/(?m)^import (\w+)/#).map({ String($0.1) }) {
        if let home = homes[name] { #expect(target == home, "\(file.lastPathComponent) imports \(name)") }
      }
      #expect(text.firstMatch(of: forbidden) == nil, "\(file.path)")
      if text.contains("socket(") { #expect(target == "AuditWeb", "\(file.path)") }
    }
  }
}
