import AdminServices
import IVSChat
import RoomAdmin
import Synchronization
import Testing

@Suite("Attaching a handler to rooms", .timeLimit(.minutes(20)))
struct AttachTests {
    @Test("400 rooms are attached within the quota, and a second time nothing changes")
    func manyRooms() async throws {
        try await Bench.with { bench in
            _ = try await bench.chat.rooms(400)
            let start = bench.clock.elapsed
            let plan = try await bench.plan()
            #expect(plan.changeCount == 400)
            let outcomes = await bench.admin.application().run(plan)
            #expect(outcomes.allSatisfy { $0.result == .changed })
            // Five updates a second.
            #expect(bench.clock.elapsed - start >= .seconds(399) / 5)
            #expect(try await bench.handlers() == Array(repeating: Bench.function, count: 400))
            let updateCount = try bench.chat.requests("UpdateRoom").count
            #expect(updateCount == 400)
            let again = try await bench.plan()
            #expect(again.changeCount == 0)
            let second = await bench.admin.application().run(again)
            #expect(second.allSatisfy { $0.result == .unchanged })
            #expect(try bench.chat.requests("UpdateRoom").count == updateCount)
        }
    }

    @Test("The emulator's quotas throttle nothing at this pace")
    func quotas() async throws {
        try await Bench.with(hasQuotas: true) { bench in
            for _ in 0..<30 {
                try await bench.admin.pace.wait(for: .create)
                _ = try await bench.chat.client.createRoom(CreateRoomInput())
            }
            let outcomes = await bench.admin.application().run(try await bench.plan())
            #expect(outcomes.count == 30)
            #expect(outcomes.allSatisfy { $0.result == .changed })
            #expect(try bench.chat.requests("UpdateRoom").count == 30)
        }
    }

    @Test(
        "What goes wrong for a while is waited for",
        arguments: [
            "operation=UpdateRoom,nth=2-4,error=ThrottlingException",
            "operation=UpdateRoom,for=5s,error=InvalidLambdaPermission", "operation=UpdateRoom,nth=1-2,status=503",
            "operation=GetRoom,nth=1,error=ThrottlingException", "operation=UpdateRoom,nth=1,reset",
        ])
    func passingFaults(fault: String) async throws {
        try await Bench.with(faults: [fault]) { bench in
            _ = try await bench.chat.rooms(3)
            let outcomes = await bench.admin.application().run(try await bench.plan())
            #expect(outcomes.map(\.result) == [.changed, .changed, .changed])
            #expect(try await bench.handlers() == Array(repeating: Bench.function, count: 3))
        }
    }

    @Test(
        "An update whose answer was lost is not sent again",
        arguments: ["nth=1,reset", "nth=3,reset", "nth=2-4,reset", "nth=1,status=502", "nth=3,status=502"])
    func lostAnswer(fault: String) async throws {
        try await Bench.with(faults: ["operation=UpdateRoom,\(fault),after"]) { bench in
            _ = try await bench.chat.rooms(4)
            let outcomes = await bench.admin.application().run(try await bench.plan())
            #expect(outcomes.allSatisfy { $0.result == .changed })
            let updates = try bench.chat.requests("UpdateRoom")
            #expect(updates.count == 4)
            #expect(Set(updates.map(\.identifier)).count == 4)
        }
    }

    @Test("What goes wrong after an update does not send it again, and is not taken for a failed update")
    func unreadable() async throws {
        for fault in ["error=ThrottlingException", "error=AccessDeniedException", "reset"] {
            try await Bench.with(faults: ["operation=GetRoom,nth=1+,\(fault)"]) { bench in
                _ = try await bench.chat.rooms(1)
                let outcomes = await bench.admin.application().run(try await bench.plan())
                for outcome in outcomes {
                    guard case .failed(let reason) = outcome.result else {
                        Issue.record("\(outcome.result)")
                        continue
                    }
                    #expect(reason.hasPrefix("the update was accepted, but the room cannot be read: "))
                }
                #expect(try bench.chat.requests("UpdateRoom").count == 1)
            }
        }
    }

