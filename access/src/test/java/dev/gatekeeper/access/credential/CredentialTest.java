package dev.gatekeeper.access.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {

    @Test
    void aKeyIsOneInEitherHeader() {
        var key = ApiKey.make();

        assertThat(Credential.of(withKey(key))).isEqualTo(new Credential.Key(KeyHash.of(key)));
        assertThat(Credential.of(withBearer(key))).isEqualTo(new Credential.Key(KeyHash.of(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "gk_", "gk_short", "secret with spaces", "gk_\u00e9"})
    void whatCouldBeGuessedIsNoKeyWhateverHashIsListed(String text) {
        assertThat(Credential.of(withKey(text))).isInstanceOf(Credential.Malformed.class);
        assertThat(Credential.of(withKey(ApiKey.make() + text))).isInstanceOf(Credential.Malformed.class);
    }

    @Test
    void whatIsNoKeyMayBeAToken() {
        assertThat(Credential.of(withBearer("e30.e30.c2ln"))).isEqualTo(new Credential.Token("e30.e30.c2ln"));
        assertThat(Credential.of(withBearer("gk_short"))).isInstanceOf(Credential.Malformed.class);
    }

    @Test
    void twoCredentialsAreNone() {
        var request = HttpRequest.GET("/").header(Credential.KEY_HEADER, ApiKey.make());

        assertThat(Credential.of(request.header(HttpHeaders.AUTHORIZATION, "Bearer " + ApiKey.make())))
                .isInstanceOf(Credential.Malformed.class);
    }

    private static HttpRequest<?> withKey(String text) {
        return HttpRequest.GET("/").header(Credential.KEY_HEADER, text);
    }

    private static HttpRequest<?> withBearer(String text) {
        return HttpRequest.GET("/").header(HttpHeaders.AUTHORIZATION, "Bearer " + text);
    }
}
