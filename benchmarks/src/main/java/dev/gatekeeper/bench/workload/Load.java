package dev.gatekeeper.bench.workload;

import java.util.List;
import java.util.stream.IntStream;

/// A scenario at a size.
///
/// @param operations a multiple of 200
public record Load(Scenario scenario, int operations) {

    public Load {
        if (operations <= 0 || operations % 200 != 0) {
            throw new IllegalArgumentException("A load is a multiple of 200 operations, not " + operations + ".");
        }
    }

    public Operation at(int number) {
        return scenario.at(number, operations);
    }

    /// The operations from one number to before another.
    public List<Operation> range(int start, int end) {
        return IntStream.range(start, end).mapToObj(this::at).toList();
    }

    public int sets() {
        return operations / scenario.setSize();
    }

    /// The operations of one change set.
    public List<Operation> set(int number) {
        return range(number * scenario.setSize(), (number + 1) * scenario.setSize());
    }
}
