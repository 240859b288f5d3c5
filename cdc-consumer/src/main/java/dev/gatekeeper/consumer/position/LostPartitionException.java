package dev.gatekeeper.consumer.position;

/// The partition is not where this consumer left it: another one has been here. The batch is to be rolled back.
public final class LostPartitionException extends RuntimeException {

    private final String why;

    LostPartitionException(String topic, int partition, long expected) {
        var sentence = "The position of " + topic + "/" + partition + " is not " + expected + " any more.";
        super(sentence);
        this.why = sentence;
    }

    public String why() {
        return why;
    }
}
