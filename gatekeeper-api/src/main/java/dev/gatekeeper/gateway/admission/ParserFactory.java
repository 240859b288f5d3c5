package dev.gatekeeper.gateway.admission;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/// How change sets are read.
@Factory
final class ParserFactory {

    @Singleton
    ParserSettings parserSettings(
            @Value("${gatekeeper.default-schema:public}") String defaultSchema,
            @Value("${gatekeeper.require-types:true}") boolean requireTypes) {
        return new ParserSettings(new Identifier(defaultSchema), requireTypes);
    }
}