    @Test("A service that is gone is given up after three rooms, and the next run does the rest")
    func outage() async throws {
        try await Bench.with(faults: ["operation=UpdateRoom,nth=1-18,status=503"]) { bench in
            _ = try await bench.chat.rooms(6)
            let outcomes = await bench.admin.application().run(try await bench.plan())
            #expect(outcomes.map(\.result).suffix(3) == [.notStarted, .notStarted, .notStarted])
            #expect(try bench.chat.requests("UpdateRoom").count == 18)
            let rest = await bench.admin.application().run(try await bench.plan())
            #expect(rest.allSatisfy { $0.result == .changed })
        }
    }

    @Test("Stopped while it waits, the room is not begun")
    func stopWhileWaiting() async throws {
        try await Bench.with(faults: ["operation=UpdateRoom,error=ThrottlingException"]) { bench in
            _ = try await bench.chat.rooms(2)
            let waits = Mutex<[HandlerApplication.Wait]>([])
            let start = bench.clock.elapsed
            let outcomes = await bench.admin.application().run(
                try await bench.plan(), isStopped: { waits.withLock { !$0.isEmpty } },
                progress: { _, wait in waits.withLock { $0 += wait.map { [$0] } ?? [] } })
            #expect(outcomes.map(\.result) == [.notStarted, .notStarted])
            #expect(waits.withLock { $0 } == [.service])
            #expect(bench.clock.elapsed - start < .seconds(1))
        }
    }

    @Test("A room that may not be read is named, and the others are done")
    func forbiddenRoom() async throws {
        try await Bench.with(faults: ["operation=GetRoom,nth=2,error=AccessDeniedException"]) { bench in
            let arns = try await bench.chat.rooms(3).compactMap(RoomARN.init)
            let plan = try await bench.plan(RoomSelection(arns: arns))
            #expect(plan.changeCount == 2)
            guard case .unreachable(let reason) = plan.rooms[1].action else {
                Issue.record("\(plan.rooms[1].action)")
                return
            }
            #expect(reason.hasPrefix("cannot be read: AccessDeniedException"))
        }
    }

