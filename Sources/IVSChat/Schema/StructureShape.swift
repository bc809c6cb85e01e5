/// An object with named members.
public struct StructureShape: Sendable {
    /// One member.
    public struct Member: Sendable {
        /// Where a member of an input travels.
        public enum Location: Sendable {
            /// In the JSON body.
            case body
            /// In the path, in the place of its name in braces.
            case path
            /// In the query, once for each element.
            case query
        }

        /// Its name on the wire.
        public let name: String
        /// What its value is.
        public let shape: Shape
        /// Whether it must be there.
        public let isRequired: Bool
        /// Where it travels.
        public let location: Location

        init(_ name: String, _ shape: Shape, isRequired: Bool = false, in location: Location = .body) {
            self.name = name
            self.shape = shape
            self.isRequired = isRequired
            self.location = location
        }
    }

    /// The members, in the order of the service model, which is the order in which the AWS CLI prints them.
    public let members: [Member]
    /// Whether exactly one of its members must be there.
    public let isUnion: Bool

    init(_ members: [Member] = [], isUnion: Bool = false) {
        self.members = members
        self.isUnion = isUnion
    }

    /// The member of this name.
    public subscript(name: String) -> Member? {
        members.first { $0.name == name }
    }
}
