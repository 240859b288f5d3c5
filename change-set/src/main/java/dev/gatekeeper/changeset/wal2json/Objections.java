package dev.gatekeeper.changeset.wal2json;

import dev.gatekeeper.changeset.Violation;
import dev.gatekeeper.changeset.ViolationCode;
import dev.gatekeeper.changeset.Violations;
import dev.gatekeeper.changeset.schema.ShapeViolations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/// What is wrong with one document, in the order in which it was found. Of a great many only the first are
/// spelled out: texts are made for these alone.
final class Objections {

    private final String elements;
    private final List<Violation> shape = new ArrayList<>();
    private final List<Violation> sense = new ArrayList<>();
    private int shapeTotal;
    private int senseTotal;

    /// @param elements the place of the payload's elements, which stand one after the other there: `/` in front of
    ///     their numbers
    Objections(String elements) {
        this.elements = elements;
    }

    int total() {
        return shapeTotal + senseTotal;
    }

    /// Whether the published schema refuses the document too, and all that it refuses is spelled out here.
    boolean areOfShapeAndFew() {
        return shapeTotal > 0 && total() <= Violations.MOST_LISTED;
    }

    /// Objections of sense: what the schema can't say.
    void object(ViolationCode code, Supplier<String> pointer, Supplier<String> message) {
        senseTotal++;
        if (sense.size() < Violations.MOST_LISTED) {
            sense.add(new Violation(code, pointer.get(), message.get()));
        }
    }

    void duplicateColumn(Supplier<String> pointer) {
        object(ViolationCode.DUPLICATE_COLUMN, pointer, () -> "This column stands twice; name each column once.");
    }

    void missingKey(Supplier<String> pointer, String key) {
        shape(() -> ShapeViolations.missingKey(pointer.get(), key));
    }

    void unknownKey(Supplier<String> pointer, Supplier<Collection<String>> known) {
        shape(() -> ShapeViolations.unknownKey(pointer.get(), known.get()));
    }

    void wrongType(Supplier<String> pointer, String wanted) {
        shape(() -> ShapeViolations.wrongType(pointer.get(), wanted));
    }

    void unknownKind(Supplier<String> pointer) {
        shape(() -> ShapeViolations.unknownKind(pointer.get()));
    }

    void unknownAction(Supplier<String> pointer) {
        shape(() -> ShapeViolations.unknownAction(pointer.get()));
    }

    void outOfRange(Supplier<String> pointer, long least, long most) {
        shape(() -> ShapeViolations.outOfRange(pointer.get(), least, most));
    }

    void emptyList(Supplier<String> pointer) {
        shape(() -> ShapeViolations.emptyList(pointer.get()));
    }

    private void shape(Supplier<Violation> violation) {
        shapeTotal++;
        if (shape.size() < Violations.MOST_LISTED) {
            shape.add(violation.get());
        }
    }

    /// How much was wrong at some moment; see [#forgetSince].
    record Mark(int shape, int sense) {
        int total() {
            return shape + sense;
        }
    }

    Mark mark() {
        return new Mark(shapeTotal, senseTotal);
    }

    /// Drops what was found since `mark`: it was judged by rules that turned out not to apply.
    void forgetSince(Mark mark) {
        shapeTotal = mark.shape;
        senseTotal = mark.sense;
        shape.subList(Math.min(shape.size(), mark.shape), shape.size()).clear();
        sense.subList(Math.min(sense.size(), mark.sense), sense.size()).clear();
    }

    Violations violations() {
        return violations(shape, total());
    }

    /// The same, with the schema's own account of what is wrong with the shape.
    Violations violationsWith(List<Violation> shapeBySchema) {
        return violations(shapeBySchema, shapeBySchema.size() + senseTotal);
    }

    private Violations violations(List<Violation> shape, int total) {
        var first = DocumentOrder.merge(shape, sense, elements);
        return new Violations(first.subList(0, Math.min(first.size(), Violations.MOST_LISTED)), total);
    }
}
