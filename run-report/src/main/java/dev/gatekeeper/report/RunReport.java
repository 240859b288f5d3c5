package dev.gatekeeper.report;

import java.util.List;

/// All that is to be said of one run. Immutable.
///
/// @param outcome is said first
public record RunReport(String title, Outcome outcome, Run run, List<Section> sections) {

    public RunReport {
        sections = List.copyOf(sections);
    }
}
