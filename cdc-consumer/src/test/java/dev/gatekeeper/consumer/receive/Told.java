package dev.gatekeeper.consumer.receive;

import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// What an indicator tells.
final class Told {

    private Told() {}

    static HealthResult of(HealthIndicator indicator) {
        var result = new CompletableFuture<HealthResult>();
        indicator.getResult().subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            public void onNext(HealthResult told) {
                result.complete(told);
            }

            @Override
            public void onError(Throwable failure) {
                result.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                result.cancel(false);
            }
        });
        return result.join();
    }
}
