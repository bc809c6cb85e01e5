internal import IVSChat

/// IVSChat's `JSONValue`, where FlyingFox has one of that name as well.
typealias JSONKind = JSONValue
