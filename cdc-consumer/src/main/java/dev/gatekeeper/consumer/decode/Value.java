package dev.gatekeeper.consumer.decode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A record's value as it waits in memory: plain, or deflated where many wait and it is large. Immutable.
public final class Value {

    private final byte[] kept;
    private final int length;
    private final boolean deflated;

    private Value(byte[] kept, int length, boolean deflated) {
        this.kept = kept;
        this.length = length;
        this.deflated = deflated;
    }

    /// @param bytes kept; not to be modified afterwards
    public static Value plain(byte[] bytes) {
        return new Value(bytes, bytes.length, false);
    }

    /// A value that takes less memory and more time, where deflating makes it smaller.
    static Value deflated(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            var packed = new ByteArrayOutputStream(Math.max(512, bytes.length / 8));
            try (var stream = new DeflaterOutputStream(packed, deflater, 8192)) {
                stream.write(bytes);
            }
            return packed.size() < bytes.length ? new Value(packed.toByteArray(), bytes.length, true) : plain(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory is no file.", e);
        } finally {
            deflater.end();
        }
    }

    /// Byte for byte what stands in the log. Inflated anew at each call.
    public byte[] bytes() {
        if (!deflated) {
            return kept;
        }
        try (var stream = new InflaterInputStream(new ByteArrayInputStream(kept))) {
            return stream.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException("What was deflated can be inflated.", e);
        }
    }

    /// In bytes, as it stands in the log.
    public int length() {
        return length;
    }

    /// In bytes, as it stands in memory.
    int weight() {
        return kept.length;
    }
}
