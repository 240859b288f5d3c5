package dev.gatekeeper.face.docs;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// Where the files of Swagger UI stand on the class path: under a path that names its version.
final class SwaggerUi {

    private static final String VERSION = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private SwaggerUi() {}

    static String path(String file) {
        return "META-INF/resources/webjars/swagger-ui/" + version() + "/" + file;
    }

    private static String version() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(new String(Resources.read(VERSION), StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
