package dev.gatekeeper.consumer.ledger;

import java.util.UUID;

/// An id that was free when it was judged has been applied by another transaction meanwhile, which takes a producer
/// that writes one id into two partitions. The batch is to be rolled back and judged anew.
public final class LostClaimException extends RuntimeException {

    LostClaimException(UUID id) {
        super("The change set " + id + " was applied meanwhile from another partition.");
    }
}
