package dev.gatekeeper.gateway.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/// A connection on which every byte is the test's own.
public final class RawConnection implements AutoCloseable {

    private final Socket socket;

    public RawConnection(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(20_000);
    }

    /// @param text with `\n` for CRLF
    public RawConnection send(String text) throws IOException {
        return sendRaw(text.replace("\n", "\r\n"));
    }

    public RawConnection sendRaw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /// A chunk of a body that comes in chunks; an empty one ends it.
    public RawConnection sendChunk(String text) throws IOException {
        return sendRaw(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    /// One answer with a Content-Length.
    public String answer() throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var octet = in.read();
            if (octet < 0) {
                return head.toString();
            }
            head.append((char) octet);
        }
        var length = head.toString().toLowerCase(java.util.Locale.ROOT).split("content-length: ", 2);
        var bytes = length.length < 2 ? 0 : Integer.parseInt(length[1].split("\r\n", 2)[0].strip());
        return head + new String(in.readNBytes(bytes), ISO_8859_1);
    }

    /// What comes, up to where it ends with that; or all of it, where the server closes the connection before.
    public String readUntil(String end) throws IOException {
        var in = socket.getInputStream();
        var read = new StringBuilder();
        while (read.length() < end.length() || read.indexOf(end, read.length() - end.length()) < 0) {
            var octet = in.read();
            if (octet < 0) {
                break;
            }
            read.append((char) octet);
        }
        return read.toString();
    }

    /// Whether the server closes the connection, now or behind what is still to come.
    public boolean isClosedAfterAll() throws IOException {
        socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        return true;
    }

    /// Whether the server has closed the connection, or does so now.
    public boolean isClosed() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
