package dev.gatekeeper.bench.workload;

/// What is done to one row.
public sealed interface Operation {

    String table();

    long id();

    record Upsert(String table, Row row) implements Operation {
        @Override
        public long id() {
            return row.id();
        }
    }

    record Delete(String table, long id) implements Operation {}
}
