package dev.gatekeeper.stack;

import static org.awaitility.Awaitility.await;

import dev.gatekeeper.stack.ServiceClient.Answer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.core.ConditionTimeoutException;

/// The example's way from request to row, and a broken payload's to its explanation, told as it happens.
final class ExampleDemo {

    private static final String CHANGE_SETS = "/change-sets";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final List<String> ROW = List.of("2", "Test 2", "2019-03-27 10:13:13.948514");
    private static final String BROKEN = """
            {"change": [
              {"kind": "insert", "table": "mytable", "columnnames": ["a", "b"],
               "columntypes": ["INTEGER", "TEXT"], "columnvalues": ["abc", "Not a number"]},
              {"kind": "insert", "table": "mytable", "columnnames": ["a", "b", "c"],
               "columntypes": ["INTEGER", "TEXT"], "columnvalues": [4, "A type too few", "2019-03-27"]}
            ]}""";

    private final ServiceClient gateway;
    private final Database database;
    private final PrintStream out;

    ExampleDemo(ServiceClient gateway, Database database, PrintStream out) {
        this.gateway = gateway;
        this.database = database;
        this.out = out;
    }

    /// @throws StackException at the first step that does not end as it should
    void run() throws StackException, InterruptedException {
        var id = postExample();
        awaitApplied(id);
        printTable();
        postBroken();
    }

    private String postExample() throws StackException, InterruptedException {
        var logged = gateway.post(CHANGE_SETS, example()).expect(201);
        title("resources/example.json, posted to " + CHANGE_SETS);
        out.println("201 " + logged.body());
        return logged.text("id");
    }

    private void awaitApplied(String id) throws StackException, InterruptedException {
        var path = CHANGE_SETS + "/" + id;
        var answer = awaitDecided(path);
        title("GET " + path);
        out.println("200 " + answer.body());
        if (!"applied".equals(answer.text("status"))) {
            throw new StackException("The example's change set is not applied: " + answer.body());
        }
    }

    private Answer awaitDecided(String path) throws StackException, InterruptedException {
        try {
            return await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN_LOOKS) // The gateway answers at once where it can't reach the consumer.
                    .dontCatchUncaughtExceptions() // The services of this JVM have theirs.
                    .until(
                            () -> gateway.get(path + "?wait=10s").expect(200),
                            answer -> !"logged".equals(answer.text("status")));
        } catch (ConditionTimeoutException undecided) {
            return gateway.get(path).expect(200);
        }
    }

    private void printTable() throws StackException {
        title("The result table: select * from mytable");
        var table = database.query("select * from mytable order by a, c");
        out.println(table);
        if (!table.rows().contains(ROW)) {
            throw new StackException("The example's row " + ROW + " is not in mytable.");
        }
    }

    private void postBroken() throws StackException, InterruptedException {
        var refused = gateway.post(CHANGE_SETS, BROKEN.getBytes(StandardCharsets.UTF_8))
                .expect(422);
        title("A broken payload, posted to " + CHANGE_SETS);
        out.println(BROKEN);
        out.println();
        printProblem(refused);
    }

    private void printProblem(Answer refused) {
        out.println(refused.status() + " " + refused.text("title") + ": " + refused.text("detail"));
        for (var violation : refused.body().path("violations")) {
            out.println("  %s %s"
                    .formatted(
                            violation.path("code").asText(),
                            violation.path("pointer").asText()));
            out.println("    " + violation.path("message").asText());
        }
        out.println("Kept as rejection " + refused.text("rejectionId"));
    }

    private void title(String text) {
        out.println();
        out.println("== " + text);
    }

    private static byte[] example() {
        try (var example = Objects.requireNonNull(ExampleDemo.class.getResourceAsStream("example.json"))) {
            return example.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
