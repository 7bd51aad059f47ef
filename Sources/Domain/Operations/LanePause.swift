/// A lane that an operator paused: nothing of it starts.
package struct LanePause: Hashable, Sendable {
  package let lane: Lane
  package let operatorName: String
  package let at: Timestamp

  package init(lane: Lane, operatorName: String, at: Timestamp) {
    self.lane = lane
    self.operatorName = operatorName
    self.at = at
  }
}
