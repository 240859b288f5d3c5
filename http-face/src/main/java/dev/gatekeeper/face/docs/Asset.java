package dev.gatekeeper.face.docs;

import java.util.Optional;

/// A file that the page is made of.
///
/// @param path on the class path
record Asset(String path, String mediaType) {

    static String own(String file) {
        return "dev/gatekeeper/face/docs/" + file;
    }

    /// Empty where the page has no such file.
    static Optional<Asset> named(String file) {
        return switch (file) {
            case "docs.js" -> Optional.of(new Asset(own(file), "text/javascript"));
            case "swagger-ui-bundle.js" -> Optional.of(new Asset(SwaggerUi.path(file), "text/javascript"));
            case "swagger-ui.css" -> Optional.of(new Asset(SwaggerUi.path(file), "text/css"));
            case "favicon-32x32.png" -> Optional.of(new Asset(SwaggerUi.path(file), "image/png"));
            default -> Optional.empty();
        };
    }
}
