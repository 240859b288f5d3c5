package dev.gatekeeper.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What was run, when, and on what.
///
/// @param commit of the sources; with a mark where they were changed since
/// @param software what else took part
public record Run(
        String command, String commit, Instant began, Duration took, Machine machine, List<Software> software) {

    public Run {
        software = List.copyOf(software);
    }

    public record Software(String name, String version) {}
}
