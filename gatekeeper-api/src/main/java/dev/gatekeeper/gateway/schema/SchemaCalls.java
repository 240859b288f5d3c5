package dev.gatekeeper.gateway.schema;

import dev.gatekeeper.gateway.problem.ServerAnswers;
import io.micronaut.http.HttpResponse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What is said of `GET /schemas/change-set` to those who call it.
@ServerAnswers.Open
interface SchemaCalls {

    @Tag(name = "Change sets")
    @Operation(
            operationId = "getSchema",
            summary = "The JSON Schema that is enforced",
            description = "Draft 07, of wal2json's format 1, with the settings that are in force.")
    @ApiResponse(
            responseCode = "200",
            description = "The schema.",
            headers =
                    @Header(name = "ETag", description = "Changes with the schema.", schema = @Schema(type = "string")),
            content = @Content(mediaType = "application/schema+json", schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "304", description = "It is the one that `If-None-Match` names.")
    HttpResponse<?> changeSet(
            @Parameter(
                            name = "If-None-Match",
                            in = ParameterIn.HEADER,
                            description = "The ETag of the schema that is known.",
                            schema = @Schema(type = "string"))
                    @Nullable
                    String known);
}
