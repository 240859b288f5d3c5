package dev.gatekeeper.faults.load;

import java.util.List;

/// What a client sends at a time: one post, or an upload of many.
///
/// @param body as it goes over the wire, the posts of an upload one a line
@SuppressWarnings("ArrayRecordComponent") // On its way; never compared.
record Request(Kind kind, String idempotencyKey, List<Post> posts, byte[] body) {

    enum Kind {
        POST("application/json"),
        UPLOAD("application/x-ndjson");

        private final String contentType;

        Kind(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    Request {
        posts = List.copyOf(posts);
    }

    String stream() {
        return posts.getFirst().stream();
    }
}
