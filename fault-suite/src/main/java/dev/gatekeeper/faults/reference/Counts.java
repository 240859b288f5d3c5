package dev.gatekeeper.faults.reference;

/// What a change set did, in rows.
///
/// @param inserted new rows and overwritten ones
/// @param overwritten inserts that found their primary key taken
/// @param missing updates and deletes that found no row
public record Counts(int inserted, int updated, int deleted, int messages, int overwritten, int missing) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);
    static final Counts INSERTED = new Counts(1, 0, 0, 0, 0, 0);
    static final Counts OVERWRITTEN = new Counts(1, 0, 0, 0, 1, 0);
    static final Counts UPDATED = new Counts(0, 1, 0, 0, 0, 0);
    static final Counts DELETED = new Counts(0, 0, 1, 0, 0, 0);
    static final Counts MESSAGE = new Counts(0, 0, 0, 1, 0, 0);
    static final Counts MISSING = new Counts(0, 0, 0, 0, 0, 1);

    Counts and(Counts other) {
        return new Counts(
                inserted + other.inserted,
                updated + other.updated,
                deleted + other.deleted,
                messages + other.messages,
                overwritten + other.overwritten,
                missing + other.missing);
    }
}
