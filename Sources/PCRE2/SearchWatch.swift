internal import CPCRE2

/// Looks from time to time during a search whether its time is up.
///
/// A look costs about 30 ns and a step about 10, so that not every callout is worth one: a start weighs as much as 16
/// items, and a look is due for each 16 after the first 64, which most searches never reach (2 starts and 12 items are the
/// mean of the sample rules over the sample messages).
final class SearchWatch {
    private static let itemsBeforeFirstLook = 64
    private static let itemsBetweenLooks = 16
    /// PCRE2_AUTO_CALLOUT numbers its callouts so, `(?C)` is 0 (pcre2callout(3)).
    private static let everyItemNumber: UInt32 = 255

    private let isTimeUp: () -> Bool
    private var itemsBeforeLook = 0

    init(isTimeUp: @escaping () -> Bool) {
        self.isTimeUp = isTimeUp
    }

    func begin() {
        itemsBeforeLook = Self.itemsBeforeFirstLook
    }

    /// Has `context` call this watch, which must outlive it.
    func attach(to context: OpaquePointer) {
        let callout: @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32 =
            {
                unsafe SearchWatch.answer(block: $0, watch: $1)
            }
        unsafe pcre2_set_callout_8(context, callout, Unmanaged.passUnretained(self).toOpaque())
    }

    private static func answer(
        block: UnsafeMutablePointer<pcre2_callout_block_8>?, watch: UnsafeMutableRawPointer?
    ) -> Int32 {
        guard let block = unsafe block, let watch = unsafe watch else { return 0 }
        // SAFETY: the pointer is the one of `attach`, and the matcher that searches holds both the watch and the context.
        let owner = unsafe Unmanaged<SearchWatch>.fromOpaque(watch).takeUnretainedValue()
        let isItem = unsafe block.pointee.callout_number == everyItemNumber
        return owner.isOver(after: isItem ? 1 : itemsBetweenLooks) ? PCRE2_ERROR_CALLOUT : 0
    }

    private func isOver(after items: Int) -> Bool {
        itemsBeforeLook -= items
        guard itemsBeforeLook <= 0 else { return false }
        itemsBeforeLook = Self.itemsBetweenLooks
        return isTimeUp()
    }
}
