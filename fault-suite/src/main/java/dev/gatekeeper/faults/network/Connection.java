package dev.gatekeeper.faults.network;

import java.io.IOException;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client's connection to a server, with both of its halves. Thread-safe.
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Socket client;
    private final Socket server;
    private final Pump requests;
    private final Pump answers;

    Connection(Socket client, Socket server, Traffic traffic) {
        this.client = client;
        this.server = server;
        this.requests = new Pump(client, server, Direction.TO_SERVER, traffic);
        this.answers = new Pump(server, client, Direction.TO_CLIENT, traffic);
    }

    /// Returns when it is over.
    void run() throws InterruptedException {
        var back = Thread.ofVirtual().name("answers").start(() -> pump(answers));
        pump(requests);
        back.join();
    }

    private void pump(Pump pump) {
        try {
            untilItIsOver(pump);
            pump.awaitFarewell();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(client);
            close(server);
        }
    }

    private static void untilItIsOver(Pump pump) throws InterruptedException {
        try {
            pump.run();
        } catch (IOException e) {
            LOG.debug("A connection is over.", e);
        }
    }

    boolean hasLost() {
        return requests.hasLost() || answers.hasLost();
    }

    /// Both sides are told at once that it is over.
    void reset() {
        reset(client);
        reset(server);
    }

    /// Ends it without a farewell: the other side gets an RST.
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.debug("A socket is closed already.", e);
        }
        close(socket);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket can't be closed.", e);
        }
    }
}
