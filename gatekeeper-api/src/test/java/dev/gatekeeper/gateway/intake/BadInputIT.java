package dev.gatekeeper.gateway.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatekeeper.changeset.log.RecordHeaders;
import dev.gatekeeper.changeset.log.Topics;
import dev.gatekeeper.changeset.rejection.RejectionJson;
import dev.gatekeeper.changeset.rejection.Stage;
import dev.gatekeeper.changeset.rejection.UnreadableRejectionException;
import dev.gatekeeper.gateway.Client;
import dev.gatekeeper.gateway.Client.Reply;
import dev.gatekeeper.gateway.GatewaySettings;
import dev.gatekeeper.gateway.Topic;
import dev.gatekeeper.infra.Infra;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused: every refusal says why, and all of it is in the audit before it is told.
@MicronautTest(environments = "gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT implements TestPropertyProvider {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final String INSERT = """
            {"change":[{"kind":"insert","schema":"public","table":"%s",\
            "columnnames":%s,"columntypes":%s,"columnvalues":%s}]}""";

    @Inject
    EmbeddedServer server;

    private Client gateway;
    private final Topic audit = new Topic(Infra.kafka().bootstrapServers(), Topics.REJECTED);
    private final Topic log = new Topic(Infra.kafka().bootstrapServers(), Topics.CHANGE_SETS);

    @Override
    public Map<String, String> getProperties() {
        return GatewaySettings.onSharedTopics().asMap();
    }

    @BeforeEach
    void client() {
        gateway = new Client(server.getURI());
    }

    static Stream<Arguments> notJson() {
        return Stream.of(
                arguments("text", "hello".getBytes(UTF_8), "not-json"),
                arguments("empty", new byte[0], "not-json"),
                arguments("truncated", "{\"change\":[{\"kind\":\"ins".getBytes(UTF_8), "not-json"),
                arguments("two documents", "{\"change\":[]}{\"change\":[]}".getBytes(UTF_8), "not-json"),
                arguments("not UTF-8", "{\"change\":[],\"é\":1}".getBytes(ISO_8859_1), "not-utf8"),
                arguments("a key twice", "{\"change\":[],\"change\":[]}".getBytes(UTF_8), "duplicate-key"),
                arguments("100,000 nested arrays", "[".repeat(100_000).getBytes(UTF_8), "too-deep"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notJson")
    void whatIsNotJsonIs400AndAuditedByteForByte(String name, byte[] body, String code) throws Exception {
        var reply = gateway.post("/change-sets", body, "Content-Type", "application/json", "X-Stream", "bad");

        assertRefused(reply, 400, "not-json", code);
        assertAudited(reply, body);
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                arguments("{}", "missing-key"),
                arguments("[]", "wrong-type"),
                arguments("{\"change\":[{\"kind\":\"merge\"}]}", "unknown-kind"),
                arguments(INSERT.formatted("t", "[\"a\",\"b\"]", "[\"text\"]", "[\"x\",\"y\"]"), "length-mismatch"),
                arguments(
                        INSERT.formatted("t", "[\"a\",\"a\"]", "[\"text\",\"text\"]", "[\"x\",\"y\"]"),
                        "duplicate-column"),
                arguments(INSERT.formatted("t", "[\"a\"]", "[\"INTEGER\"]", "[\"abc\"]"), "bad-value"),
                arguments(INSERT.formatted("t", "[\"a\"]", "[\"INTEGER\"]", "[99999999999]"), "bad-value"),
                arguments(INSERT.formatted("t", "[\"a\"]", "[\"INTEGER\"]", "[1.5]"), "bad-value"),
                arguments(INSERT.formatted("t", "[\"a\"]", "[\"numeric(0)\"]", "[1]"), "bad-type"),
                arguments(INSERT.formatted("t", "[\"a\"]", "[\"date\"]", "[\"27.03.2018\"]"), "unsupported-rendering"),
                arguments(INSERT.formatted("t".repeat(64), "[\"a\"]", "[\"text\"]", "[\"x\"]"), "bad-identifier"),
                arguments(INSERT.formatted("", "[\"a\"]", "[\"text\"]", "[\"x\"]"), "bad-identifier"),
                arguments(INSERT.formatted("a\\u0000b", "[\"a\"]", "[\"text\"]", "[\"x\"]"), "bad-identifier"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatIsNoChangeSetIs422AndAuditedByteForByte(String body, String code) throws Exception {
        var reply = gateway.submit(body, "X-Stream", "bad", "Idempotency-Key", "k");

        assertRefused(reply, 422, "invalid-change-set", code);
        assertThat(reply.header("Idempotency-Key")).isEqualTo("k");
        assertAudited(reply, body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "application/xml",
        "application/json; charset=latin1",
        "application/x-ndjson; charset=latin1",
        "application/json-seq"
    })
    void anotherContentTypeIs415(String type) {
        var reply = gateway.post("/change-sets", "{\"change\":[]}".getBytes(UTF_8), "Content-Type", type);

        assertRefused(reply, 415, "unsupported-media-type");
        assertThat(reply.header("Idempotency-Key")).isNotEmpty();
    }

    @Test
    void aMissingContentTypeIs415() {
        assertRefused(gateway.post("/change-sets", "{\"change\":[]}".getBytes(UTF_8)), 415, "unsupported-media-type");
    }

    @Test
    void aBodyThatIsCompressedInAnotherWayIs415() {
        var reply = gateway.submit("{\"change\":[]}", "Content-Encoding", "br");

        assertRefused(reply, 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "Application/JSON",
                "application/json; profile=x"
            })
    void jsonInUtf8IsTakenHoweverItIsSpelled(String type) {
        var reply = gateway.post("/change-sets", "{\"change\":[]}".getBytes(UTF_8), "Content-Type", type);

        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    }

    @Test
    void twoStreamsAre400AndAudited() throws Exception {
        var body = "{\"change\":[]}".getBytes(UTF_8);

        var reply =
                gateway.post("/change-sets?stream=one", body, "X-Stream", "two", "Content-Type", "application/json");

        assertRefused(reply, 400, "bad-stream");
        assertAudited(reply, body);
    }

    @Test
    void aStreamThatCantBeOneIs400() {
        assertRefused(gateway.submit("{\"change\":[]}", "X-Stream", "a b"), 400, "bad-stream");
    }

    @Test
    void aKeyThatCantBeOneIs400AndAnotherIsAnswered() {
        var reply = gateway.submit("{\"change\":[]}", "Idempotency-Key", "k".repeat(256));

        assertRefused(reply, 400, "bad-idempotency-key");
        assertThat(reply.header("Idempotency-Key")).isNotEmpty().isNotEqualTo("k".repeat(256));
    }

    @Test
    void aMillionViolationsAreCountedAndTheFirstThousandToldAndAudited() throws Exception {
        var body = "{\"change\":[" + "1,".repeat(999_999) + "1]}";

        var reply = gateway.submit(body);

        assertRefused(reply, 422, "invalid-change-set", "wrong-type");
        assertThat(reply.json().path("violationCount").asInt()).isEqualTo(1_000_000);
        assertThat(reply.json().path("violations")).hasSize(1_000);
        assertAudited(reply, body.getBytes(UTF_8));
    }

    @Test
    void aRefusalOfTheLargestBodyInItsLongestFormIsAudited() throws Exception {
        var quotes = "\"".repeat(8 * MEBIBYTE).getBytes(UTF_8);

        var reply = gateway.post("/change-sets", quotes, "Content-Type", "application/json");

        assertRefused(reply, 400, "not-json");
        assertAudited(reply, quotes);
    }

    @Test
    void aRefusalOfTheLargestBodyOfControlCharactersIsAudited() throws Exception {
        var controls = "\u0001".repeat(8 * MEBIBYTE).getBytes(UTF_8);

        var reply = gateway.post("/change-sets", controls, "Content-Type", "application/json");

        assertRefused(reply, 400, "not-json");
        assertAudited(reply, controls);
    }

    @Test
    void aKeyAsLongAsABodyCanBeIsRefusedLikeAnyOther() throws Exception {
        var body = "{\"change\":[],\"" + "k".repeat(8 * MEBIBYTE - 100) + "\":1}";

        var reply = gateway.submit(body);

        assertThat(reply.status()).as(reply.header("Content-Type")).isBetween(400, 422);
        assertAudited(reply, body.getBytes(UTF_8));
    }

    @Test
    void whatIsRefusedIsNotLogged() {
        var reply = gateway.submit("{}", "Idempotency-Key", "refused");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(log.records())
                .noneMatch(record -> Topic.header(record, RecordHeaders.SOURCE).isEmpty()
                        || new String(record.value(), UTF_8).equals("{}"));
    }

    private static void assertRefused(Reply reply, int status, String type, String violation) {
        assertRefused(reply, status, type);
        assertThat(reply.json().path("violations").path(0).path("code").asText())
                .as(reply.toString())
                .isEqualTo(violation);
        assertThat(reply.json().path("violations").path(0).path("pointer").isTextual())
                .as("A pointer to the whole document is empty, and not left out.")
                .isTrue();
        assertThat(reply.json().path("violations").path(0).path("message").asText())
                .isNotEmpty();
    }

    private static void assertRefused(Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.text("type")).isEqualTo("urn:gatekeeper:problem:" + type);
        assertThat(reply.json().path("status").asInt()).isEqualTo(status);
        assertThat(reply.text("title")).isNotEmpty();
        assertThat(reply.text("detail")).isNotEmpty();
    }

    private void assertAudited(Reply reply, byte[] body) throws UnreadableRejectionException {
        var rejection =
                RejectionJson.read(audit.withKey(reply.text("rejectionId")).value());
        assertThat(rejection.id()).hasToString(reply.text("rejectionId"));
        assertThat(rejection.stage()).isEqualTo(Stage.GATEWAY);
        assertThat(rejection.payload().bytes()).isEqualTo(body);
        assertThat(reply.text("type")).endsWith(rejection.reason().code());
    }
}
