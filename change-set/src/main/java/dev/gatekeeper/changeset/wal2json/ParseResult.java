package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.ChangeSet;
import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.Violations;

/// What a payload turned out to be.
public sealed interface ParseResult {

    /// A change set, proven well-formed.
    record Valid(ChangeSet changeSet) implements ParseResult {}

    /// Not a JSON document: nothing past the fault could be read.
    record NotJson(Violation violation) implements ParseResult {}

    /// JSON, but no change set: all that is wrong with it.
    record Invalid(Violations violations) implements ParseResult {

        /// @throws IllegalArgumentException where nothing is wrong
        public Invalid {
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("What is invalid breaks at least one rule.");
            }
        }
    }
}
