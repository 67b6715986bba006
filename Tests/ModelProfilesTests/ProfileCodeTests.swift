import ModelProfiles
import Testing

@Suite("Profile codes")
struct ProfileCodeTests {
  @Test func areDistinct() { #expect(Set(ProfileCode.allCases.map(\.rawValue)).count == ProfileCode.allCases.count) }
}
