/// A part of AWS with accounts and host names of its own (botocore's partitions.json, version 1.43). Every one of them
/// supports FIPS and dual stack.
struct Partition: Sendable, Equatable {
    let id: String
    let dnsSuffix: String
    let dualStackSuffix: String

    /// The partition of a region; an unknown one belongs to `aws`, as in the services' endpoint rules.
    static func of(region: String) -> Partition {
        let parts = region.split(separator: "-", omittingEmptySubsequences: false)
        // A region ends in a word and a number: what stands before them decides. `aws-cn-global` and its like are named so.
        let isRegional = parts.count >= 3 && parts.last?.allSatisfy(\.isNumber) == true
        let prefix = isRegional ? parts.dropLast(2).joined(separator: "-") : region
        return byPrefix[prefix] ?? aws
    }

    static let aws = Partition(id: "aws", dnsSuffix: "amazonaws.com", dualStackSuffix: "api.aws")

    private static let china = Partition(
        id: "aws-cn", dnsSuffix: "amazonaws.com.cn", dualStackSuffix: "api.amazonwebservices.com.cn")
    private static let europe = Partition(
        id: "aws-eusc", dnsSuffix: "amazonaws.eu", dualStackSuffix: "api.amazonwebservices.eu")
    private static let iso = Partition(id: "aws-iso", dnsSuffix: "c2s.ic.gov", dualStackSuffix: "api.aws.ic.gov")
    private static let isoB = Partition(id: "aws-iso-b", dnsSuffix: "sc2s.sgov.gov", dualStackSuffix: "api.aws.scloud")
    private static let isoE = Partition(
        id: "aws-iso-e", dnsSuffix: "cloud.adc-e.uk", dualStackSuffix: "api.cloud-aws.adc-e.uk")
    private static let isoF = Partition(
        id: "aws-iso-f", dnsSuffix: "csp.hci.ic.gov", dualStackSuffix: "api.aws.hci.ic.gov")
    private static let government = Partition(
        id: "aws-us-gov", dnsSuffix: "amazonaws.com", dualStackSuffix: "api.aws")

    private static let byPrefix: [String: Partition] = [
        "cn": china, "aws-cn-global": china, "eusc-de": europe, "us-iso": iso, "aws-iso-global": iso,
        "us-isob": isoB, "aws-iso-b-global": isoB, "eu-isoe": isoE, "aws-iso-e-global": isoE, "us-isof": isoF,
        "aws-iso-f-global": isoF, "us-gov": government, "aws-us-gov-global": government,
    ]
}
