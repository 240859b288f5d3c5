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

    /// The consumer can't be asked, or says something else.
    ///
    /// @param why for the log
    record Unknown(String why) implements Refreshed {}
}
