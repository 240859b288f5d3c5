package dev.gatekeeper.faults.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatekeeper.faults.load.Request.Kind;
import dev.gatekeeper.faults.reference.Posts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private static final Answer ACCEPTED = new Answer.Accepted(Optional.empty());
    private static final String REJECTION = "39eea6e6-a9a2-5d4f-a9d0-9451a1dc8515";

    private final List<Post> posts = Posts.random(3);
    private final Request upload = new Request(Kind.UPLOAD, "key", posts, new byte[0]);
    private final Request post = new Request(Kind.POST, "key", posts.subList(0, 1), new byte[0]);

    @Test
    void aReceiptNamesThePlaceInTheLogOrNone() throws IOException {
        assertThat(read(post, 201, "{'id':'" + posts.getFirst().id() + "','partition':2,'offset':7}"))
                .isEqualTo(new Attempt.Definite("201", List.of(new Answer.Accepted(Optional.of(new Place(2, 7))))));
        assertThat(read(post, 202, "{'id':'" + posts.getFirst().id() + "'}"))
                .isEqualTo(new Attempt.Definite("202", List.of(ACCEPTED)));
    }

    @Test
    void aReceiptForSomethingElseIsAnOutrage() {
        assertThatThrownBy(() -> read(post, 201, "{'id':'" + posts.getLast().id() + "'}"))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> read(upload, 201, ids("'changeSets':2"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsAcceptedOfAnUploadIsAcceptedWhole() throws IOException {
        assertThat(read(upload, 201, ids("'changeSets':3,'partition':2,'offset':7")))
                .isEqualTo(new Attempt.Definite(
                        "201", List.of(ACCEPTED, ACCEPTED, new Answer.Accepted(Optional.of(new Place(2, 7))))));
    }

    @Test
    void ofAnUploadSomeLinesMayBeRefused() throws IOException {
        assertThat(read(upload, 422, "{'decidedLines':3,'rejections':[{'line':2,'rejectionId':'" + REJECTION + "'}]}"))
                .isEqualTo(new Attempt.Definite(
                        "422",
                        List.of(ACCEPTED, new Answer.Refused(422, Optional.of(UUID.fromString(REJECTION))), ACCEPTED)));
    }

    @Test
    void anUploadThatEndsEarlyVouchesForItsFirstLines() throws IOException {
        assertThat(read(upload, 503, "{'decidedLines':1,'rejections':[]}"))
                .isEqualTo(new Attempt.Again("503", List.of(ACCEPTED)));
    }

    @Test
    void anErrorOfTheGatewaysVouchesForNothing() throws IOException {
        assertThat(read(post, 504, "{}")).isEqualTo(new Attempt.Again("504"));
    }

    private String ids(String rest) {
        return "{'firstId':'" + posts.getFirst().id() + "','lastId':'"
                + posts.getLast().id() + "'," + rest + "}";
    }

    private static Attempt read(Request request, int status, String json) throws IOException {
        return Receipts.read(request, status, json.replace('\'', '"').getBytes(UTF_8));
    }
}
