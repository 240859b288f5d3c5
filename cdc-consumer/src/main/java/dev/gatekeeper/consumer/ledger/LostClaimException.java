package dev.gatekeeper.consumer.ledger;

/// An id that was to be entered stands in the ledger: it was presumed to be new and is not, or another transaction
/// entered it since it was looked up, which takes a producer that writes one id into two partitions. The batch is to be
/// rolled back and judged anew.
public final class LostClaimException extends RuntimeException {

    LostClaimException(Throwable cause) {
        super("One of the change sets has been decided before.", cause);
    }
}
