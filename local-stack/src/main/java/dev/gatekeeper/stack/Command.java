package dev.gatekeeper.stack;

import java.util.List;

/// What a command line asks for.
sealed interface Command {

    String USAGE = "usage: gatekeeper up | infra | demo [--once] | sql \"<statement>\"";

    /// Infrastructure and both services, until a signal comes.
    record Up() implements Command {}

    /// Kafka and PostgreSQL alone, until a signal comes.
    record Infrastructure() implements Command {}

    /// The example, from request to row.
    ///
    /// @param once whether to stop at its end what was started for it
    record Demo(boolean once) implements Command {}

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
            case "up" -> options.isEmpty() ? new Up() : unknown(options);
            case "infra" -> options.isEmpty() ? new Infrastructure() : unknown(options);
            case "demo" -> demo(options);
            case "sql" ->
                options.size() == 1
                        ? new Sql(options.getFirst())
                        : new Misuse("sql takes one argument: the statement, in quotes.");
            default -> new Misuse("The command " + arguments[0] + " does not exist.");
        };
    }

    private static Command demo(List<String> options) {
        if (options.isEmpty()) {
            return new Demo(false);
        }
        return options.equals(List.of("--once")) ? new Demo(true) : unknown(options);
    }

    private static Misuse unknown(List<String> options) {
        return new Misuse("The option " + String.join(" ", options) + " does not exist.");
    }
}
