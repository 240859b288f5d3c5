package dev.gatekeeper.faults.check;

import dev.gatekeeper.faults.reference.Reference;
import dev.gatekeeper.faults.workload.Row;
import dev.gatekeeper.faults.workload.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether each table has the rows that it should have, equal ones as often as it should.
final class TablesCheck {

    private TablesCheck() {}

    static List<Discrepancy> find(Reference expected, Observed observed) {
        var found = new ArrayList<Discrepancy>();
        for (var table : Schema.TABLES.keySet()) {
            var balance = new HashMap<Row, Integer>();
            for (var stream : expected.streams()) {
                expected.rows(stream, table).forEach(row -> balance.merge(row, 1, Integer::sum));
            }
            observed.tables().getOrDefault(table, List.of()).forEach(row -> balance.merge(row, -1, Integer::sum));
            balance.entrySet().stream()
                    .filter(row -> row.getValue() != 0)
                    .map(row -> discrepancy(table, row))
                    .sorted((one, other) -> one.sentence().compareTo(other.sentence()))
                    .forEach(found::add);
        }
        return found;
    }

    private static Discrepancy discrepancy(String table, Map.Entry<Row, Integer> row) {
        var much = Math.abs(row.getValue());
        return new Discrepancy(
                "rows",
                "The table " + table + (row.getValue() > 0 ? " misses " : " has too often ") + shortened(row.getKey())
                        + (much == 1 ? "." : ", by " + much + "."));
    }

    private static String shortened(Row row) {
        var text = row.toString();
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
