import Agent
import Bootstrap
import CommandLine
import Demo
import Domain
import Localization
import Ports

/// One conversation in this process: the open house, the works behind it, and whoever talks.
struct Sitting: Sendable {
  let context: ProgramContext
  let place: DataPlace
  /// As logs name it.
  let program: String

  /// What a head gets to talk with.
  struct Table: Sendable {
    let house: House
    let user: User
    let identity: Identity
    let chat: Chat
    let source: SnapshotSource
    let notices: AsyncStream<Phrase>
  }

  /// Opens, lets `talk` have the conversation, and closes again, whatever comes of it.
  func run(_ talk: @Sendable (Table) async throws -> ExitCode) async throws -> ExitCode {
    let house = try await context.open(place, program: program)
    let identity = context.identity(place)
    let (user, chat) = try await house.conversation.arrive(
      as: identity, language: house.configuration.language)
    let (notices, notify) = AsyncStream.makeStream(of: Phrase.self)
    let works = Task { await run(works: house, notify) }
    let code: ExitCode
    do {
      code = try await talk(
        Table(
          house: house, user: user, identity: identity, chat: chat,
          source: SnapshotSource(house: house, naming: house.naming, user: user.id, chat: chat.id),
          notices: notices))
    } catch {
      // They may have chosen another language meanwhile.
      let language = try? await house.store.read { try $0.users.find(user.id)?.language }
      await stop(works, house)
      throw ErrorTold(error, in: house.phrasebooks.book(for: (language ?? user.language).code))
    }
    await stop(works, house)
    return code
  }

  /// Everything that goes on behind the conversation; ends when cancelled.
  private func run(works house: House, _ notify: AsyncStream<Phrase>.Continuation) async {
    if let notice = WorksNotice.provider(house.configuration) { notify.yield(notice) }
    do {
      let works = try await Works.prepare(house, program: program)
      if let notice = works.notice {
        let finding = WorksNotice.phrase(notice, modelDirectory: house.configuration.paths.model)
        notify.yield(Phrase(.cli(.modelNotice), ["notice": .phrase(finding)]))
      }
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await works.run() }
        if place.demo != nil {
          group.addTask {
            // A real provider is asked about everybody, and nobody's life of their own is to cost its money.
            await Autopilot(
              store: house.store, conversation: house.conversation, desk: house.matchMaking, time: house.time,
              regulars: house.makers.played?.people ?? []
            ).run()
          }
        }
        if place.demo == .people {
          let world = DemoWorld()
          group.addTask { await move(world, in: house) }
          if house.makers.played != nil {
            group.addTask {
              await DemoLife(
                store: house.store, conversation: house.conversation, imports: PeopleImport(house, as: .demo),
                world: world, time: house.time
              ).run()
            }
          }
        }
        await group.waitForAll()
      }
    } catch {
      house.log.record(.error, "works.failed", ["error": .text("\(type(of: error))")])
    }
  }

  private func move(_ world: DemoWorld, in house: House) async {
    do {
      _ = try await world.move(in: PeopleImport(house, as: .demo))
    } catch {
      house.log.record(.error, "demo.failed", ["error": .text("\(type(of: error))")])
    }
  }

  private func stop(_ works: Task<Void, Never>, _ house: House) async {
    works.cancel()
    await works.value
    await house.store.close()
  }
}
