package dev.gatekeeper.gateway.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.TableContract;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What docs/API.md says of the violation codes: an entry for each, and the contract that the examples are held
/// against.
record ViolationCodesPage(TableContract contract, List<Entry> entries) {

    private static final String BEGINNING = "\n## Violation codes\n";
    private static final Pattern HEADING = Pattern.compile("^#### `([a-z0-9-]+)`$", Pattern.MULTILINE);
    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\n(.*?)\n```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern QUOTE = Pattern.compile("(?:^> .*\n)+", Pattern.MULTILINE);
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-F]{2})");

    /// One code.
    ///
    /// @param broken an example that has it
    /// @param told the pointer and the message that are answered
    /// @param mended the example without it
    record Entry(String code, Example broken, String told, Example mended) {

        @Override
        public String toString() {
            return code;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
    record Example(Format format, byte[] payload) {}

    static ViolationCodesPage read() throws Exception {
        var page = Files.readString(Path.of("../docs/API.md"));
        var start = page.indexOf(BEGINNING) + BEGINNING.length();
        var section = page.substring(start, page.indexOf("\n## ", start));
        var headings = HEADING.matcher(section).results().toList();
        var entries = new ArrayList<Entry>();
        for (int at = 0; at < headings.size(); at++) {
            var end = at + 1 < headings.size() ? headings.get(at + 1).start() : section.length();
            entries.add(entry(
                    headings.get(at).group(1),
                    section.substring(headings.get(at).end(), end)));
        }
        return new ViolationCodesPage(
                contract(section.substring(0, headings.getFirst().start())), entries);
    }

    private static TableContract contract(String introduction) throws Exception {
        var json = requireNonNull(BLOCK.matcher(introduction)
                .results()
                .filter(block -> block.group(1).equals("json"))
                .findFirst()
                .orElseThrow()
                .group(2));
        return ContractJson.read(json.getBytes(UTF_8));
    }

    private static Entry entry(String code, String text) {
        var examples = BLOCK.matcher(text)
                .results()
                .map(block -> example(block.group(1), block.group(2)))
                .toList();
        var told = QUOTE.matcher(text);
        if (examples.size() != 2 || !told.find()) {
            throw new IllegalStateException(
                    "The code " + code + " has not an example, what is answered and a mended one.");
        }
        var answered = told.group().replaceAll("(?m)^> ", "").strip().replace('\n', ' ');
        return new Entry(code, examples.getFirst(), answered, examples.getLast());
    }

    private static Example example(String language, String text) {
        return new Example(language.equals("ndjson") ? Format.WAL2JSON_2 : Format.WAL2JSON_1, bytes(text));
    }

    /// UTF-8, but for bytes that are written as `\xE9`, which JSON knows nothing of.
    private static byte[] bytes(String text) {
        var bytes = new ByteArrayOutputStream();
        var from = 0;
        for (Matcher escape = BYTE.matcher(text); escape.find(); from = escape.end()) {
            bytes.writeBytes(text.substring(from, escape.start()).getBytes(UTF_8));
            bytes.write(Integer.parseInt(escape.group(1), 16));
        }
        bytes.writeBytes(text.substring(from).getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
