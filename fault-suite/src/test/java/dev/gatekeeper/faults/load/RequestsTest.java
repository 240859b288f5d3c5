package dev.gatekeeper.faults.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.faults.load.Request.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestsTest {

    private final List<Request> requests = requests(7);

    @Test
    void equalSeedsGiveEqualRequests() {
        assertThat(names(requests(7))).isEqualTo(names(requests)).isNotEqualTo(names(requests(8)));
    }

    @Test
    void postsAreNumberedThroughAllRequests() {
        assertThat(requests.stream().flatMap(request -> request.posts().stream()))
                .extracting(Post::number)
                .startsWith(1, 2, 3)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anUploadHasALineForEachPostAndOneKeyForAll() {
        assertThat(requests)
                .filteredOn(request -> request.kind() == Kind.UPLOAD)
                .isNotEmpty()
                .allSatisfy(upload -> {
                    assertThat(new String(upload.body(), UTF_8).lines()).hasSameSizeAs(upload.posts());
                    assertThat(upload.posts())
                            .allMatch(post -> post.idempotencyKey().equals(upload.idempotencyKey()));
                    assertThat(upload.posts()).extracting(Post::id).doesNotHaveDuplicates();
                });
    }

    @Test
    void someKeysAreUsedTwice() {
        assertThat(requests.stream().map(Request::idempotencyKey).distinct().count())
                .isBetween(requests.size() * 95L / 100, requests.size() - 1L);
    }

    private static List<Request> requests(long seed) {
        var requests = new Requests("s1", seed);
        return Stream.generate(requests::next).limit(500).toList();
    }

    private static List<Post.Name> names(List<Request> requests) {
        return requests.stream()
                .flatMap(request -> request.posts().stream())
                .map(Post::name)
                .toList();
    }
}
