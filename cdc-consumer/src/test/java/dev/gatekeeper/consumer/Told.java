package dev.gatekeeper.consumer;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.lang.annotation.Annotation;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/// What an indicator tells of the consumer's health.
public final class Told {

    private Told() {}

    /// @param kind of those that liveness or readiness asks
    public static HealthResult of(ApplicationContext consumer, Class<? extends Annotation> kind, String name) {
        return consumer.getBeansOfType(HealthIndicator.class, Qualifiers.byStereotype(kind)).stream()
                .filter(indicator -> indicator.getClass().getPackageName().startsWith("dev.gatekeeper"))
                .map(Told::of)
                .filter(result -> result.getName().equals(name))
                .findAny()
                .orElseThrow();
    }

    public static HealthResult of(HealthIndicator indicator) {
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
