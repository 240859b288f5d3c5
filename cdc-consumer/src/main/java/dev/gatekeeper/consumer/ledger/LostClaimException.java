package dev.gatekeeper.consumer.ledger;

/// An id that was free when it was judged has been entered by another transaction meanwhile, which takes a producer
/// that writes one id into two partitions. The batch is to be rolled back and judged anew.
public final class LostClaimException extends RuntimeException {

    LostClaimException(Throwable cause) {
        super("One of the change sets was decided meanwhile from another partition.", cause);
    }
}
