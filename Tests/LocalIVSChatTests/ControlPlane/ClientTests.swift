import Foundation
import PythonTools
import Testing

@testable import LocalIVSChat

/// AWS's own clients against the server, with their signatures verified.
@Suite struct ClientTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// The credentials that `Python.run` hands to its scripts.
    private static let secrets = ["AKIDEXAMPLE": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"]

    @Test(
        "AWS's clients call all 17 operations, with errors, paging and signatures",
        arguments: ["call_with_boto3.py", "call_with_aws_cli.py"])
    func allOperations(script: String) async throws {
        let output = try await RunningServer.with {
            $0.secrets = Self.secrets
        } _: { address in
            try await RunningServer.blocking {
                try Python.run(Self.folder.appendingPathComponent(script), [address.url])
            }
        }
        #expect(output == "17 operations\n")
    }

    @Test("boto3 retries what it may, sees a lost answer as one, and finds the work done")
    func faults() async throws {
        let faults = [
            "operation=GetRoom,nth=1-2,error=ThrottlingException", "operation=UpdateRoom,nth=1,reset,after",
            "operation=ListRooms,nth=1,status=503", "operation=SendEvent,delay=300ms",
        ]
        let output = try await RunningServer.with {
            $0.faults = (try? faults.map { text throws(Fault.SpecificationError) in try Fault(text) }) ?? []
        } _: { address in
            try await RunningServer.blocking {
                try Python.run(Self.folder.appendingPathComponent("meet_faults_with_boto3.py"), [address.url])
            }
        }
        #expect(output == "ok\n")
    }
}
