package dev.gatekeeper.changeset.log;

/// The one limit on a change set's size, and the limits that follow from it.
///
/// @param changeSetBytes the most bytes that a change set may have, decompressed
public record SizeLimit(int changeSetBytes) {

    /// What stands around a payload in a record: key, headers, and in an envelope the violations that are listed.
    private static final int MARGIN = 2 * 1024 * 1024;

    /// @throws IllegalArgumentException where the limit is under 1 KiB, or so large that an envelope would not fit into
    ///     an array
    public SizeLimit {
        if (changeSetBytes < 1024 || changeSetBytes > 512 * 1024 * 1024) {
            throw new IllegalArgumentException(
                    "The limit of a change set's size is " + changeSetBytes + " bytes; it must be 1 KiB to 512 MiB.");
        }
    }

    /// The most bytes that a record of the log has, uncompressed.
    public int logRecordBytes() {
        return changeSetBytes + MARGIN;
    }

    /// The most bytes that a record of the audit has, uncompressed. An envelope takes at most two bytes for one of the
    /// payload: what would take more as text stands in base64.
    public int auditRecordBytes() {
        return 2 * changeSetBytes + MARGIN;
    }
}
