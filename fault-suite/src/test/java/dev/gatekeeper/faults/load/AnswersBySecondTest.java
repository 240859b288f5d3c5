package dev.gatekeeper.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class AnswersBySecondTest {

    private static final long START = Duration.ofHours(5).toNanos();

    private final AnswersBySecond answers = new AnswersBySecond(START);

    @Test
    void postsCountInTheSecondOfTheirAnswer() {
        answers.count(AnswerKind.ACCEPTED, 1, START);
        answers.count(AnswerKind.ACCEPTED, 40, START + Duration.ofMillis(999).toNanos());
        answers.count(AnswerKind.ACCEPTED, 2, START + Duration.ofSeconds(2).toNanos());
        answers.count(AnswerKind.NONE, 3, START + Duration.ofMillis(1_500).toNanos());

        assertThat(answers.counts())
                .containsEntry(AnswerKind.ACCEPTED, List.of(41L, 0L, 2L))
                .containsEntry(AnswerKind.NONE, List.of(0L, 3L, 0L))
                .containsEntry(AnswerKind.REFUSED, List.of(0L, 0L, 0L))
                .containsEntry(AnswerKind.AGAIN, List.of(0L, 0L, 0L));
    }

    @Test
    void whereNothingWasAnsweredThereAreNoSeconds() {
        assertThat(answers.counts().values())
                .hasSize(AnswerKind.values().length)
                .allMatch(List::isEmpty);
    }

    @Test
    void noneIsLostThatManyCountAtOnce() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var at = 0; at < 10_000; at++) {
                var second = at % 5;
                threads.execute(() -> answers.count(
                        AnswerKind.AGAIN, 1, START + Duration.ofSeconds(second).toNanos()));
            }
        }

        assertThat(answers.counts().get(AnswerKind.AGAIN)).containsExactly(2_000L, 2_000L, 2_000L, 2_000L, 2_000L);
    }

    @Test
    void kindIsTheClassOfTheStatus() {
        assertThat(AnswerKind.of(new Attempt.Definite("201", List.of()))).isEqualTo(AnswerKind.ACCEPTED);
        assertThat(AnswerKind.of(new Attempt.Definite("202", List.of()))).isEqualTo(AnswerKind.ACCEPTED);
        assertThat(AnswerKind.of(new Attempt.Definite("422", List.of()))).isEqualTo(AnswerKind.REFUSED);
        assertThat(AnswerKind.of(new Attempt.Again("503"))).isEqualTo(AnswerKind.AGAIN);
        assertThat(AnswerKind.of(new Attempt.Again("408"))).isEqualTo(AnswerKind.AGAIN);
        assertThat(AnswerKind.of(new Attempt.Again("no connection"))).isEqualTo(AnswerKind.NONE);
        assertThat(AnswerKind.of(new Attempt.Again("timeout"))).isEqualTo(AnswerKind.NONE);
    }
}
