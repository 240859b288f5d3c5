package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.gateway.spool.Found.Loss;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Keeps what can't be sent, in files beside the spool, each with a report; so it blocks nothing and is not
/// lost. For one thread at a time.
final class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final String REPORT = ".txt";
    private static final String DAMAGED = ".damaged";
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;

    /// @param folder of the spool
    SetAside(Path folder) {
        this.folder = folder.resolve("set-aside");
    }

    /// Bytes that are no record.
    ///
    /// @return false where they were set aside before, or nothing is lost by them
    boolean damage(Path segment, Found.Damage damage) throws IOException {
        var name = segment.getFileName() + "-" + damage.from();
        if (Files.exists(folder.resolve(name + REPORT))) {
            return false;
        }
        var kept = folder.resolve(name + (damage.loss() == Loss.UNFINISHED ? UNFINISHED : DAMAGED));
        Files.createDirectories(folder);
        try (var from = FileChannel.open(segment, StandardOpenOption.READ);
                var to = create(kept)) {
            copy(from, damage, to);
            to.force(true);
        }
        report(name, """
                %s: the bytes from %d up to %d can't be read as records.
                What there is of them is kept beside this report.
                %s
                """.formatted(segment, damage.from(), damage.to(), meaning(damage.loss())));
        LOG.atLevel(damage.loss() == Loss.UNFINISHED ? Level.WARN : Level.ERROR)
                .addKeyValue("file", segment)
                .addKeyValue("from", damage.from())
                .addKeyValue("to", damage.to())
                .addKeyValue("loss", damage.loss())
                .addKeyValue("kept", kept)
                .log("A part of the spool can't be read and is set aside");
        return damage.loss() != Loss.UNFINISHED;
    }

    private static void copy(FileChannel from, Found.Damage damage, FileChannel to) throws IOException {
        var copied = 1L;
        for (var at = damage.from(); at < damage.to() && copied > 0; at += copied) {
            copied = from.transferTo(at, damage.to() - at, to);
        }
    }

    /// What the loss of some bytes means to the operator: sentences.
    static String meaning(Loss loss) {
        return switch (loss) {
            case ACCEPTED ->
                "They had been forced to the disk, which has changed or lost them: records that were accepted are"
                        + " missing, and their senders have to send them again. What follows is read as usual."
                        + " Check the disk.";
            case UNFINISHED ->
                "They were being written when the gateway or its machine died. None of them was acknowledged, so"
                        + " nothing that was accepted is missing.";
            case UNCERTAIN ->
                "The file does not say how far it was forced to the disk. At its very end this is most likely what was"
                        + " being written when the gateway died, and was never acknowledged. Anywhere else the disk has"
                        + " changed what was written: records that were accepted are missing, and their senders have to"
                        + " send them again. What follows is read as usual. Check the disk.";
        };
    }

    /// Records of which not a byte is left.
    ///
    /// @return false where that was reported before
    boolean missing(Numbering.Gap gap) throws IOException {
        var name = "%019d-%019d.missing".formatted(gap.first(), gap.last());
        if (Files.exists(folder.resolve(name + REPORT))) {
            return false;
        }
        Files.createDirectories(folder);
        create(folder.resolve(name)).close();
        report(name, """
                The records %d to %d are in no file of the spool, though what was written after them is there.
                They were accepted, and their senders have to send them again. What follows is read as usual. Check
                the disk, and whether anybody has removed a file. The empty file beside this report stands for them.
                """.formatted(gap.first(), gap.last()));
        LOG.atError()
                .addKeyValue("first", gap.first())
                .addKeyValue("last", gap.last())
                .log("Records of the spool are missing");
        return true;
    }

    /// A sound record that will never be taken.
    void refused(Waiting waiting, String why) throws IOException {
        var name = new SegmentName(waiting.number(), waiting.segment().mark());
        var frame = ByteBuffer.allocate(Math.toIntExact(Frame.bytes(waiting.record())));
        Frame.write(waiting.record(), name.mark(), waiting.number(), frame);
        Files.createDirectories(folder);
        try (var file = create(folder.resolve(name.toString()))) {
            var disk = Disk.real();
            disk.write(
                    file,
                    Beginning.of(name, Beginning.BYTES + (long) frame.flip().remaining()),
                    0);
            disk.write(file, frame, Beginning.BYTES);
            disk.force(file, true);
        }
        report(name.toString(), """
                Record %d of the spool was accepted and can't be sent: %s
                It is kept beside this report. Once the cause is mended, './gatekeeper spool replay --set-aside' sends it.
                What came after it in its stream was sent without it.
                """.formatted(waiting.number(), why));
        LOG.atError()
                .addKeyValue("record", waiting.number())
                .addKeyValue("why", why)
                .addKeyValue("kept", folder.resolve(name.toString()))
                .log("A spooled record can't be sent and is set aside");
    }

    /// The files, without their reports, and without what nothing is lost by.
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(REPORT))
                    .filter(file -> !file.toString().endsWith(UNFINISHED))
                    .sorted()
                    .toList();
        }
    }

    /// Those that hold a sound record.
    List<Path> records() throws IOException {
        return files().stream().filter(file -> SegmentName.of(file).isPresent()).toList();
    }

    /// Removes a file and its report.
    void remove(Path file) throws IOException {
        Files.deleteIfExists(folder.resolve(file.getFileName() + REPORT));
        Files.deleteIfExists(file);
    }

    private void report(String name, String text) throws IOException {
        Files.write(folder.resolve(name + REPORT), text.getBytes(UTF_8));
        Disk.forceFolder(folder);
    }

    private static FileChannel create(Path path) throws IOException {
        return FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }
}
