package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Format;

/// Lines of an upload that are one change set, or were meant to be.
public sealed interface LineGroup {

    Format format();

    /// Where the group begins in the upload: from 1, blank lines counted.
    long firstLine();

    /// How many lines it has; blank ones are left out.
    long lineCount();

    /// All of the group, to be judged by [ChangeSetParser#parse]; a transaction without its end is refused there.
    ///
    /// @param payload the lines byte for byte, joined by `\n`; not to be modified
    @SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
    record Whole(Format format, byte[] payload, long firstLine, long lineCount) implements LineGroup {}

    /// A group past the limit.
    ///
    /// @param beginning its first bytes, as many as are kept of a payload that is too large
    /// @param length how many bytes it had
    @SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
    record TooLarge(Format format, byte[] beginning, long length, long firstLine, long lineCount)
            implements LineGroup {}
}
