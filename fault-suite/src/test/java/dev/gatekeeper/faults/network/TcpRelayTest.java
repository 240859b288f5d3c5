package dev.gatekeeper.faults.network;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TcpRelayTest {

    private static final int A_WHILE_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 30_000;

    private Parrot server;
    private TcpRelay relay;

    @BeforeEach
    void start() throws IOException {
        server = new Parrot();
        relay = TcpRelay.to(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        server.close();
    }

    @Test
    void whatIsSaidComesThroughAndSoDoesTheFarewell() throws IOException {
        try (var client = connect()) {
            say("hello", client);
            assertThat(hear(5, client)).isEqualTo("hello");

            client.shutdownOutput();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aResetEndsWhatThereIsAndWhatComes() throws IOException {
        try (var client = connect()) {
            say("hello", client);
            hear(5, client);

            relay.disturb(Disturbance.RESET);

            assertThatItEnds(client);
            try (var another = connect()) {
                assertThatItEnds(another);
            }
        }
        relay.mend();
        assertThatAllIsWell();
    }

    @Test
    void aBlackHoleSwallowsAndTellsNobody() throws Exception {
        try (var client = connect()) {
            relay.disturb(Disturbance.BLACK_HOLE);

            say("hello", client);

            assertThatNothingComes(client);
            assertThat(server.heard()).isEmpty();
            relay.mend();
            assertThatThrownBy(() -> hear(1, client)).hasMessageContaining("reset");
        }
        assertThatAllIsWell();
    }

    @Test
    void whereNoAnswerComesTheRequestIsHeardAllTheSame() throws Exception {
        try (var client = connect()) {
            relay.disturb(Disturbance.MUTE);

            say("hello", client);

            assertThatNothingComes(client);
            server.awaitHeard("hello");
            relay.mend();
            assertThatThrownBy(() -> hear(1, client)).hasMessageContaining("reset");
        }
        assertThatAllIsWell();
    }

    @Test
    void whatComesLateComesEvenIfItsSenderIsGone() throws Exception {
        relay.disturb(Disturbance.LATE);
        try (var client = connect()) {
            say("hello", client);
            Thread.sleep(A_WHILE_MILLIS);
        }
        assertThat(server.heard()).isEmpty();

        relay.mend();

        server.awaitHeard("hello");
    }

    @Test
    void aTrickleBringsAllOfItSlowly() throws IOException {
        try (var client = connect()) {
            relay.disturb(Disturbance.TRICKLE);
            var start = System.nanoTime();

            say("hello ".repeat(100), client);

            assertThat(hear(600, client)).isEqualTo("hello ".repeat(100));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(150));
        }
    }

    @Test
    void withoutAServerAClientIsReset() throws IOException {
        server.close();

        try (var client = connect()) {
            assertThatItEnds(client);
        }
    }

    private static void assertThatNothingComes(Socket client) throws IOException {
        client.setSoTimeout(A_WHILE_MILLIS);
        assertThatThrownBy(() -> hear(1, client)).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(PATIENCE_MILLIS);
    }

    private static void assertThatItEnds(Socket client) {
        assertThatThrownBy(() -> hear(1, client))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SocketTimeoutException.class);
    }

    private void assertThatAllIsWell() throws IOException {
        try (var client = connect()) {
            say("well", client);
            assertThat(hear(4, client)).isEqualTo("well");
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), relay.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void say(String text, Socket to) throws IOException {
        to.getOutputStream().write(text.getBytes(US_ASCII));
    }

    /// @throws IOException where fewer bytes come
    private static String hear(int length, Socket from) throws IOException {
        var bytes = from.getInputStream().readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("It ended.");
        }
        return new String(bytes, US_ASCII);
    }
}
