package dev.gatekeeper.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Keys and certificates that a test makes with the JDK's keytool, each in a store of its own, in a folder.
final class Certificates {

    static final String PASSWORD = "changeit";

    private final Path folder;

    Certificates() {
        try {
            folder = Files.createTempDirectory("certificates");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A key with a certificate that it signs itself.
    Path key(String name, String subject) {
        var store = folder.resolve(name + ".p12");
        keytool(
                List.of("-genkeypair", "-alias", name, "-dname", subject, "-keyalg", "EC", "-validity", "2"),
                List.of("-ext", "san=dns:localhost,ip:127.0.0.1", "-keystore", store.toString()));
        return store;
    }

    /// A store of the certificates of these keys.
    Path trusting(String name, String... keys) {
        var store = folder.resolve(name + ".p12");
        for (var key : keys) {
            var certificate = folder.resolve(key + ".crt").toString();
            var from = folder.resolve(key + ".p12").toString();
            keytool(List.of("-exportcert", "-alias", key, "-file", certificate), List.of("-keystore", from));
            keytool(
                    List.of("-importcert", "-noprompt", "-alias", key, "-file", certificate),
                    List.of("-keystore", store.toString()));
        }
        return store;
    }

    /// What a client needs that trusts one store, and shows the certificate of another where that is given.
    static SSLContext client(Path trust, Path... key) throws GeneralSecurityException, IOException {
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(KeyStore.getInstance(trust.toFile(), PASSWORD.toCharArray()));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(
                key.length == 0 ? null : KeyStore.getInstance(key[0].toFile(), PASSWORD.toCharArray()),
                PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static void keytool(List<String> what, List<String> where) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(what);
        command.addAll(where);
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
