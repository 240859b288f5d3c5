package dev.gatekeeper.changeset.rejection;

/// Writes rejections as the audit topic's JSON and reads them back, payload and all, byte for byte. Thread-safe.
public final class RejectionJson {

    private RejectionJson() {}

    public static byte[] write(Rejection rejection) {
        return RejectionEnvelope.of(rejection).write();
    }

    /// @throws UnreadableRejectionException where `json` is not what [#write] makes
    public static Rejection read(byte[] json) throws UnreadableRejectionException {
        return RejectionEnvelope.read(json).toRejection();
    }
}
