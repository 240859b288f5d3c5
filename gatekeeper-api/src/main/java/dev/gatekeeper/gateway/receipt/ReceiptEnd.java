package dev.gatekeeper.gateway.receipt;

import java.util.function.IntSupplier;

/// How an upload with receipts ended, for whoever looks at its answer once that is over. Thread-safe.
final class ReceiptEnd implements IntSupplier {

    private final Outflow outflow;
    private volatile int status;

    ReceiptEnd(Outflow outflow) {
        this.outflow = outflow;
    }

    /// Known before the last byte is sent.
    void is(int known) {
        status = known;
    }

    /// A status; 0 where the receipts broke off, or have not ended.
    @Override
    public int getAsInt() {
        return outflow.isCut() ? 0 : status;
    }
}
