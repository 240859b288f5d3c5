package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.consumer.log.Place;
import java.sql.SQLException;

/// The database is in trouble, and one record alone was being written when it was.
final class TroubledException extends SQLException {

    private final transient Place place;

    TroubledException(Place place, SQLException cause) {
        super(cause);
        this.place = place;
    }

    Place place() {
        return place;
    }
}
