package dev.gatekeeper.report;

/// @param title with its unit
/// @param scale how values lie on it
public record Axis(String title, Scale scale) {

    public enum Scale {
        LINEAR,
        /// Values are shares in percent, below 100, each nine of which gets the same room: 90, 99, 99.9.
        PERCENTILES
    }

    public static Axis of(String title) {
        return new Axis(title, Scale.LINEAR);
    }

    public static Axis percentiles(String title) {
        return new Axis(title, Scale.PERCENTILES);
    }
}
