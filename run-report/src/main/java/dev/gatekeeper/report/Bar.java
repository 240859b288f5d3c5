package dev.gatekeeper.report;

/// One value beside others.
///
/// @param note what it is held against, such as a share of a ceiling; may be empty
public record Bar(String name, Role role, double value, String note) {

    public Bar {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(name + " has a bar of " + value + ".");
        }
    }

    /// Whose value it is.
    public enum Role {
        OURS(""),
        CEILING("ceiling"),
        PEER("peer");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        /// For the reader; empty where nothing need be said.
        public String word() {
            return word;
        }
    }
}
