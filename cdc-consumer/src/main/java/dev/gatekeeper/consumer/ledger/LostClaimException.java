package dev.gatekeeper.consumer.ledger;

import java.util.UUID;

/// An id that was free when it was judged has been entered by another transaction meanwhile, which takes a producer
/// that writes one id into two partitions. The batch is to be rolled back and judged anew.
public final class LostClaimException extends RuntimeException {

    LostClaimException(UUID id, Throwable cause) {
        super("The change set " + id + " was decided meanwhile from another partition.", cause);
    }
}
