package dev.gatekeeper.consumer.create;

import dev.gatekeeper.changeset.TableName;

/// A table was made, or has got columns, in a transaction that may commit.
public record TableAltered(TableName table) {}
