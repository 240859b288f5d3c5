package dev.gatekeeper.access.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.access.credential.KeyHash;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.TableName;
import java.util.OptionalLong;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessFileTest {

    private static final KeyHash HASH = KeyHash.of("k");
    private static final String ALL = """
            # Who may.
            principals:
              orders:
                keys: ["%s"]
                subjects: ["orders@clients"]
                certificates: ["CN=orders, O=Example"]
                write: {streams: ["orders-*"], tables: ["public.*"]}
                may: [read-status, operate]
                quota: {requests-per-second: 100, bytes-per-second: 10MB}
              reader: {may: [read-payloads]}
            anonymous: {may: [read-status]}
            """.formatted(HASH);

    @Test
    void allThatIsSaidOfAPrincipalIsRead() {
        var file = AccessFile.parse(ALL);

        assertThat(file.principals()).extracting(Entry::name).containsExactly("orders", "reader");
        var orders = file.principals().getFirst();
        assertThat(orders.keys()).containsExactly(HASH);
        assertThat(orders.subjects()).containsExactly("orders@clients");
        assertThat(orders.certificates()).containsExactly(new X500Principal("CN=orders,O=Example"));
        assertThat(orders.grants().mayWrite(new StreamName("orders-1"))).isTrue();
        assertThat(orders.grants().mayWrite(TableName.of("hr", "pay"))).isFalse();
        assertThat(orders.grants().has(Permission.OPERATE)).isTrue();
        assertThat(orders.grants().has(Permission.READ_PAYLOADS)).isFalse();
        assertThat(orders.quota().requestsPerSecond()).isEqualTo(OptionalLong.of(100));
        assertThat(orders.quota().bytesPerSecond()).isEqualTo(OptionalLong.of(10 * 1024 * 1024));
    }

    @Test
    void eachCredentialLeadsToItsPrincipal() {
        var register = Register.of(AccessFile.parse(ALL));

        assertThat(register.withKey(KeyHash.of("k")))
                .hasValueSatisfying(caller -> assertThat(caller.getName()).isEqualTo("orders"));
        assertThat(register.withSubject("orders@clients")).isEqualTo(register.withKey(HASH));
        assertThat(register.withCertificate(new X500Principal("CN=Orders,O=Example")))
                .isEqualTo(register.withKey(HASH));
        assertThat(register.withKey(KeyHash.of("K"))).isEmpty();
        assertThat(register.anonymous())
                .hasValueSatisfying(caller ->
                        assertThat(caller.grants().has(Permission.WRITE)).isFalse());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            principals: {a: {key: [x]}}                                    | /principals/a/key is not known; known are keys
            principals: {a: {keys: x}}                                     | /principals/a/keys is to be a list.
            principals: {a: {keys: [gk_abc]}}                              | /principals/a/keys: A key is listed by its hash
            principals: {a: {keys: [1]}}                                   | /principals/a/keys is to list texts
            principals: {a: {may: [all]}}                                  | /principals/a/may: "all" is none of read-status
            principals: {a: {write: {tables: [orders]}}}                   | /principals/a/write: Tables are granted as schema.table
            principals: {a: {write: {stream: [x]}}}                        | /principals/a/write/stream is not known
            principals: {a: {certificates: [x]}}                           | /principals/a/certificates:
            principals: {a: {quota: {requests-per-second: 0}}}             | /principals/a/quota: A quota has at least 1 request
            principals: {a: {quota: {bytes-per-second: 1KB}}}              | /principals/a/quota: A quota has at least 64KB
            principals: {a: {quota: {bytes-per-second: many}}}             | /principals/a/quota/bytes-per-second: A number is expected
            principals: {a: }                                              | has a name that is no text, or has no value: a
            principals: [a]                                                | /principals is to be a mapping
            principals: {anonymous: {may: [operate]}}                      | /principals/anonymous is not a principal's name
            principals: {'a b': {may: [operate]}}                          | is not a principal's name
            anonymous: {keys: []}                                          | /anonymous/keys is not known
            principals: {a: {may: [operate]}, a: {may: [operate]}}         | duplicate key
            a: &x [1] b: *x                                                | It is not YAML as is taken here
            !!java.net.URL ['http://x']                                    | It is not YAML as is taken here
            ''                                                             | The file is to be a mapping
            """)
    void whatMakesNoSenseIsToldWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> AccessFile.parse(text))
                .isInstanceOf(AccessFileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aKeyOfTwoPrincipalsIsRefused() {
        var file = AccessFile.parse("principals: {a: {keys: ['%s']}, b: {keys: ['%s']}}".formatted(HASH, HASH));

        assertThatThrownBy(() -> Register.of(file)).hasMessageContaining("a and b have a key in common");
    }

    @Test
    void aKeyInPlaceOfItsHashIsNotRepeated() {
        assertThatThrownBy(() -> AccessFile.parse("principals: {a: {keys: ['gk_verysecret']}}"))
                .hasMessageNotContaining("verysecret");
    }
}
