package dev.gatekeeper.faults.network;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A server that says what it hears, and remembers it.
final class Parrot implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    Parrot() throws IOException {
        Thread.ofVirtual().start(this::letIn);
    }

    int port() {
        return door.getLocalPort();
    }

    /// All that it has heard so far.
    String heard() {
        return heard.toString(US_ASCII);
    }

    void awaitHeard(String text) throws InterruptedException {
        while (!heard().equals(text)) {
            Thread.sleep(10);
        }
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> listen(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void listen(Socket client) {
        try (client) {
            var buffer = new byte[1000];
            var in = client.getInputStream();
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                heard.write(buffer, 0, count);
                client.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException gone) {
            // Then there is nobody to listen to.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
