package dev.gatekeeper.faults.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatekeeper.faults.load.Answer.Accepted;
import dev.gatekeeper.faults.load.Answer.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads what the gateway answers: which of a request's posts it vouches for, and which it refuses.
final class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Receipts() {}

    static Attempt read(Request request, int status, byte[] body) throws IOException {
        var end = Integer.toString(status);
        var again = status >= 500 || status == 408 || status == 429;
        return switch (request.kind()) {
            case POST -> again ? new Attempt.Again(end) : new Attempt.Definite(end, one(request, status, body));
            case UPLOAD -> {
                var answers = many(request, status, JSON.readTree(body));
                yield again ? new Attempt.Again(end, answers) : new Attempt.Definite(end, answers);
            }
        };
    }

    private static List<Answer> one(Request request, int status, byte[] body) throws IOException {
        var receipt = JSON.readTree(body);
        if (!isGood(status)) {
            return List.of(new Refused(status, id(receipt)));
        }
        same(request.posts().getFirst(), receipt.path("id"));
        return List.of(new Accepted(place(receipt)));
    }

    /// All of an upload, or its first lines where it ended early: what is not refused of these is accepted.
    private static List<Answer> many(Request request, int status, JsonNode said) {
        if (isGood(status)) {
            return allOf(request, said);
        }
        var refused = new HashMap<Integer, Answer>();
        for (var rejection : said.path("rejections")) {
            refused.put(rejection.path("line").asInt(), new Refused(status, id(rejection)));
        }
        var answers = new ArrayList<Answer>();
        for (var line = 1; line <= said.path("decidedLines").asInt(); line++) {
            answers.add(refused.getOrDefault(line, new Accepted(Optional.empty())));
        }
        return answers;
    }

    private static List<Answer> allOf(Request request, JsonNode receipt) {
        var posts = request.posts();
        if (receipt.path("changeSets").asInt() != posts.size()) {
            throw new IllegalStateException("The gateway answers to " + posts.size() + " change sets from the "
                    + posts.getFirst() + ": " + receipt);
        }
        same(posts.getFirst(), receipt.path("firstId"));
        same(posts.getLast(), receipt.path("lastId"));
        var answers = new ArrayList<Answer>();
        posts.forEach(_ -> answers.add(new Accepted(Optional.empty())));
        answers.set(posts.size() - 1, new Accepted(place(receipt)));
        return answers;
    }

    private static boolean isGood(int status) {
        return status >= 200 && status < 300;
    }

    private static void same(Post post, JsonNode id) {
        if (!id.asText().equals(post.id().toString())) {
            throw new IllegalStateException("The gateway calls the " + post + " " + id + ".");
        }
    }

    private static Optional<UUID> id(JsonNode rejection) {
        return Optional.ofNullable(rejection.path("rejectionId").textValue()).map(UUID::fromString);
    }

    private static Optional<Place> place(JsonNode receipt) {
        return receipt.hasNonNull("offset")
                ? Optional.of(new Place(
                        receipt.path("partition").asInt(),
                        receipt.path("offset").asLong()))
                : Optional.empty();
    }
}
