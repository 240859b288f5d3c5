package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.changeset.contract.TableContract;

/// What the consumer says of a table just now.
sealed interface Refreshed {

    /// The table is there.
    record Current(TableContract contract) implements Refreshed {}

    /// It is not.
    ///
    /// @param creatable whether the consumer makes it of the first change that needs it
    record Absent(boolean creatable) implements Refreshed {}

    /// The consumer says something else.
    ///
    /// @param why for the log
    record Unknown(String why) implements Refreshed {}

    /// The consumer does not answer.
    ///
    /// @param why for the log
    record Silent(String why) implements Refreshed {}

    /// It was not asked.
    ///
    /// @param why for the log
    record NotAsked(String why) implements Refreshed {}
}
