package dev.gatekeeper.gateway.contract;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/// The beans that are plain Java.
@Factory
final class ContractFactory {

    @Singleton
    Modes modes(ContractSettings settings) {
        return Modes.parse(settings.mode(), settings.streams() == null ? "" : settings.streams());
    }

    @Singleton
    Refresher refresher(ContractSource source, ContractSettings settings, ContractMeters meters) {
        return new Refresher(source, settings.refreshTime(), meters, Ticker.systemTicker());
    }

    @Singleton
    ContractCopy contractCopy(ContractSettings settings) {
        return new ContractCopy(Path.of(settings.copy()));
    }
}
