package dev.gatekeeper.stack.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which change sets of a capture are not JSON in UTF-8: wal2json prints such.
final class Unreadable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Unreadable() {}

    /// @return the first line of each, counted from 1
    static Set<Integer> in(List<byte[]> lines) {
        var unreadable = new TreeSet<Integer>();
        var begin = 0;
        for (int i = 0; i < lines.size(); i++) {
            var text = new String(lines.get(i), UTF_8);
            if (text.startsWith("{\"action\":\"B\"")) {
                begin = i + 1;
            }
            if (!isJson(lines.get(i))) {
                unreadable.add(begin == 0 ? i + 1 : begin);
            }
            if (text.startsWith("{\"action\":\"C\"")) {
                begin = 0;
            }
        }
        return unreadable;
    }

    private static boolean isJson(byte[] line) {
        try {
            JSON.readTree(UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
            return true;
        } catch (IOException no) {
            return false;
        }
    }
}
