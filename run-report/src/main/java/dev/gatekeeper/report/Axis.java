package dev.gatekeeper.report;

/// @param title with its unit
/// @param scale how values lie on it
public record Axis(String title, Scale scale) {

    public enum Scale {
        LINEAR,
        /// Values are above 0; what is not is left out. Each power of ten gets the same room.
        LOGARITHMIC,
        /// Values are shares in percent, below 100, each nine of which gets the same room: 90, 99, 99.9.
        PERCENTILES
    }

    public static Axis of(String title) {
        return new Axis(title, Scale.LINEAR);
    }

    public static Axis logarithmic(String title) {
        return new Axis(title, Scale.LOGARITHMIC);
    }

    public static Axis percentiles(String title) {
        return new Axis(title, Scale.PERCENTILES);
    }
}
