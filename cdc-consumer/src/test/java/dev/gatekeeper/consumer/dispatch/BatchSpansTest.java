package dev.gatekeeper.consumer.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.consumer.apply.Applied;
import dev.gatekeeper.consumer.decode.Value;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BatchSpansTest {

    private static final TopicPartition FROM = new TopicPartition("cdc.change-sets", 3);
    private static final String ONE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String OTHER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private final InMemorySpanExporter finished = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(finished))
                    .build())
            .build();
    private final BatchSpans spans = new BatchSpans(Optional.of(telemetry));

    @Test
    void aBatchesSpanIsLinkedToEachRequestOnce() {
        var span = spans.begin(FROM, records(ONE, ONE, OTHER));

        spans.end(span, new Applied.Committed(3, 3, 0, List.of()));

        var told = finished.getFinishedSpanItems().getFirst();
        assertThat(told.getName()).isEqualTo("apply cdc.change-sets");
        assertThat(told.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(told.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId() + "-"
                        + link.getSpanContext().getSpanId())
                .containsExactly(ONE.substring(3, 52), OTHER.substring(3, 52));
        assertThat(told.getAttributes().get(AttributeKey.longKey("gatekeeper.written")))
                .isEqualTo(3);
        assertThat(told.getAttributes().get(AttributeKey.longKey("messaging.batch.message_count")))
                .isEqualTo(3);
        assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void aHeaderThatIsNoneIsPassedOver() {
        var span = spans.begin(FROM, records("nonsense", "", OTHER));

        spans.end(span, new Applied.Lost("Another consumer has it."));

        var told = finished.getFinishedSpanItems().getFirst();
        assertThat(told.getLinks()).hasSize(1);
        assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(told.getStatus().getDescription()).isEqualTo("Another consumer has it.");
    }

    @Test
    void noMoreLinksAreMadeThanAreKept() {
        var many = new String[1_000];
        for (var at = 0; at < many.length; at++) {
            many[at] = "00-%032x-00f067aa0ba902b7-01".formatted(at + 1);
        }

        spans.end(spans.begin(FROM, records(many)), new Applied.Committed(1_000, 1_000, 0, List.of()));

        assertThat(finished.getFinishedSpanItems().getFirst().getLinks()).hasSize(128);
    }

    @Test
    void whereTracesAreOffThereIsNoSpan() {
        var off = new BatchSpans(Optional.empty());

        var span = off.begin(FROM, records(ONE));

        assertThat(span.isRecording()).isFalse();
        off.end(span, new Applied.Committed(1, 1, 0, List.of()));
        assertThat(finished.getFinishedSpanItems()).isEmpty();
    }

    private static List<ConsumerRecord<byte[], Value>> records(String... traceparents) {
        var records = new ArrayList<ConsumerRecord<byte[], Value>>();
        for (var traceparent : traceparents) {
            var record = new ConsumerRecord<byte[], Value>(FROM.topic(), FROM.partition(), records.size(), null, null);
            record.headers().add("traceparent", traceparent.getBytes(UTF_8));
            records.add(record);
        }
        return records;
    }
}
