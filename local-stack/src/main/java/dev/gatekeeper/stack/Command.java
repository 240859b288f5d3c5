package dev.gatekeeper.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a command line asks for.
sealed interface Command {

    String ONCE = "--once";
    String AUTO_CREATE = "--auto-create";
    String USAGE = "usage: gatekeeper up [--auto-create] | infra | demo [--once] [--auto-create] | sql \"<statement>\"";

    /// Infrastructure and both services, until a signal comes.
    ///
    /// @param autoCreate whether the consumer makes tables and columns that are missing, whatever else is
    ///     configured
    record Up(boolean autoCreate) implements Command {}

    /// Kafka and PostgreSQL alone, until a signal comes.
    record Infrastructure() implements Command {}

    /// The example, from request to row.
    ///
    /// @param once whether to stop at its end what was started for it
    /// @param autoCreate as for [Up]
    record Demo(boolean once, boolean autoCreate) implements Command {}

    /// A statement, and the table that it results in.
    record Sql(String statement) implements Command {}

    /// Nothing that is known here.
    ///
    /// @param sentence what is wrong with it
    record Misuse(String sentence) implements Command {}

    static Command parse(String... arguments) {
        if (arguments.length == 0) {
            return new Misuse("A command is missing.");
        }
        var options = List.of(arguments).subList(1, arguments.length);
        return switch (arguments[0]) {
            case "up" -> known(options, AUTO_CREATE).orElseGet(() -> new Up(options.contains(AUTO_CREATE)));
            case "infra" -> known(options).orElseGet(() -> new Infrastructure());
            case "demo" ->
                known(options, ONCE, AUTO_CREATE)
                        .orElseGet(() -> new Demo(options.contains(ONCE), options.contains(AUTO_CREATE)));
            case "sql" ->
                options.size() == 1
                        ? new Sql(options.getFirst())
                        : new Misuse("sql takes one argument: the statement, in quotes.");
            default -> new Misuse("The command " + arguments[0] + " does not exist.");
        };
    }

    /// Empty where all of them are known, and none stands twice.
    private static Optional<Command> known(List<String> options, String... known) {
        var unknown = new ArrayList<>(options);
        List.of(known).forEach(unknown::remove);
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Misuse("The option " + String.join(" ", unknown) + " does not exist."));
    }
}
