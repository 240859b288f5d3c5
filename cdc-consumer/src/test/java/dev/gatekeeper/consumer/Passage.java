package dev.gatekeeper.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A port of 127.0.0.1 that leads to another one once it is open. Until then nobody listens there.
final class Passage implements AutoCloseable {

    private final InetSocketAddress here;
    private final InetSocketAddress there;
    private ServerSocket door;

    private Passage(ServerSocket door, InetSocketAddress there) {
        this.door = door;
        this.here = (InetSocketAddress) door.getLocalSocketAddress();
        this.there = there;
    }

    static Passage closed(int port) throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        var door = new ServerSocket(0, 50, loopback);
        door.close();
        return new Passage(door, new InetSocketAddress(loopback, port));
    }

    int port() {
        return here.getPort();
    }

    void open() throws IOException {
        door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(here);
        Thread.ofVirtual().start(this::lead);
    }

    private void lead() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                var host = new Socket(there.getAddress(), there.getPort());
                Thread.ofVirtual().start(() -> pass(guest, host));
                Thread.ofVirtual().start(() -> pass(host, guest));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // Either side may go first.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
