package dev.gatekeeper.consumer.recourse;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/// The parameters that say which rejections a call is about, as [Query] reads them; `rejections.yml` describes them. It
/// stands at the controllers' own methods, since a `@Parameter` of a method is not read off an interface.
@Target(ElementType.METHOD)
@Parameter(name = "state", ref = "#/components/parameters/state")
@Parameter(name = "stage", ref = "#/components/parameters/stage")
@Parameter(name = "reason", ref = "#/components/parameters/reason")
@Parameter(name = "stream", ref = "#/components/parameters/stream")
@Parameter(name = "schema", ref = "#/components/parameters/schema")
@Parameter(name = "table", ref = "#/components/parameters/table")
@Parameter(name = "sqlState", ref = "#/components/parameters/sqlState")
@Parameter(name = "changeSetId", ref = "#/components/parameters/changeSetId")
@Parameter(name = "principal", ref = "#/components/parameters/principal")
@Parameter(name = "receivedSince", ref = "#/components/parameters/receivedSince")
@Parameter(name = "receivedUntil", ref = "#/components/parameters/receivedUntil")
@Parameter(name = "rejectedSince", ref = "#/components/parameters/rejectedSince")
@Parameter(name = "rejectedUntil", ref = "#/components/parameters/rejectedUntil")
@interface FilterParameters {}
