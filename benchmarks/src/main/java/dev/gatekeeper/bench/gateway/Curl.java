package dev.gatekeeper.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Uploads a file of lines.
final class Curl {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Curl() {}

    /// @return seconds from its first byte to the answer
    /// @throws IllegalStateException where the answer is not a 201
    static double upload(Path file, URI uri) throws IOException, InterruptedException {
        var printed = Tool.run(
                List.of(
                        "curl",
                        "--silent",
                        "--show-error",
                        "--request",
                        "POST",
                        "--upload-file",
                        file.toString(),
                        "--header",
                        "Content-Type: application/x-ndjson",
                        "--header",
                        "Expect:",
                        "--output",
                        "/dev/null",
                        "--write-out",
                        "%{http_code} %{time_total}",
                        uri.toString()),
                PATIENCE);
        var words = printed.strip().split(" ", -1);
        if (!words[0].equals("201")) {
            throw new IllegalStateException("The upload is answered by " + printed);
        }
        return Double.parseDouble(words[1]);
    }
}
