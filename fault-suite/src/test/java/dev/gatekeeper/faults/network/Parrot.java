package dev.gatekeeper.faults.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/// A server that says what it hears, and remembers it.
final class Parrot implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    void awaitHeard(String text) {
        await("the server hears it").atMost(PATIENCE).until(this::heard, text::equals);
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
