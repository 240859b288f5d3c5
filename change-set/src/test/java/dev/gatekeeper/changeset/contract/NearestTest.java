package dev.gatekeeper.changeset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> NAMES = List.of("id", "email", "name", "Created_At", "customer_id");

    @ParameterizedTest
    @CsvSource({
        "emial, email",
        "emai, email",
        "e-mail, email",
        "NAME, name",
        "created_at, Created_At",
        "createdat, Created_At",
        "custmerid, customer_id",
        "ids, id"
    })
    void aSlipOfTheFingersFindsWhatWasMeant(String wanted, String meant) {
        assertThat(Nearest.to(wanted, NAMES)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"phone", "x", "zz", "customers_name_and_address"})
    void whatIsFarFromAllIsNearNone(String wanted) {
        assertThat(Nearest.to(wanted, NAMES)).isEmpty();
    }

    @Test
    void whatIsLongerThanANameIsNearNone() {
        assertThat(Nearest.to("a".repeat(64), List.of("a".repeat(63)))).isEmpty();
    }
}
