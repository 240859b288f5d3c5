package dev.gatekeeper.gateway.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.access.grant.Needs;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.schema.ChangeSetSchema;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `GET /schemas/change-set`: the JSON Schema that is enforced, with the settings that are in force.
@Needs(Permission.NONE)
@Controller("/schemas")
final class SchemaController implements SchemaCalls {

    private static final MediaType SCHEMA_JSON = MediaType.of("application/schema+json");

    private final byte[] schema;
    private final String tag;

    SchemaController(ParserSettings settings) {
        this.schema = ChangeSetSchema.load(Format.WAL2JSON_1, settings.requireTypes())
                .json()
                .getBytes(UTF_8);
        this.tag = '"' + UUID.nameUUIDFromBytes(schema).toString() + '"';
    }

    @Override
    @Get(uri = "/change-set", produces = MediaType.ALL)
    public HttpResponse<?> changeSet(@Header(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
        var response = tag.equals(known)
                ? HttpResponse.notModified()
                : HttpResponse.ok(schema).contentType(SCHEMA_JSON);
        return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
    }
}
