package dev.gatekeeper.faults.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between clients and a server, both on the loopback interface, and brings them what they say to each
/// other, unless it is told otherwise. Thread-safe.
public final class TcpRelay implements AutoCloseable {

    private static final int WAITING = 64;

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Traffic traffic = new Traffic();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private TcpRelay(ServerSocket door, InetSocketAddress server) {
        this.door = door;
        this.server = server;
    }

    /// On a port that is free.
    ///
    /// @param port the server's, which need not listen yet
    public static TcpRelay to(int port) {
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        try {
            var relay = new TcpRelay(new ServerSocket(0, WAITING, loopback), new InetSocketAddress(loopback, port));
            Thread.ofVirtual().name("relay-to-" + port).start(relay::letIn);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port.", e);
        }
    }

    /// Where clients connect.
    public int port() {
        return door.getLocalPort();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().name("requests").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        var behind = new Socket();
        try {
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            behind.connect(server);
        } catch (IOException noServer) {
            Connection.reset(client);
            Connection.reset(behind);
            return;
        }
        var connection = new Connection(client, behind, traffic);
        connections.add(connection);
        try {
            if (traffic.disturbance().filter(Disturbance.RESET::equals).isPresent()) {
                connection.reset();
            }
            connection.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    /// Until it is mended.
    public synchronized void disturb(Disturbance disturbance) {
        traffic.become(disturbance);
        if (disturbance == Disturbance.RESET) {
            connections.forEach(Connection::reset);
        }
    }

    /// What comes from now on gets through. A connection of which anything was lost is reset, as hosts do that hear
    /// of one that they can't make sense of.
    public synchronized void mend() {
        traffic.become(null);
        connections.stream().filter(Connection::hasLost).forEach(Connection::reset);
    }

    @Override
    public synchronized void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connections.forEach(Connection::reset);
            traffic.become(null);
        }
    }
}
