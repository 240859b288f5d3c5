package dev.gatekeeper.changeset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.TableName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractKeyTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "public, orders, public.orders",
                "public, Orders, public.\"Orders\"",
                "a.b, c, \"a.b\".c",
                "a, b.c, a.\"b.c\"",
                "s, say \"hi\", s.\"say \"\"hi\"\"\"",
                "1s, é, \"1s\".\"é\""
            })
    void eachTableHasAKeyOfItsOwnThatNamesIt(String schema, String table, String key) {
        var name = TableName.of(schema, table);

        assertThat(ContractKey.of(name)).isEqualTo(key);
        assertThat(ContractKey.parse(key)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "a.b.c", "A.b", "\"a\".b", "a.", ".b", "a.\"", "a.\"\"", "a.b ", "\"a.b\"c"})
    void whatNoTableHasForItsKeyNamesNone(String key) {
        assertThat(ContractKey.parse(key)).isEmpty();
    }

    @Test
    void aKeyIsNotReadWithoutEnd() {
        assertThat(ContractKey.parse("a".repeat(100_000) + ".b")).isEmpty();
    }
}
