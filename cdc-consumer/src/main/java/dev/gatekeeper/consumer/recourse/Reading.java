package dev.gatekeeper.consumer.recourse;

import dev.gatekeeper.consumer.problem.Problem;
import dev.gatekeeper.consumer.transaction.Transactions;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Lets few look at rejections at once, and none for long, so that those who ask never keep the applier waiting for a
/// connection. Thread-safe.
@Singleton
class Reading {

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 1;
    private static final String CANCELLED = "57014";

    private final Transactions transactions;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Reading(Transactions transactions) {
        this.transactions = transactions;
    }

    /// @param look what is read in a transaction of its own, none of whose statements takes longer than 5 seconds
    /// @return what it answers; a problem where others are at it, or it takes longer
    HttpResponse<?> answer(Supplier<HttpResponse<?>> look) throws InterruptedException {
        if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return later(Problem.answer(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "rejections-busy",
                    "Others are looking at rejections: ask again in a moment."));
        }
        try {
            return transactions.read(connection -> {
                bound(connection);
                return look.get();
            });
        } catch (RuntimeException e) {
            if (isCancelled(e)) {
                return later(Problem.answer(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "rejections-slow",
                        "It takes too long: narrow the filter, by state, stream or reason and by rejectedSince."));
            }
            throw e;
        } finally {
            places.release();
        }
    }

    private static void bound(Connection connection) throws SQLException {
        try (var settings = connection.createStatement()) {
            settings.execute("set local statement_timeout = '5s'");
        }
    }

    private static boolean isCancelled(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refusal && CANCELLED.equals(refusal.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static HttpResponse<?> later(MutableHttpResponse<Problem> problem) {
        return problem.header(HttpHeaders.RETRY_AFTER, Integer.toString(PATIENCE_SECONDS));
    }
}
