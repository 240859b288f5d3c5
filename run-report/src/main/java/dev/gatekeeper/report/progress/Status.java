package dev.gatekeeper.report.progress;

import java.time.Duration;
import java.util.Locale;

/// Where a run is at an instant.
///
/// @param number of the step, from 1
/// @param percent of the step, below 100
/// @param gone of the whole run
/// @param left of the whole run, roughly
record Status(Step step, int number, int steps, int percent, Duration gone, Duration left) {

    private static final int SECONDS = 10;
    private static final int MINUTE = 60;
    private static final int LONG_MINUTES = 90;

    /// @param detail of what the step is at; may be empty
    String worded(String detail) {
        return String.format(
                Locale.ROOT,
                "%d:%02d, %s; %d of %d: %s%s, %d %%",
                gone.toMinutes(),
                gone.toSecondsPart(),
                leftInWords(),
                number,
                steps,
                step,
                detail.isEmpty() ? "" : ": " + detail,
                percent);
    }

    private String leftInWords() {
        var seconds = left.toSeconds();
        if (seconds < MINUTE - SECONDS) {
            return "about " + Math.max(SECONDS, Math.ceilDiv(seconds, SECONDS) * SECONDS) + " s left";
        }
        var minutes = Math.ceilDiv(seconds, MINUTE);
        return minutes < LONG_MINUTES
                ? "about " + minutes + " min left"
                : String.format(Locale.ROOT, "about %.1f h left", minutes / 60.0);
    }
}
