package dev.gatekeeper.changeset.wal2json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What the plugin really printed, from the test resources, byte for byte.
final class Captures {

    static final List<String> NAMES = List.of("guc_and_typenames", "identity", "messages", "misc", "types");

    private Captures() {}

    /// A line and the heading under which it stands.
    @SuppressWarnings("ArrayRecordComponent")
    record Line(String heading, byte[] bytes) {

        boolean isFormat1() {
            return !heading.contains("format-version") && !heading.contains("pretty-print");
        }

        boolean isFormat2() {
            return heading.contains("format-version=2");
        }

        boolean isPlain() {
            return heading.matches("### wal2json [0-9.]+ *");
        }

        boolean hasNoSettings() {
            return !heading.contains("-- set");
        }

        /// The bytes one to one as characters: equal texts mean equal bytes.
        String key() {
            return latin1(bytes);
        }

        @Override
        public String toString() {
            return heading + "\n" + key();
        }
    }

    /// Documents of one file: blank lines, headings and what the plugin wrote to stderr are no documents.
    static List<Line> documents(String file) {
        var lines = new ArrayList<Line>();
        var heading = "";
        for (var bytes : split(resource(file))) {
            var text = latin1(bytes);
            if (text.startsWith("###")) {
                heading = text;
            } else if (!text.isBlank() && !text.startsWith("#")) {
                lines.add(new Line(heading, bytes));
            }
        }
        return lines;
    }

    /// The payloads of format 2 under the headings that match.
    static List<LineGroup.Whole> groups(String file, String headings) {
        var groups = new ArrayList<LineGroup>();
        var lines = documents(file).stream()
                .filter(line -> line.isFormat2() && line.heading().matches(headings))
                .toList();
        for (var heading : lines.stream().map(Line::heading).distinct().toList()) {
            var grouper = new LineGrouper(1_000_000);
            lines.stream()
                    .filter(line -> line.heading().equals(heading))
                    .forEach(line -> groups.addAll(grouper.add(line.bytes())));
            grouper.end().ifPresent(groups::add);
        }
        return groups.stream().map(LineGroup.Whole.class::cast).toList();
    }

    static Set<String> invalidLines() {
        var keys = new HashSet<String>();
        documents("invalid_lines.txt").forEach(line -> keys.add(line.key()));
        return keys;
    }

    private static List<byte[]> split(byte[] file) {
        var lines = new ArrayList<byte[]>();
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                lines.add(Arrays.copyOfRange(file, start, i));
                start = i + 1;
            }
        }
        return lines;
    }

    private static byte[] resource(String file) {
        try (var in = Captures.class.getResourceAsStream("/wal2json/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
