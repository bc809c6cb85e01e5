extension Duration {
    /// At least 1 ms for any time above zero, because libcurl reads 0 as "no time-out".
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        let milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
        return self > .zero ? max(milliseconds, 1) : 0
    }
}
