package dev.gatekeeper.report;

/// @param number whether its cells are numbers, which stand to the right
public record Column(String title, boolean number) {

    public static Column text(String title) {
        return new Column(title, false);
    }

    public static Column number(String title) {
        return new Column(title, true);
    }
}
