package dev.gatekeeper.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;

/// Something that each page has inside.
///
/// @param text stands in the page as it is
record Asset(String text) {

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/" + uplotVersion();

    static final Asset STYLE = own("report.css");
    static final Asset SCRIPT = own("report.js");
    static final Asset UPLOT_STYLE = read(UPLOT + "/dist/uPlot.min.css");
    static final Asset UPLOT_SCRIPT = read(UPLOT + "/dist/uPlot.iife.min.js");
    static final Asset UPLOT_LICENCE = read(UPLOT + "/LICENSE");

    /// @throws IllegalArgumentException where it would end the element that it stands in
    Asset {
        if (text.contains("</script") || text.contains("</style")) {
            throw new IllegalArgumentException("A script or style ends within itself.");
        }
    }

    static String uplotVersion() {
        var versions = new Properties();
        try (var stream = Asset.class.getResourceAsStream("versions.properties")) {
            versions.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.getProperty("uplot");
    }

    private static Asset own(String name) {
        return read("/dev/gatekeeper/report/html/" + name);
    }

    private static Asset read(String path) {
        try (var stream = Asset.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is not on the class path.");
            }
            return new Asset(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read.", e);
        }
    }

    /// As a Content Security Policy names it: what is not so named does not run.
    String source() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
