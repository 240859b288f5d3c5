package dev.gatekeeper.report.progress;

import java.time.Duration;

/// A part of a run.
///
/// @param group what it belongs to, such as `round 2 of 3`
/// @param title what is done; what was done under the same title tells how long it takes
/// @param expected how long it takes, roughly, where none of its title was done yet
public record Step(String group, String title, Duration expected) {

    @Override
    public String toString() {
        return group.isEmpty() ? title : group + ", " + title;
    }
}
