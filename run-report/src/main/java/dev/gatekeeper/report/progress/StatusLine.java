package dev.gatekeeper.report.progress;

import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;

/// Shows where a run is: on a terminal in one line that is written anew each second, elsewhere in a line now and
/// then. Lines that stay go to the output, the status to the error output, so that what is kept of a run has results
/// alone. Thread-safe.
public final class StatusLine implements AutoCloseable {

    private static final long REDRAWN_EACH_MILLIS = 1_000;
    private static final long PRINTED_EACH_MILLIS = 15_000;

    /// One less than the narrowest terminals have: a line that is wrapped can't be written anew.
    private static final int WIDTH = 79;

    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final PrintStream status;
    private final boolean redraws;
    private final LongSupplier clock;
    private final Pace pace;
    private final Thread ticks;
    private boolean hasBegun;
    private boolean closed;
    private String detail = "";

    /// Shows nothing by itself until [#tick] is called.
    ///
    /// @param redraws whether the status is one line that is written anew
    /// @param clock nanoseconds
    StatusLine(PrintStream out, PrintStream status, boolean redraws, List<Step> steps, LongSupplier clock) {
        this.out = out;
        this.status = status;
        this.redraws = redraws;
        this.clock = clock;
        this.pace = new Pace(steps, clock.getAsLong());
        this.ticks = Thread.ofPlatform().name("progress").daemon().unstarted(this::tickOnAndOn);
    }

    /// @param out where lines that stay go
    /// @param steps all that there will be, in their order
    public static StatusLine show(PrintStream out, List<Step> steps) {
        var shown = new StatusLine(out, System.err, isTerminal(), steps, System::nanoTime);
        shown.ticks.start();
        return shown;
    }

    @SuppressWarnings("SystemConsoleNull") // On JDK 25 it is null again where there is no terminal.
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /// @throws IllegalArgumentException where it is none of those that come
    public synchronized void begin(Step step) {
        pace.begin(step, clock.getAsLong());
        detail = "";
        if (redraws || !hasBegun) {
            hasBegun = true;
            tick();
        }
    }

    /// What the step is at.
    public synchronized void detail(String words) {
        detail = words;
        if (redraws) {
            tick();
        }
    }

    /// How far the step is, where that is known better than by the time.
    ///
    /// @param share from 0 to 1
    public synchronized void reached(double share) {
        pace.reached(share);
    }

    /// Prints a line that stays.
    public synchronized void say(String line) {
        clear();
        out.println(line);
        out.flush();
        if (redraws) {
            tick();
        }
    }

    /// Shows the status.
    synchronized void tick() {
        if (closed || !hasBegun) {
            return;
        }
        var words = pace.status(clock.getAsLong()).worded(detail);
        if (redraws) {
            status.print(CLEAR + words.substring(0, Math.min(WIDTH, words.length())));
        } else {
            status.println(words);
        }
        status.flush();
    }

    private void clear() {
        if (redraws) {
            status.print(CLEAR);
            status.flush();
        }
    }

    private void tickOnAndOn() {
        try {
            while (true) {
                Thread.sleep(redraws ? REDRAWN_EACH_MILLIS : PRINTED_EACH_MILLIS);
                tick();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the status away for good. Lines can still be printed. More than once is harmless.
    public void end() {
        ticks.interrupt();
        synchronized (this) {
            if (!closed) {
                clear();
            }
            closed = true;
        }
    }

    @Override
    public void close() {
        end();
    }
}
