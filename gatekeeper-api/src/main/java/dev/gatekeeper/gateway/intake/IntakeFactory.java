package dev.gatekeeper.gateway.intake;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.log.SizeLimit;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import dev.gatekeeper.gateway.body.BodyReader;
import dev.gatekeeper.gateway.limit.Limits;
import dev.gatekeeper.gateway.limit.Memory;
import dev.gatekeeper.gateway.limit.Places;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The beans that are plain Java.
@Factory
final class IntakeFactory {

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    SizeLimit sizeLimit(Limits limits) {
        return new SizeLimit(limits.changeSetBytes());
    }

    @Singleton
    ParserSettings parserSettings(
            @Value("${gatekeeper.default-schema:public}") String defaultSchema,
            @Value("${gatekeeper.require-types:true}") boolean requireTypes) {
        return new ParserSettings(new Identifier(defaultSchema), requireTypes);
    }

    @Singleton
    BodyReader bodyReader(Limits limits) {
        return new BodyReader(limits.changeSetBytes(), limits.bodyTime());
    }

    @Singleton
    Places places(Limits limits) {
        return new Places(limits.concurrentRequests());
    }

    @Singleton
    Memory memory(Limits limits) {
        return new Memory(limits.heldBytes());
    }
}
