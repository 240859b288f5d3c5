package dev.gatekeeper.gateway.receipt;

import dev.gatekeeper.changeset.wal2json.LineGroup;
import dev.gatekeeper.gateway.admission.Decision;
import dev.gatekeeper.gateway.upload.Receipts;
import io.micronaut.http.HttpResponse;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Receipts as lines of JSON, in pieces of some size while much becomes known at once, and at once where little does.
final class ReceiptStream implements Receipts {

    private static final int PIECE = 16 << 10;

    private final Outflow outflow;
    private final ObjectMapper json;
    private final Duration patience;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

    /// @param patience how long whoever reads the receipts may take none
    ReceiptStream(Outflow outflow, ObjectMapper json, Duration patience) {
        this.outflow = outflow;
        this.json = json;
        this.patience = patience;
    }

    @Override
    public void tell(LineGroup lines, Decision decision) throws InterruptedException {
        write(LineReceipt.of(lines, decision));
        if (piece.size() >= PIECE) {
            pause();
        }
    }

    @Override
    public void pause() throws InterruptedException {
        if (piece.size() > 0) {
            outflow.put(piece.toByteArray(), patience);
            piece.reset();
        }
    }

    @Override
    public boolean areLost() {
        return outflow.isCut();
    }

    /// The last line.
    void end(HttpResponse<?> answer) throws InterruptedException {
        write(Summary.of(answer));
        pause();
        outflow.end();
    }

    private void write(Object line) {
        try {
            json.writeValue(piece, line);
            piece.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
