package dev.gatekeeper.consumer.ledger;

import java.time.Instant;
import java.util.UUID;

/// What the ledger says of an id.
///
/// @param payloadSha256 in lower-case hexadecimal
/// @param outcome [LedgerEntry#APPLIED] or [LedgerEntry#REJECTED]
record KnownId(UUID id, String payloadSha256, String outcome, Instant decidedAt) {}
