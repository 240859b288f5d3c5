package dev.gatekeeper.changeset.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractJsonTest {

    private static final TableContract ORDERS = new TableContract(
            TableName.of("Sales \"EU\"", "orders.é"),
            1L << 40,
            TableKind.PARTITIONED,
            List.of(
                    new ColumnContract(
                            new Identifier("id"), ColumnType.plain("bigint"), false, true, Generation.IDENTITY_ALWAYS),
                    new ColumnContract(
                            new Identifier("state"),
                            new ColumnType(
                                    "shop.state", "shop.state", "shop", List.of("new", "paid"), null, null, null),
                            true,
                            false,
                            Generation.NONE),
                    new ColumnContract(
                            new Identifier("amount"),
                            new ColumnType("shop.money", "numeric(10,2)", "pg_catalog", List.of(), null, 10, 2),
                            true,
                            false,
                            Generation.NONE)),
            List.of(new KeyContract(List.of(new Identifier("id")), true, false, false)),
            new TableTraits(true, true, true, false));

    @Test
    void aContractComesBackAsItWas() throws UnreadableContractException {
        assertThat(ContractJson.read(ContractJson.write(ORDERS))).isEqualTo(ORDERS);
    }

    @Test
    void keysOfANewerVersionArePassedOver() throws UnreadableContractException {
        var json = new String(ContractJson.write(ORDERS), UTF_8)
                .replaceFirst("\\{", "{\"fromTheFuture\":[1],")
                .replace("{\"name\":", "{\"new\":{},\"name\":");

        assertThat(ContractJson.read(json.getBytes(UTF_8))).isEqualTo(ORDERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"version\":1,\"schema\":\"s\",\"table\":\"t\",\"kind\":\"table\",\"columns\":[null],\"keys\":[]}",
                "{\"version\":1,\"schema\":\"s\",\"table\":\"t\",\"kind\":\"view\",\"columns\":[],\"keys\":[]}",
                "{\"version\":-1,\"schema\":\"s\",\"table\":\"t\",\"kind\":\"table\",\"columns\":[],\"keys\":[]}",
                "{\"version\":1,\"schema\":\"\",\"table\":\"t\",\"kind\":\"table\",\"columns\":[],\"keys\":[]}",
                "{\"version\":1,\"schema\":\"s\",\"table\":\"t\",\"kind\":\"table\",\"columns\":[],\"keys\":[{\"columns\":[\"a\"]}]}"
            })
    void whatIsNoContractIsNotTakenForOne(String json) {
        assertThatThrownBy(() -> ContractJson.read(json.getBytes(UTF_8)))
                .isInstanceOf(UnreadableContractException.class);
    }

    @Test
    void theLargestTableFitsIntoARecord() throws UnreadableContractException {
        var labels = IntStream.range(0, 200)
                .mapToObj(label -> "é".repeat(25) + label)
                .toList();
        var type = new ColumnType("é".repeat(500), "é".repeat(500), "é".repeat(31), labels, 1, 1, 1);
        var columns = IntStream.range(0, TableContract.MOST_COLUMNS)
                .mapToObj(column ->
                        new ColumnContract(new Identifier("é".repeat(29) + column), type, true, false, Generation.NONE))
                .toList();
        var large =
                new TableContract(TableName.of("s", "t"), 1, TableKind.TABLE, columns, List.of(), TableTraits.PLAIN);

        var json = ContractJson.write(large);

        assertThat(json).hasSizeLessThan(ContractJson.MOST_BYTES);
        assertThat(ContractJson.read(json).columns())
                .hasSize(TableContract.MOST_COLUMNS)
                .allSatisfy(column -> assertThat(column.type().labels()).isEmpty());
    }

    @Test
    void whatIsLargerThanAnyContractIsNotRead() {
        assertThatThrownBy(() -> ContractJson.read(new byte[ContractJson.MOST_BYTES + 1]))
                .isInstanceOf(UnreadableContractException.class);
    }
}
