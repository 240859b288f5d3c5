package dev.gatekeeper.consumer.recourse;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Target;

/// The id in the path of a call.
@Inherited
@Target(ElementType.PARAMETER)
@Parameter(
        in = ParameterIn.PATH,
        description = "The rejection's id, as it was answered.",
        schema = @Schema(type = "string", format = "uuid"))
@interface RejectionId {}
