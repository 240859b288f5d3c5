package dev.gatekeeper.consumer.apply;

import java.util.HashMap;
import java.util.Map;

/// Which lanes the change sets of one transaction took, and why. Used by one thread.
final class LaneCounts {

    private int folded;
    private final Map<String, Integer> careful = new HashMap<>();

    void folded(int changeSets) {
        folded += changeSets;
    }

    /// @param why one of few words
    void careful(String why) {
        careful.merge(why, 1, Integer::sum);
    }

    int folded() {
        return folded;
    }

    Map<String, Integer> careful() {
        return careful;
    }
}
