package dev.gatekeeper.faults.check;

import java.util.UUID;

/// A row of `cdc.rejection`.
///
/// @param changeSetId empty where none is known
/// @param sha256 of the payload that is kept, in lower-case hexadecimal
/// @param audited whether it is known to stand in the audit topic
public record RejectionRow(UUID id, String changeSetId, String stage, String reason, String sha256, boolean audited) {}
