package dev.gatekeeper.gateway.spool;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// A record that was set aside and is appended again.
final class TakenBack implements Entry {

    private final SpoolRecord record;
    private final CompletableFuture<String> flaw = new CompletableFuture<>();

    TakenBack(SpoolRecord record) {
        this.record = record;
    }

    /// Returns once it is durable.
    void appendTo(Spool spool) throws IOException {
        if (spool.reserve(bytes()) instanceof Reserved.Full(var why)) {
            throw new IOException(why);
        }
        spool.append(this);
        var why = flaw.join();
        if (!why.isEmpty()) {
            throw new IOException(why);
        }
    }

    @Override
    public SpoolRecord record() {
        return record;
    }

    @Override
    public long bytes() {
        return Spool.bytes(record);
    }

    @Override
    public void kept() {
        flaw.complete("");
    }

    @Override
    public void notKept(String why) {
        flaw.complete(why);
    }
}
