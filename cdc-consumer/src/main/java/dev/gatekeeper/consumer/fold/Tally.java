package dev.gatekeeper.consumer.fold;

/// Counts what one change set did to rows.
public final class Tally {

    private int inserted;
    private int updated;
    private int deleted;
    private int overwritten;
    private int missing;
    private boolean missedUpdate;

    void inserted(boolean overwrote) {
        inserted++;
        if (overwrote) {
            overwritten++;
        }
    }

    void updated(boolean found) {
        if (found) {
            updated++;
        } else {
            missing++;
            missedUpdate = true;
        }
    }

    void deleted(boolean found) {
        if (found) {
            deleted++;
        } else {
            missing++;
        }
    }

    public int inserted() {
        return inserted;
    }

    public int updated() {
        return updated;
    }

    public int deleted() {
        return deleted;
    }

    public int overwritten() {
        return overwritten;
    }

    public int missing() {
        return missing;
    }

    /// Whether an update found no row.
    public boolean missedUpdate() {
        return missedUpdate;
    }
}
