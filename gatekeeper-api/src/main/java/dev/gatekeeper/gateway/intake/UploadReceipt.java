package dev.gatekeeper.gateway.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.StreamName;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/// What a sender gets for the change sets that are kept. They stand in one partition, in the order in which they were
/// sent; so when the last one is decided, all are.
///
/// @param changes how many changes they have together
/// @param firstId null where there is none, and the names after it likewise
/// @param partition the partition of the stream, and `offset` the place of the last one in it
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadReceipt(
        String stream,
        String status,
        long changeSets,
        long changes,
        @Nullable String firstId,
        @Nullable String lastId,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset) {

    static UploadReceipt of(
            StreamName stream, long changeSets, long changes, @Nullable Receipt first, @Nullable Receipt last) {
        return new UploadReceipt(
                stream.text(),
                "logged",
                changeSets,
                changes,
                first == null ? null : first.id().toString(),
                last == null ? null : last.id().toString(),
                last == null ? null : last.position().topic(),
                last == null ? null : last.position().partition(),
                last == null ? null : last.position().offset());
    }
}
