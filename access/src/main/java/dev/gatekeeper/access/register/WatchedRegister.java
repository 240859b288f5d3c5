package dev.gatekeeper.access.register;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The register as the file has it, which may be changed at any time. Where what comes is broken, what was there
/// before stays in force, and that is said. Thread-safe.
public final class WatchedRegister {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedRegister.class);

    private final Path file;
    private byte[] seen;
    private byte[] found;
    private volatile Register register;
    private volatile Optional<String> fault = Optional.empty();

    /// @throws AccessFileException where the file can't be read, or says what makes no sense
    public WatchedRegister(Path file) {
        this.file = file;
        this.seen = bytes();
        this.found = seen;
        this.register = Register.of(AccessFile.parse(text(seen)));
    }

    /// Who is known now.
    public Register now() {
        return register;
    }

    /// Why the file is not in force as it is: a sentence. Empty where it is.
    public Optional<String> fault() {
        return fault;
    }

    /// Reads the file again where it has changed. It is compared by what is in it: replaced files, links and mounts all
    /// look alike then. What is new is taken once two looks in a row have found it: before, someone may be writing.
    public synchronized void look() {
        try {
            var before = found;
            found = bytes();
            if (!Arrays.equals(found, before) || (fault.isEmpty() && Arrays.equals(found, seen))) {
                return;
            }
            var next = Register.of(AccessFile.parse(text(found)), register);
            var changed = !Arrays.equals(found, seen);
            seen = found;
            register = next;
            fault = Optional.empty();
            if (changed) {
                LOG.atInfo()
                        .addKeyValue("file", file)
                        .addKeyValue("principals", next.size())
                        .log("The access file has changed, and is in force.");
            }
        } catch (RuntimeException e) { // Whatever it is: the next look must come.
            var why = e instanceof AccessFileException ? String.valueOf(e.getMessage()) : e.toString();
            if (!fault.equals(Optional.of(why))) {
                LOG.atError()
                        .addKeyValue("file", file)
                        .addKeyValue("why", why)
                        .log("The access file is broken; what it said before stays in force.");
            }
            fault = Optional.of(why);
        }
    }

    private byte[] bytes() {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(AccessFile.MOST_BYTES + 1);
            if (bytes.length > AccessFile.MOST_BYTES) {
                throw new AccessFileException("It is larger than " + AccessFile.MOST_BYTES + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw new AccessFileException("It can't be read: " + e, e);
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AccessFileException("It is not UTF-8.", e);
        }
    }
}
