package dev.gatekeeper.consumer.status;

import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.consumer.problem.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.serde.annotation.Serdeable;

/// A problem with a member of its own.
///
/// @param creatable whether the table would be made of the first change that names it
@Serdeable
record UnknownTable(String type, String title, int status, String detail, boolean creatable) {

    static HttpResponse<UnknownTable> answer(TableName name, boolean creatable) {
        var problem = Problem.of(
                HttpStatus.NOT_FOUND,
                "unknown-table",
                "There is no table \"" + name + "\" that change sets may be written to"
                        + (creatable ? "; the first insert that names it makes it." : "."));
        return HttpResponse.<UnknownTable>status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(new UnknownTable(problem.type(), problem.title(), problem.status(), problem.detail(), creatable));
    }
}
