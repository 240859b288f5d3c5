package dev.gatekeeper.gateway.upload;

import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.admission.Decision;

/// Is told what becomes of each change set of an upload, in their order, as it becomes known. Called on one thread.
public interface Receipts {

    /// What became of the next one.
    void tell(LineGroup lines, Decision decision) throws InterruptedException;

    /// Nothing more is known just now.
    void pause() throws InterruptedException;

    /// Whether nobody hears of it any more, so that the upload is to end.
    boolean areLost();

    /// Nobody asked for any.
    static Receipts none() {
        return new Receipts() {
            @Override
            public void tell(LineGroup lines, Decision decision) {}

            @Override
            public void pause() {}

            @Override
            public boolean areLost() {
                return false;
            }
        };
    }
}
