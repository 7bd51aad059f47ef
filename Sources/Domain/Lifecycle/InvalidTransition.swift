/// An event that the given state does not allow.
package struct InvalidTransition<State: Sendable, Event: Sendable>: Error, Sendable {
  package let state: State
  package let event: Event

  package init(state: State, event: Event) {
    self.state = state
    self.event = event
  }
}

/// What an allowed event leads to: the state after it, and what is to be done about it.
package struct Step<State: Sendable, Action: Sendable>: Sendable {
  package let state: State
  package let action: Action

  package init(_ state: State, _ action: Action) {
    self.state = state
    self.action = action
  }
}

extension Step: Equatable where State: Equatable, Action: Equatable {}
