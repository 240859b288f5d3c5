package dev.gatekeeper.gateway.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.UnreadableContractException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The contracts in a file, so that they are known before Kafka answers: a line each behind a first one with a
/// checksum of the rest. A file is written beside the one that stands, forced to the disk, and only then put in its
/// place: whoever reads sees one or the other, whole. For one thread.
final class ContractCopy {

    private static final Logger LOG = LoggerFactory.getLogger(ContractCopy.class);
    private static final String HEAD = "gatekeeper-contracts-1 ";
    private static final int CHECKSUM = 64;
    private static final long LARGEST = 1L << 30;

    private final Path file;

    ContractCopy(Path file) {
        this.file = file.toAbsolutePath();
    }

    /// What the file has; empty where there is none, or none that is whole. That is logged.
    Optional<List<TableContract>> read() {
        try {
            return Optional.of(readAnyway());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | UnreadableContractException | RuntimeException e) {
            LOG.warn(
                    "The copy of the contracts, {}, can't be read, and is ignored: it is written anew once Kafka"
                            + " answers.",
                    file,
                    e);
            return Optional.empty();
        }
    }

    private List<TableContract> readAnyway() throws IOException, UnreadableContractException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("It is larger than any that is written.");
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            var head = new String(in.readNBytes(HEAD.length() + CHECKSUM + 1), US_ASCII);
            if (!head.startsWith(HEAD) || !head.endsWith("\n")) {
                throw new IOException("It has another beginning.");
            }
            var digest = sha256();
            var contracts = new ArrayList<TableContract>();
            for (var line = line(in, digest); line.length > 0; line = line(in, digest)) {
                contracts.add(ContractJson.read(line));
            }
            if (!head.strip().endsWith(HexFormat.of().formatHex(digest.digest()))) {
                throw new IOException("Its checksum is another.");
            }
            return contracts;
        }
    }

    /// The next line without its end; empty where there is none.
    private static byte[] line(InputStream in, MessageDigest digest) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var octet = in.read(); octet >= 0; octet = in.read()) {
            digest.update((byte) octet);
            if (octet == '\n') {
                break;
            }
            line.write(octet);
            if (line.size() > ContractJson.MOST_BYTES) {
                throw new IOException("A line is longer than any contract.");
            }
        }
        return line.toByteArray();
    }

    /// @throws IOException where it can't be written; what stood there before stands there still
    void write(List<TableContract> contracts) throws IOException {
        var folder = file.getParent();
        Files.createDirectories(folder);
        var fresh = Files.createTempFile(folder, file.getFileName() + ".", ".new");
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                write(contracts, channel);
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void write(List<TableContract> contracts, FileChannel channel) throws IOException {
        var digest = sha256();
        channel.position(HEAD.length() + CHECKSUM + 1L);
        // Not closed: the file is still to get its first line.
        var out = new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)), digest);
        for (var contract : contracts) {
            out.write(ContractJson.write(contract));
            out.write('\n');
        }
        out.flush();
        var head = ByteBuffer.wrap((HEAD + HexFormat.of().formatHex(digest.digest()) + '\n').getBytes(US_ASCII));
        for (long at = 0; head.hasRemaining(); ) {
            at += channel.write(head, at);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
