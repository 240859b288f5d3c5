package dev.gatekeeper.bench.gateway;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// [wrk](https://github.com/wg/wrk): posts as fast as answers come. Immutable.
///
/// @param script what each of its threads posts
public record Wrk(Path script) {

    private static final Duration BEYOND = Duration.ofSeconds(30);
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAILURES = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern BROKEN = Pattern.compile("Socket errors: (.*)");

    /// A wrk that posts one and the same document.
    static Wrk posting(Path document, Path folder) throws IOException {
        var script = folder.resolve("post.lua");
        Files.createDirectories(folder);
        Files.writeString(script, """
            local file = io.open("%s", "rb")
            wrk.method = "POST"
            wrk.body = file:read("*a")
            wrk.headers["Content-Type"] = "application/json"
            file:close()
            """.formatted(document.toAbsolutePath()));
        return new Wrk(script);
    }

    /// A wrk that posts one and the same document to several streams in turn.
    public static Wrk posting(Path document, List<String> streams, Path folder) throws IOException {
        var script = folder.resolve("posts-" + streams.getFirst() + ".lua");
        Files.createDirectories(folder);
        Files.writeString(script, """
            local file = io.open("%s", "rb")
            local body = file:read("*a")
            file:close()
            local requests = {}
            local at = 0
            init = function(arguments)
              for _, stream in ipairs({%s}) do
                local headers = {["Content-Type"] = "application/json", ["X-Stream"] = stream}
                requests[#requests + 1] = wrk.format("POST", nil, headers, body)
              end
            end
            request = function()
              at = at %% #requests + 1
              return requests[at]
            end
            """.formatted(
                        document.toAbsolutePath(),
                        streams.stream().map(stream -> '"' + stream + '"').collect(joining(", "))));
        return new Wrk(script);
    }

    /// @return posts per second
    /// @throws IllegalStateException where any is not answered by a 2xx
    public double run(URI uri, int connections, Duration time) throws IOException, InterruptedException {
        var printed = Tool.run(
                List.of(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + time.toSeconds() + "s",
                        "--timeout=10s",
                        "--script=" + script,
                        uri.toString()),
                time.plus(BEYOND));
        for (var trouble : List.of(FAILURES, BROKEN)) {
            var found = trouble.matcher(printed);
            if (found.find()) {
                throw new IllegalStateException("Not all posts were taken: " + found.group());
            }
        }
        return Printed.number(RATE, printed);
    }
}
