package import Domain
package import Localization

/// What the operators' screens call things of the queue.
extension JobTask.Kind {
  var phrase: PhraseKey {
    switch self {
    case .reply: .admin(.kindReply)
    case .qualify: .admin(.kindQualify)
    case .introduce: .admin(.kindIntroduce)
    case .summarise: .admin(.kindSummarise)
    case .embed: .admin(.kindEmbed)
    case .matchStep: .admin(.kindMatchStep)
    case .answerDeadline: .admin(.kindAnswerDeadline)
    case .cleanUp: .admin(.kindCleanUp)
    case .announce: .admin(.kindAnnounce)
    case .question: .admin(.kindQuestion)
    }
  }
}

extension Lane {
  var phrase: PhraseKey {
    switch self {
    case .interactive: .admin(.laneInteractive)
    case .background: .admin(.laneBackground)
    }
  }
}

extension JobQuery.State {
  var phrase: PhraseKey {
    switch self {
    case .queued: .admin(.stateQueued)
    case .retrying: .admin(.stateRetrying)
    case .running: .admin(.stateRunning)
    case .held: .admin(.stateHeld)
    case .completed: .admin(.stateCompleted)
    case .discarded: .admin(.stateDiscarded)
    case .cancelled: .admin(.stateCancelled)
    }
  }
}

extension WaitCause {
  /// Why something starts no sooner, in a few words.
  var phrase: Phrase {
    switch self {
    case .now: Phrase(.admin(.causeNow))
    case .notBefore: Phrase(.admin(.causeNotBefore))
    case .retry: Phrase(.admin(.causeRetry))
    case .behind(let people): Phrase(.admin(.causeBehind), ["n": .count(people)])
    case .bucket: Phrase(.admin(.causeBucket))
    case .backgroundShare: Phrase(.admin(.causeBackgroundShare))
    case .week: Phrase(.admin(.causeWeek))
    case .lanePaused: Phrase(.admin(.causeLanePaused))
    case .held(.unknownPrice): Phrase(.admin(.causeUnknownPrice))
    case .held(.byOperator): Phrase(.admin(.causeHeldByOperator))
    case .noProgram(.builtin): Phrase(.admin(.causeNoWorker))
    case .noProgram(let maker): Phrase(.admin(.causeNoProgram), ["maker": .text(maker.name)])
    case .zeroBudget: Phrase(.admin(.causeZeroBudget))
    case .beyondPlan: Phrase(.admin(.causeBeyondPlan))
    }
  }
}

extension ActRefusal {
  /// Why an act changed nothing, in words.
  package var phrase: PhraseKey {
    switch self {
    case .readOnly: .admin(.refusedReadOnly)
    case .gone: .admin(.refusedGone)
    case .isRunning: .admin(.refusedRunning)
    case .isHeld: .admin(.refusedHeld)
    case .isDone: .admin(.refusedDone)
    case .hasEnded: .admin(.refusedEnded)
    case .hasNotEnded: .admin(.refusedNotEnded)
    case .startedAnew: .admin(.refusedStartedAnew)
    case .isDoneOtherwise: .admin(.refusedDoneOtherwise)
    case .neededByMatch: .admin(.refusedNeededByMatch)
    case .isSo: .admin(.refusedIsSo)
    case .isBehindItsOwn: .admin(.refusedBehindItsOwn)
    case .laneIsPaused: .admin(.refusedLanePaused)
    case .hasChangedSince: .admin(.refusedChangedSince)
    case .nothingToUndo: .admin(.refusedNothingToUndo)
    case .cannotBeUndone: .admin(.refusedCannotBeUndone)
    case .isUndo: .admin(.refusedIsUndo)
    case .isUnderWay: .admin(.refusedUnderWay)
    case .sideIsNotFree: .admin(.refusedSideNotFree)
    case .isFinal: .admin(.refusedFinal)
    case .roundIsNotDone: .admin(.refusedRoundNotDone)
    case .isBlocked: .admin(.refusedBlocked)
    case .pausedThemselves: .admin(.refusedPausedThemselves)
    case .audienceGrew: .admin(.refusedAudienceGrew)
    case .isNoAudience: .admin(.refusedNoAudience)
    case .hasNoConversation: .admin(.refusedNoConversation)
    case .isNoStep: .admin(.refusedNoStep)
    case .sideIsAway: .pairing(.refusedSideAway)
    case .nobodyWorks: .pairing(.refusedNobodyWorks)
    }
  }
}

extension Act.Kind {
  /// What was done, as a noun: "boost".
  package var phrase: PhraseKey {
    switch self {
    case .retry: .admin(.actRetry)
    case .cancel: .admin(.actCancel)
    case .boost: .admin(.actBoost)
    case .unboost: .admin(.actUnboost)
    case .hold: .admin(.actHold)
    case .release: .admin(.actRelease)
    case .runNext: .admin(.actRunNext)
    case .pauseLane: .admin(.actPauseLane)
    case .resumeLane: .admin(.actResumeLane)
    case .setBudget: .admin(.actSetBudget)
    case .setSetting: .admin(.actSetSetting)
    case .runStep: .admin(.actRunStep)
    case .advanceRound: .admin(.actAdvanceRound)
    case .withdraw: .admin(.actWithdraw)
    case .expire: .admin(.actExpire)
    case .qualifyAgain: .admin(.actQualifyAgain)
    case .pausePerson: .admin(.actPausePerson)
    case .resumePerson: .admin(.actResumePerson)
    case .block: .admin(.actBlock)
    case .unblock: .admin(.actUnblock)
    case .tag: .admin(.actTag)
    case .untag: .admin(.actUntag)
    case .export: .admin(.actExport)
    case .erase: .admin(.actErase)
    case .reveal: .admin(.actReveal)
    case .announce: .admin(.actAnnounce)
    case .stopAnnouncement: .admin(.actStopAnnouncement)
    case .retryDelivery: .admin(.actRetryDelivery)
    case .testAnnouncement: .admin(.actTestAnnouncement)
    case .write: .admin(.actWrite)
    case .undo: .admin(.actUndo)
    }
  }
}
