package dev.gatekeeper.consumer.apply;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Change.RowChange;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.catalog.Catalog;
import dev.gatekeeper.consumer.catalog.SinkSettings;
import dev.gatekeeper.consumer.catalog.Table;
import dev.gatekeeper.consumer.catalog.TypeNames;
import dev.gatekeeper.consumer.fold.FoldTable;
import dev.gatekeeper.consumer.fold.RowOp;
import dev.gatekeeper.consumer.fold.RowOps;
import dev.gatekeeper.consumer.fold.Shape;
import dev.gatekeeper.consumer.fold.Shapes;
import dev.gatekeeper.consumer.log.LogRecord.Accepted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Finds the lane for each change set. What can't be written, or looks as if it couldn't, goes to the careful one,
/// which says why. Used by one thread.
final class Triage {

    private final Connection connection;
    private final SinkSettings settings;
    private final TypeNames types;
    private final Catalog catalog;
    private final Making making;
    private final RowOps ops;
    private final Set<Shape> sound = new HashSet<>();

    Triage(
            Connection connection,
            SinkSettings settings,
            TypeNames types,
            Catalog catalog,
            Making making,
            Shapes shapes) {
        this.connection = connection;
        this.settings = settings;
        this.types = types;
        this.catalog = catalog;
        this.making = making;
        ops = new RowOps(shapes);
    }

    Lane laneOf(Accepted change) throws SQLException {
        var folded = new ArrayList<RowOp>();
        var messages = 0;
        for (var one : change.changeSet().changes()) {
            switch (one) {
                case Change.Message _ -> messages++;
                case Change.Truncate _ -> {
                    return new Lane.Careful("truncate");
                }
                case RowChange row -> {
                    var table = table(row.table());
                    if (table.isEmpty()) {
                        return orMaking(row, "doubtful");
                    }
                    if (table.get().folding().isEmpty()) {
                        return new Lane.Careful(table.get().whyCareful());
                    }
                    var op = op(table.get().folding().get(), row);
                    if (op.isEmpty() || setsNothing(op.get())) {
                        return orMaking(row, "key");
                    }
                    if (!isSound(op.get().shape()) || !isSound(op.get().keyShape())) {
                        return new Lane.Careful("doubtful");
                    }
                    folded.add(op.get());
                }
            }
        }
        return new Lane.Fast(new FoldedChangeSet(change, folded, messages));
    }

    private Lane orMaking(RowChange change, String why) {
        return making.isDueFor(change) ? new Lane.Making() : new Lane.Careful(why);
    }

    /// Empty where the table is not there or not to be written.
    private Optional<Table> table(TableName name) {
        return settings.allows(name.schema()) ? catalog.find(name) : Optional.empty();
    }

    private Optional<RowOp> op(FoldTable table, RowChange change) {
        return switch (change) {
            case Change.Insert insert -> ops.insert(table, insert.row());
            case Change.Update update ->
                ops.update(table, update.row(), update.oldKeys().columns());
            case Change.Delete delete -> ops.delete(table, delete.oldKeys().columns());
        };
    }

    /// An update may name the key alone, and then it is still told whether the row is there.
    private static boolean setsNothing(RowOp op) {
        return op.kind() == RowOp.Kind.UPDATE && op.shape().set().length == 0;
    }

    /// Whether all types that the sender declares exist, and there is something to write.
    private boolean isSound(Shape shape) throws SQLException {
        if (sound.contains(shape)) {
            return true;
        }
        if (shape.written().length == 0) {
            return false;
        }
        for (var type : shape.types()) {
            if (type != null && !types.isKnown(connection, type)) {
                return false;
            }
        }
        return sound.add(shape);
    }
}
