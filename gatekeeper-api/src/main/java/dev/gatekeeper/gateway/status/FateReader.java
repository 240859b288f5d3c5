package dev.gatekeeper.gateway.status;

import dev.gatekeeper.changeset.ChangeSetId;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the consumer's answers. Thread-safe.
@Singleton
final class FateReader {

    private static final Logger LOG = LoggerFactory.getLogger(FateReader.class);

    private final ObjectMapper json;

    FateReader(ObjectMapper json) {
        this.json = json;
    }

    /// Empty where the answer is none that a consumer gives for this change set.
    Optional<Fate> read(ChangeSetId id, String answer) {
        return read(answer).filter(fate -> id.toString().equals(fate.id()));
    }

    private Optional<Fate> read(String answer) {
        try {
            var kind = json.readValue(answer, Kind.class);
            return switch (kind == null ? "" : kind.status()) {
                case Fate.APPLIED -> Optional.ofNullable(json.readValue(answer, Fate.Applied.class));
                case Fate.REJECTED -> Optional.ofNullable(json.readValue(answer, Fate.Rejected.class));
                default -> Optional.empty();
            };
        } catch (IOException | RuntimeException foreign) { // The mapper throws both.
            LOG.debug("The consumer's answer can't be read.", foreign);
            return Optional.empty();
        }
    }

    /// Which of them it is.
    @Serdeable
    record Kind(String status) {}
}
