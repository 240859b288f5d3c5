package dev.gatekeeper.faults.load;

/// Where a record lies in the log.
public record Place(int partition, long offset) {
    @Override
    public String toString() {
        return partition + "/" + offset;
    }
}
