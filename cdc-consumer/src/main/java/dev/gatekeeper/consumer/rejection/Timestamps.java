package dev.gatekeeper.consumer.rejection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Moments as the driver takes and gives them, whatever the session's and the machine's time zone.
final class Timestamps {

    private Timestamps() {}

    static OffsetDateTime of(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
