package dev.gatekeeper.access.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.changeset.TableName;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantsTest {

    private static final TableName ORDERS = TableName.of("public", "orders");
    private static final TableName PAY = TableName.of("hr", "pay");

    @Test
    void aPatternGrantsTheStreamsThatItMatches() {
        var grants = Grants.of(List.of("orders-*"), List.of(), Set.of());

        assertThat(grants.mayWrite(new StreamName("orders-eu"))).isTrue();
        assertThat(grants.mayWrite(new StreamName("orders"))).isFalse();
        assertThat(grants.mayWrite(new StreamName("Orders-eu"))).isFalse();
        assertThat(grants.has(Permission.WRITE)).isTrue();
    }

    @Test
    void noPatternReachesOverTheDot() {
        var grants = Grants.of(List.of("*"), List.of("public.*"), Set.of());

        assertThat(grants.mayWrite(ORDERS)).isTrue();
        assertThat(grants.mayWrite(TableName.of("public.private", "x"))).isFalse();
        assertThat(grants.mayWrite(TableName.of("publicity", "x"))).isFalse();
    }

    @Test
    void aTruncateNeedsAllOfItsTablesAndAMessageNone() {
        var grants = Grants.of(List.of("*"), List.of("public.*"), Set.of());
        var changes = List.<Change>of(
                new Change.Message("p", "c"),
                new Change.Truncate(List.of(ORDERS, PAY)),
                new Change.Truncate(List.of(PAY)));

        assertThat(grants.refused(changes, 10)).containsExactly(PAY);
    }

    @Test
    void noMoreTablesAreToldThanWereAskedFor() {
        var tables = List.<Change>of(
                new Change.Truncate(List.of(PAY)),
                new Change.Truncate(List.of(ORDERS)),
                new Change.Truncate(List.of(PAY)));

        assertThat(Grants.NONE.refused(tables, 1)).containsExactly(PAY);
        assertThat(Grants.NONE.refused(tables, 10)).containsExactly(PAY, ORDERS);
        assertThat(Grants.ALL.refused(tables, 10)).isEmpty();
    }

    @Test
    void whoWritesNothingHasNoPermissionToWrite() {
        var grants = Grants.of(List.of(), List.of("*.*"), EnumSet.of(Permission.READ_STATUS));

        assertThat(grants.has(Permission.WRITE)).isFalse();
        assertThat(grants.has(Permission.READ_STATUS)).isTrue();
        assertThat(grants.has(Permission.READ_PAYLOADS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", ".orders", "public.", ""})
    void aTableWithoutItsSchemaIsNoPattern(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Grants.of(List.of("*"), List.of(pattern), Set.of()))
                .withMessageContaining("schema.table");
    }
}
