package dev.gatekeeper.consumer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Payload;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.consumer.log.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckTest {

    private static final String WITHOUT_TYPES = """
        {"change":[{"kind":"insert","table":"t","columnnames":["a"],"columnvalues":[1]}]}""";
    private static final String LINES = "{\"action\":\"B\"}\n{\"action\":\"C\"}";

    private final Check check = new Check("public", true, new Limits(4096, 2));

    @Test
    void whatPassedTheDoorOnceMayDoWithoutTypesAndACorrectionMayNot() {
        assertThat(check.judge(payload(WITHOUT_TYPES, "application/json"), Optional.empty()))
                .isEqualTo(new Checked.Sound(Format.WAL2JSON_1, 1));
        assertThat(check.judge(payload(WITHOUT_TYPES, "application/json"), Optional.of(Grants.ALL)))
                .isInstanceOfSatisfying(
                        Checked.Unsound.class,
                        unsound -> assertThat(unsound.reason().code()).isEqualTo("invalid-change-set"));
    }

    @Test
    void theContentTypeSaysHowItIsReadAndWhatHasNoneIsReadAsWhatItIs() {
        assertThat(check.judge(payload(LINES, "application/x-ndjson; charset=utf-8"), Optional.empty()))
                .isEqualTo(new Checked.Sound(Format.WAL2JSON_2, 0));
        assertThat(check.judge(payload(LINES, null), Optional.empty()))
                .isEqualTo(new Checked.Sound(Format.WAL2JSON_2, 0));
        assertThat(check.judge(payload(LINES, "application/json"), Optional.empty()))
                .isInstanceOf(Checked.Unsound.class);
        assertThat(check.judge(payload("{\"change\":[]}", "application/x-ndjson"), Optional.empty()))
                .isEqualTo(new Checked.Sound(Format.WAL2JSON_1, 0));
    }

    @Test
    void whoMayNotWriteATableMayNotSendItAgainEither() {
        var others = Grants.of(List.of("*"), List.of("other.*"), Set.of());
        var typed = WITHOUT_TYPES.replace("\"columnvalues\"", "\"columntypes\":[\"int\"],\"columnvalues\"");

        assertThat(check.judge(payload(typed, "application/json"), Optional.of(others)))
                .isEqualTo(new Checked.Forbidden("There is no grant to write public.t."));
        assertThat(check.judge(payload(typed, "application/json"), Optional.empty()))
                .isEqualTo(new Checked.Sound(Format.WAL2JSON_1, 1));
    }

    @Test
    void whatIsTooMuchAtTheDoorIsTooMuchHere() {
        var insert = """
            {"kind":"insert","table":"t","columnnames":["a"],"columntypes":["int"],"columnvalues":[1]}""";
        var three = "{\"change\":[" + String.join(",", insert, insert, insert) + "]}";

        assertThat(check.judge(payload(three, "application/json"), Optional.empty()))
                .isInstanceOfSatisfying(
                        Checked.Unsound.class,
                        unsound -> assertThat(unsound.reason().violations().first())
                                .containsExactly(
                                        new Violation(
                                                "too-many-changes",
                                                "/change/2",
                                                "There are 3 changes, and a change set may have 2; send smaller transactions.")));
        assertThat(check.judge(payload(" ".repeat(4097), "application/json"), Optional.empty()))
                .isInstanceOfSatisfying(
                        Checked.Unsound.class,
                        unsound -> assertThat(unsound.reason().code()).isEqualTo("too-large"));
    }

    private static Payload payload(String text, @Nullable String contentType) {
        return Payload.whole(text.getBytes(StandardCharsets.UTF_8), contentType);
    }
}
