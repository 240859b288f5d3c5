package dev.gatekeeper.gateway.spool;

import java.util.Optional;

/// Follows the numbers of records, which leave none out, from one file to the next: so it is seen where a file is
/// gone, or its end. For one thread.
final class Numbering {

    private static final long UNKNOWN = Long.MAX_VALUE;

    private long next = UNKNOWN;

    /// Records that are nowhere.
    ///
    /// @param first of their numbers, up to and with `last`
    record Gap(long first, long last) {}

    /// The next record is to have this number.
    void from(long number) {
        next = number;
    }

    /// Something can't be read, which is known without its numbers.
    void lose() {
        next = UNKNOWN;
    }

    /// The next record has this number.
    ///
    /// @return what is missing before it
    Optional<Gap> take(long number) {
        var gap = number > next ? Optional.of(new Gap(next, number - 1)) : Optional.<Gap>empty();
        next = number + 1;
        return gap;
    }
}
