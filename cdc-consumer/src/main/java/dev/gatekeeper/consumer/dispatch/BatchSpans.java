package dev.gatekeeper.consumer.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatekeeper.consumer.apply.Applied;
import dev.gatekeeper.consumer.decode.Value;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A span for each attempt to apply a batch, linked to the requests that its change sets came in. A span for each
/// change set would be thousands a second, and they are written together anyway. Where traces are off, nothing is
/// done. Thread-safe.
@Singleton
final class BatchSpans {

    /// As many as OpenTelemetry keeps of one span unless it is told otherwise.
    private static final int MOST_LINKS = 128;

    private static final HeaderGetter HEADERS = new HeaderGetter();

    private final Optional<Tracer> tracer;

    BatchSpans(Optional<OpenTelemetry> telemetry) {
        this.tracer = telemetry.map(each -> each.getTracer("dev.gatekeeper.consumer"));
    }

    /// To be ended with [#end].
    Span begin(TopicPartition from, List<ConsumerRecord<byte[], Value>> records) {
        return tracer.map(each -> begin(each, from, records)).orElseGet(Span::getInvalid);
    }

    private static Span begin(Tracer tracer, TopicPartition from, List<ConsumerRecord<byte[], Value>> records) {
        var span = tracer.spanBuilder("apply " + from.topic())
                .setNoParent()
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.operation.name", "apply")
                .setAttribute("messaging.destination.name", from.topic())
                .setAttribute("messaging.destination.partition.id", Integer.toString(from.partition()))
                .setAttribute("messaging.kafka.offset", records.getFirst().offset())
                .setAttribute("messaging.batch.message_count", records.size());
        records.stream()
                .map(each -> requestOf(each.headers()))
                .filter(SpanContext::isValid)
                .distinct() // An upload's change sets bear one context.
                .limit(MOST_LINKS)
                .forEach(span::addLink);
        return span.startSpan();
    }

    private static SpanContext requestOf(Headers headers) {
        var context = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
        return Span.fromContext(context).getSpanContext();
    }

    void end(Span span, Applied outcome) {
        switch (outcome) {
            case Applied.Committed(var _, var written, var repeated, var reasons) ->
                span.setAttribute("gatekeeper.written", written)
                        .setAttribute("gatekeeper.repeated", repeated)
                        .setAttribute("gatekeeper.rejected", reasons.size());
            case Applied.Lost(var why) -> span.setStatus(StatusCode.ERROR, why);
            case Applied.Troubled(var why, var _, var _) -> span.setStatus(StatusCode.ERROR, why);
        }
        span.end();
    }

    private static final class HeaderGetter implements TextMapGetter<Headers> {

        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            var header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
        }
    }
}
