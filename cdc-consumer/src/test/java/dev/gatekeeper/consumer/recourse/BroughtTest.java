package dev.gatekeeper.consumer.recourse;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import org.junit.jupiter.api.Test;

class BroughtTest {

    @Test
    void aConnectionWhoseBodyWasNotSeenToItsEndIsClosedBehindTheAnswer() {
        var answer = new Brought.TooLarge(false).answer(HttpResponse.badRequest());

        assertThat(answer.getHeaders().get(HttpHeaders.CONNECTION)).isEqualTo("close");
    }

    @Test
    void oneWhoseBodyWasSeenToItsEndGoesOn() {
        assertThat(new Brought.TooLarge(true).answer(HttpResponse.badRequest()).getHeaders())
                .isEmpty();
        assertThat(new Brought.Whole(new byte[0]).answer(HttpResponse.ok()).getHeaders())
                .isEmpty();
    }
}
