/// The version in `User-Agent`.
let version = "0.1.0"
