package dev.gatekeeper.bench.process;

import java.io.IOException;
import java.util.Arrays;

/// Runs another class's `main` and ends the JVM, by its shutdown hooks, when standard input ends: that is when whoever
/// started it closes the stream, or dies in whatever way. So no benchmark leaves a process behind.
public final class Tether {

    private Tether() {}

    /// @param arguments the class whose `main` is run, then what it is given
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().name("tether").daemon().start(Tether::exitWithParent);
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException _) {
            // As good as its end.
        }
        System.exit(0);
    }
}
