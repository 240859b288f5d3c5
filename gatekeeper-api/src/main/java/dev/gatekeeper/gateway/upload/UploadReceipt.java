package dev.gatekeeper.gateway.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatekeeper.changeset.StreamName;
import dev.gatekeeper.gateway.admission.Receipt;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a sender gets for the change sets that are kept. They come to stand in one partition, in the order in
/// which they were sent; so when the last one is decided, all are.
///
/// @param status `spooled` where any of them is, else `logged`
/// @param changes how many changes they have together
/// @param spooled how many of them are on the gateway's disk and on their way to the log; null where all are
///     logged
/// @param warned how many of them break the contracts of their tables; null where none does
/// @param warnings the first of these, [WarnedLines#MOST_TOLD] at the most; null likewise
/// @param firstId null where there is none, and `lastId` likewise
/// @param topic null where the last one is not logged, and what follows likewise
/// @param partition the partition of the stream, and `offset` the place of the last one in it
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UploadReceipt(
        String stream,
        String status,
        long changeSets,
        long changes,
        @Nullable Long spooled,
        @Nullable Long warned,
        @Nullable List<WarnedLines> warnings,
        @Nullable String firstId,
        @Nullable String lastId,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset) {

    static UploadReceipt of(
            StreamName stream,
            long changeSets,
            long changes,
            long spooled,
            long warned,
            List<WarnedLines> firstWarned,
            @Nullable Receipt first,
            @Nullable Receipt last) {
        var position = last instanceof Receipt.Logged logged ? logged.position() : null;
        return new UploadReceipt(
                stream.text(),
                spooled == 0 ? "logged" : "spooled",
                changeSets,
                changes,
                spooled == 0 ? null : spooled,
                warned == 0 ? null : warned,
                warned == 0 ? null : List.copyOf(firstWarned),
                first == null ? null : first.id().toString(),
                last == null ? null : last.id().toString(),
                position == null ? null : position.topic(),
                position == null ? null : position.partition(),
                position == null ? null : position.offset());
    }
}
