package dev.gatekeeper.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;

/// TCP ports of the loopback interface.
public final class Ports {

    /// The one address that everything here binds.
    public static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /// Whether a server could bind the port at this moment.
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // Connections in TIME_WAIT are no hindrance to the servers either.
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /// A port that nobody has bound. The kernel hands out another one each time for long enough that it is still free
    /// when a server comes to bind it.
    public static int anyFree() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port on " + LOOPBACK + ".", e);
        }
    }

    /// The same, but none of those that are spoken for and not bound yet.
    static int anyFreeBut(Collection<Integer> spokenFor) {
        var port = anyFree();
        while (spokenFor.contains(port)) {
            port = anyFree();
        }
        return port;
    }

    /// `port` itself, or any free one for 0.
    ///
    /// @throws IllegalStateException where the port is taken
    static int resolve(int port) {
        if (port == 0) {
            return anyFree();
        }
        if (!isFree(port)) {
            throw new IllegalStateException("Port " + port + " of " + LOOPBACK + " is taken.");
        }
        return port;
    }
}
