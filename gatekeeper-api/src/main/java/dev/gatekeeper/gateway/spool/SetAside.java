package dev.gatekeeper.gateway.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what can't be sent, in files beside the spool, each with a report; so it blocks nothing and is not
/// lost. For one thread at a time.
final class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final String REPORT = ".txt";
    private static final String DAMAGED = ".damaged";

    private final Path folder;

    /// @param folder of the spool
    SetAside(Path folder) {
        this.folder = folder.resolve("set-aside");
    }

    /// Bytes that are no record.
    ///
    /// @return false where they were set aside before
    boolean damage(Path segment, Found.Damage damage) throws IOException {
        var name = segment.getFileName() + "-" + damage.from();
        if (Files.exists(folder.resolve(name + REPORT))) {
            return false;
        }
        Files.createDirectories(folder);
        try (var from = FileChannel.open(segment, StandardOpenOption.READ);
                var to = create(folder.resolve(name + DAMAGED))) {
            from.transferTo(damage.from(), damage.to() - damage.from(), to.position(0));
            to.force(true);
        }
        report(name, """
                %s: the bytes from %d up to %d can't be read as records.
                They are kept beside this report. What follows them is read as usual.
                At a file's very end this is most likely what was being written when the gateway died, and was never acknowledged.
                Anywhere else the disk has changed what was written: records that were accepted are missing, and their
                senders have to send them again. Check the disk.
                """.formatted(segment, damage.from(), damage.to()));
        LOG.atError()
                .addKeyValue("file", segment)
                .addKeyValue("from", damage.from())
                .addKeyValue("to", damage.to())
                .addKeyValue("kept", folder.resolve(name + DAMAGED))
                .log("A part of the spool is damaged and set aside");
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
            disk.write(file, ActiveSegment.beginning(name), 0);
            disk.write(file, frame.flip(), ActiveSegment.FIRST_FRAME);
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

    /// The files, without their reports.
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.toString().endsWith(REPORT))
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
