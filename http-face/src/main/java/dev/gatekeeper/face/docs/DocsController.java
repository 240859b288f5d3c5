package dev.gatekeeper.face.docs;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/// `GET /openapi.yml`, the service's description, and `GET /docs`, a page of it. The page needs nothing from anywhere
/// else, and its policy forbids it to ask.
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "gatekeeper.docs.description")
@Requires(property = "gatekeeper.docs.enabled", notEquals = "false")
final class DocsController {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String description;

    DocsController(@Property(name = "gatekeeper.docs.description") String description) {
        this.description = description;
    }

    @Get(uri = "/openapi.yml", produces = MediaType.ALL)
    HttpResponse<?> description() {
        return answer(description, "application/yaml");
    }

    @Get(uri = "/docs", produces = MediaType.ALL)
    HttpResponse<?> page() {
        return answer(Asset.own("docs.html"), "text/html;charset=UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer");
    }

    @Get(uri = "/docs/{file}", produces = MediaType.ALL)
    Optional<HttpResponse<?>> asset(String file) {
        return Asset.named(file).map(asset -> answer(asset.path(), asset.mediaType()));
    }

    private static MutableHttpResponse<byte[]> answer(String path, String mediaType) {
        return HttpResponse.ok(Resources.read(path))
                .contentType(MediaType.of(mediaType))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .header("X-Content-Type-Options", "nosniff");
    }
}
