package dev.gatekeeper.consumer.ledger;

/// What applying a change set did, in rows (tables for `truncated`).
///
/// @param inserted new rows and overwritten ones
/// @param overwritten inserts that found their primary key taken
/// @param missing updates and deletes that found no row
public record Effects(
        int inserted, int updated, int deleted, int truncated, int messages, int overwritten, int missing) {

    public static final Effects NONE = new Effects(0, 0, 0, 0, 0, 0, 0);
    public static final Effects INSERTED = new Effects(1, 0, 0, 0, 0, 0, 0);
    public static final Effects OVERWRITTEN = new Effects(1, 0, 0, 0, 0, 1, 0);
    public static final Effects UPDATED = new Effects(0, 1, 0, 0, 0, 0, 0);
    public static final Effects DELETED = new Effects(0, 0, 1, 0, 0, 0, 0);
    public static final Effects MESSAGE = new Effects(0, 0, 0, 0, 1, 0, 0);
    public static final Effects MISSING = new Effects(0, 0, 0, 0, 0, 0, 1);

    public static Effects truncated(int tables) {
        return new Effects(0, 0, 0, tables, 0, 0, 0);
    }

    public Effects and(Effects other) {
        return new Effects(
                inserted + other.inserted,
                updated + other.updated,
                deleted + other.deleted,
                truncated + other.truncated,
                messages + other.messages,
                overwritten + other.overwritten,
                missing + other.missing);
    }
}
