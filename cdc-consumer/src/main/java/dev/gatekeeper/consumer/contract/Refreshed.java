package dev.gatekeeper.consumer.contract;

/// What a gateway is told of a table that it asks for.
public sealed interface Refreshed {

    /// @param contract in JSON, as the catalog has it
    record Current(String contract) implements Refreshed {}

    /// There is no such table that change sets may be written to.
    ///
    /// @param creatable whether it would be made of the first change that names it
    record Unknown(boolean creatable) implements Refreshed {}

    /// PostgreSQL does not say in time, or too much is asked at once.
    record Unavailable() implements Refreshed {}
}
