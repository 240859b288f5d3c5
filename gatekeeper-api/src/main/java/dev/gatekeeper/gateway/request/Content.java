package dev.gatekeeper.gateway.request;

import dev.gatekeeper.gateway.decode.Encoding;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a request says that its body is. Read are JSON and lines of JSON, in UTF-8, as they are or compressed.
public sealed interface Content {

    String LINES = "application/x-ndjson";

    record OneChangeSet(Encoding encoding) implements Content {}

    record ManyChangeSets(Encoding encoding) implements Content {}

    /// @param flaw why the body is not read: a sentence
    record NotRead(String flaw) implements Content {}

    static Content of(HttpHeaders headers) {
        return Encoding.of(headers.getAll(HttpHeaders.CONTENT_ENCODING))
                .map(encoding -> of(headers.getAll(HttpHeaders.CONTENT_TYPE), encoding))
                .orElseGet(() -> new NotRead("A body is sent as it is, or with one Content-Encoding: gzip or zstd."));
    }

    private static Content of(List<String> types, Encoding encoding) {
        if (types.size() != 1) {
            return new NotRead("Say what the body is, once: Content-Type: application/json.");
        }
        try {
            var type = MediaType.of(types.getFirst());
            if (isUtf8(type) && type.getName().equalsIgnoreCase(MediaType.APPLICATION_JSON)) {
                return new OneChangeSet(encoding);
            }
            if (isUtf8(type) && type.getName().equalsIgnoreCase(LINES)) {
                return new ManyChangeSets(encoding);
            }
        } catch (IllegalArgumentException notAMediaType) {
            // Said below.
        }
        return new NotRead(
                "A change set is sent as Content-Type: application/json, and many of them as " + LINES + ", in UTF-8.");
    }

    /// Whether a sender of many change sets wants to be told of each while it sends. Only who says so by name does.
    static boolean wantsReceipts(HttpHeaders headers) {
        return headers.accept().stream().anyMatch(type -> type.getName().equalsIgnoreCase(LINES));
    }

    private static boolean isUtf8(MediaType type) {
        var charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        return charset.map(name -> unquoted(name).equalsIgnoreCase(StandardCharsets.UTF_8.name()))
                .orElse(true);
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
