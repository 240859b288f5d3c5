package dev.gatekeeper.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A run that has begun.
///
/// @param command as it was typed
public record Launch(String command, String commit, Instant began) {

    /// Begins now. The launcher tells the commit in the system property `gatekeeper.commit`.
    ///
    /// @param command of the launcher
    public static Launch now(String command, String... arguments) {
        return new Launch(
                String.join(" ", "./gatekeeper " + command, String.join(" ", arguments))
                        .strip(),
                System.getProperty("gatekeeper.commit", "unknown"),
                Instant.now());
    }

    /// The run as of now, on this machine.
    public Run run(List<Run.Software> software) {
        return new Run(command, commit, began, Duration.between(began, Instant.now()), Machine.here(), software);
    }
}