    @Test("A room that is deleted in the middle fails, and the others do not")
    func deletedRoom() async throws {
        try await Bench.with(faults: ["operation=UpdateRoom,nth=2,delete-room=before"]) { bench in
            _ = try await bench.chat.rooms(3)
            let outcomes = await bench.admin.application().run(try await bench.plan())
            #expect(
                outcomes.map(\.result) == [.changed, .failed("the room does not exist any more"), .changed])
        }
    }

    @Test("A permission that never comes fails after the time for it, once for all rooms")
    func permissionNeverComes() async throws {
        try await Bench.with(faults: ["operation=UpdateRoom,error=InvalidLambdaPermission"]) { bench in
            _ = try await bench.chat.rooms(3)
            let start = bench.clock.elapsed
            let outcomes = await bench.admin.application().run(try await bench.plan())
            for outcome in outcomes {
                guard case .failed(let reason) = outcome.result else {
                    Issue.record("\(outcome.result)")
                    continue
                }
                #expect(reason.contains("invalid lambda permission"))
            }
            #expect(bench.clock.elapsed - start < .seconds(200))
        }
    }

    @Test("Another handler is a conflict, unless it may be replaced or was selected by")
    func conflict() async throws {
        try await Bench.with { bench in
            let other = LoopbackLambda.arn("other")
            _ = try await bench.chat.rooms(1, handler: MessageReviewHandler(uri: other, fallbackResult: .deny))
            let plan = try await bench.plan()
            #expect(plan.rooms.map(\.action) == [.conflict(uri: other)])
            let outcomes = await bench.admin.application().run(plan)
            #expect(outcomes.map(\.result) == [.conflict(uri: other)])
            #expect(try bench.chat.requests("UpdateRoom").isEmpty)
            #expect(try await bench.plan(RoomSelection(handlers: [other])).changeCount == 1)
            let replacing = try await bench.plan(replaces: true)
            #expect(await bench.admin.application().run(replacing).map(\.result) == [.changed])
        }
    }

    @Test("A room that somebody else changes while a long run is under way is left to them")
    func changedMeanwhile() async throws {
        try await Bench.with { bench in
            let other = MessageReviewHandler(uri: LoopbackLambda.arn("other"), fallbackResult: .deny)
            let same = MessageReviewHandler(uri: Bench.function, fallbackResult: .deny)
            // Ten seconds' worth of rooms come before them.
            var arns = try await bench.chat.rooms(51)
            for handler in [other, same, .detached] { arns += try await bench.chat.rooms(1, handler: handler) }
            let old = MessageReviewHandler(uri: LoopbackLambda.arn("old"), fallbackResult: .deny)
            let rooms = arns.enumerated().compactMap { index, arn in
                RoomARN(arn).map { SelectedRoom($0, handler: index == 53 ? old : nil) }
            }
            let plan = HandlerPlan(.attach(try await bench.reviewer(), fallback: nil), rooms, replaces: true)
            let outcomes = await bench.admin.application().run(plan)
            #expect(outcomes.prefix(51).allSatisfy { $0.result == .changed })
            #expect(outcomes.suffix(3).map(\.result) == [.conflict(uri: other.uri ?? ""), .unchanged, .changed])
            #expect(try bench.chat.requests("UpdateRoom").count == 52)
        }
    }

    @Test("Stopped in the middle, the next run does the rest")
    func stop() async throws {
        try await Bench.with { bench in
            _ = try await bench.chat.rooms(5)
            let doneCount = Mutex(0)
            let outcomes = await bench.admin.application().run(
                try await bench.plan(), isStopped: { doneCount.withLock { $0 >= 2 } },
                progress: { count, _ in doneCount.withLock { $0 = count } })
            #expect(outcomes.map(\.result) == [.changed, .changed, .notStarted, .notStarted, .notStarted])
            let rest = try await bench.plan()
            #expect(rest.changeCount == 3)
            #expect(await bench.admin.application().run(rest).allSatisfy(\.isAsWanted))
            #expect(try bench.chat.requests("UpdateRoom").count == 5)
        }
    }

    @Test("Rooms elsewhere and rooms that are gone are named, and not asked for in vain")
    func unreachable() async throws {
        try await Bench.with { bench in
            let room = try #require(RoomARN(try await bench.chat.rooms(1)[0]))
            let arns = [
                "arn:aws:ivschat:eu-west-1:123456789012:room/abc", "arn:aws:ivschat:us-west-2:210987654321:room/abc",
                "arn:aws:ivschat:us-west-2:123456789012:room/AbCdEfGhIjKl",
            ]
            let selection = RoomSelection(arns: arns.compactMap(RoomARN.init) + [room, room])
            let plan = try await bench.plan(selection)
            #expect(plan.rooms.count == 4)
            #expect(plan.changeCount == 1)
            #expect(plan.obstacleCount == 3)
            #expect(
                plan.rooms[0].action
                    == .unreachable("is in eu-west-1, not in us-west-2"))
            #expect(plan.rooms[1].action == .unreachable("is of the account 210987654321, not of 123456789012"))
            #expect(plan.rooms[2].action == .unreachable("does not exist"))
            #expect(try bench.chat.requests("GetRoom").count == 2)
        }
    }

    @Test("A plan asks for nothing that changes anything")
    func planSendsNothing() async throws {
        try await Bench.with(isGranted: false) { bench in
            _ = try await bench.chat.rooms(3)
            let before = try bench.chat.requests().count { $0.isMutating }
            let plan = try await bench.plan()
            _ = try await bench.admin.permissionStep(for: plan)
            #expect(try bench.chat.requests().count { $0.isMutating } == before)
            #expect(bench.lambda.mutations.isEmpty)
        }
    }

    @Test("The fallback is DENY for a new handler, and stays what it is otherwise")
    func fallback() async throws {
        try await Bench.with { bench in
            let allowing = MessageReviewHandler(uri: Bench.function, fallbackResult: .allow)
            _ = try await bench.chat.rooms(1, handler: allowing)
            #expect(try await bench.plan().changeCount == 0)
            let plan = try await bench.plan(fallback: .deny)
            #expect(
                plan.rooms.map(\.action) == [
                    .change(MessageReviewHandler(uri: Bench.function, fallbackResult: .deny))
                ])
            _ = try await bench.chat.rooms(1, name: "new")
            let rooms = try await bench.plan().rooms.map(\.action)
            #expect(rooms.contains(.change(MessageReviewHandler(uri: Bench.function, fallbackResult: .deny))))
        }
    }

    @Test("A name or a tag that no room has is refused; a handler that no room has any more is not")
    func misspelt() async throws {
        try await Bench.with { bench in
            let client = bench.chat.client
            _ = try await client.createRoom(CreateRoomInput(name: "lobby", tags: ["team": "live", "empty": ""]))
            func rooms(_ selection: RoomSelection) async throws -> [SelectedRoom] {
                let rooms = try await selection.rooms(from: client, pace: bench.admin.pace)
                try selection.requireMatches(rooms)
                return rooms
            }
            for tag in [("team", nil), ("team", "live"), ("empty", ""), ("empty", nil)] as [(String, String?)] {
                #expect(try await rooms(RoomSelection(tags: [.init(tag.0, tag.1)])).count == 1)
            }
            #expect(try await rooms(RoomSelection(tags: [.init("team", "live"), .init("team")])).count == 1)
            #expect(try await rooms(RoomSelection(handlers: [LoopbackLambda.arn("old")])).isEmpty)
            for (selection, problem) in [
                (RoomSelection(names: ["lobby", "loby"]), "no room of the name loby"),
                (RoomSelection(tags: [.init("team", "live"), .init("team", "")]), "no room with the tag team="),
                (RoomSelection(tags: [.init("tem")]), "no room with the tag tem"),
            ] {
                let error = await #expect(throws: AdminError.self) { try await rooms(selection) }
                #expect(error?.description.hasSuffix(problem) == true, "\(String(describing: error))")
            }
        }
    }

    @Test("A permission can be removed later, by the handler's name, when nobody has it any more")
    func lateRevocation() async throws {
        try await Bench.with { bench in
            let selection = RoomSelection(handlers: [Bench.function])
            let rooms = try await selection.rooms(from: bench.admin.chat, pace: bench.admin.pace)
            let outcomes = await bench.admin.application().run(HandlerPlan(.detach, rooms))
            #expect(outcomes.isEmpty)
            #expect(try await bench.admin.revoke(after: outcomes).isEmpty)
            let revocations = try await bench.admin.revoke(after: outcomes, handlers: selection.handlers)
            #expect(revocations.map(\.isRemoved) == [true])
        }
    }

    @Test("Detached rooms have no handler, and the permission goes with the last of them")
    func detach() async throws {
        try await Bench.with { bench in
            let rooms = try await bench.chat.rooms(2).compactMap(RoomARN.init)
            _ = await bench.admin.application().run(try await bench.plan())
            let permission = RoomPermission(try await bench.reviewer())
            for (index, room) in rooms.enumerated() {
                let selected = try await RoomSelection(arns: [room]).rooms(
                    from: bench.admin.chat, pace: bench.admin.pace)
                let outcomes = await bench.admin.application().run(HandlerPlan(.detach, selected))
                #expect(outcomes.map(\.result) == [.changed])
                let revocations = try await bench.admin.revoke(after: outcomes)
                #expect(revocations.map(\.isRemoved) == [index == 1])
                #expect(try await bench.admin.lambda.policy(permission.function).covers(permission) == (index == 0))
            }
            let status = try await bench.admin.status(of: RoomSelection(includesAll: true))
            #expect(status.rooms.allSatisfy { $0.handler?.isAttached != true })
            #expect(status.warnings() == ["2 rooms without a handler: nothing is reviewed there"])
        }
    }
}
