package dev.gatekeeper.faults.workload;

/// One change, as its client means it. It is written as JSON for the gateway, and applied as it stands here
/// to the reference; the two meet again in the comparison only.
public sealed interface Op {

    record Insert(String table, Row row) implements Op {}

    record Update(String table, Row row, Row oldKeys) implements Op {}

    record Delete(String table, Row oldKeys) implements Op {}

    record Message(String content) implements Op {}
}
