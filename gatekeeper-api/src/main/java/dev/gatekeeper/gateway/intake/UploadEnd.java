package dev.gatekeeper.gateway.intake;

/// How an upload ended.
sealed interface UploadEnd {

    /// All of it was decided.
    record Complete() implements UploadEnd {}

    /// The rest did not come, or not in time.
    record Incomplete() implements UploadEnd {}

    /// The change set that was next is not its sender's to write. It is kept nowhere, and nothing after it was looked
    /// at.
    ///
    /// @param line its first one, counted from 1
    /// @param why a sentence
    record Forbidden(long line, String why) implements UploadEnd {}

    /// The rest can't be kept now, and nothing of it was logged.
    ///
    /// @param why a sentence
    record Unavailable(String why) implements UploadEnd {}

    /// The change set that was next was sent, and may be logged or not; nothing after it was logged.
    ///
    /// @param line its first one, counted from 1
    /// @param why a sentence
    record Unknown(long line, Name name, String why) implements UploadEnd {}
}
