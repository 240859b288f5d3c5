package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.rejection.Reason;
import dev.gatekeeper.gateway.admission.Name;
import dev.gatekeeper.gateway.admission.Refusal;

/// How an upload ended.
sealed interface UploadEnd {

    /// All of it was decided.
    record Complete() implements UploadEnd {}

    /// One change set was refused, and its sender wants nothing taken behind such a one: it was not looked at.
    ///
    /// @param line its first one, counted from 1
    record Halted(long line) implements UploadEnd {}

    /// The rest can't be read.
    record Refused(Refusal refusal, Reason reason) implements UploadEnd {}

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

    /// One change set was sent, and may be logged or not; so may those that were sent behind it before that was known.
    ///
    /// @param line its first one, counted from 1
    /// @param why a sentence
    record Unknown(long line, Name name, String why) implements UploadEnd {}
}
