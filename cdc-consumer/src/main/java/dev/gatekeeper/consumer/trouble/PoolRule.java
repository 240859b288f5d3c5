package dev.gatekeeper.consumer.trouble;

import com.zaxxer.hikari.SQLExceptionOverride;
import io.micronaut.core.annotation.ReflectiveAccess;
import java.sql.SQLException;

/// Which errors end a pooled connection. Some codes do by the pool's own rule, be it that a statement alone was
/// refused: the transaction's savepoints would be lost with the connection, and what is one change set's fault
/// be taken for the database's. Named in the configuration.
@ReflectiveAccess
public final class PoolRule implements SQLExceptionOverride {

    private static final String FEATURE_NOT_SUPPORTED = "0A000";

    @java.lang.Override // The interface has an Override of its own.
    public Override adjudicate(SQLException refusal) {
        return FEATURE_NOT_SUPPORTED.equals(refusal.getSQLState())
                        || Said.of(refusal).isRaisedByAFunction()
                ? Override.DO_NOT_EVICT
                : Override.CONTINUE_EVICT;
    }
}
