package dev.gatekeeper.gateway.contract;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ColumnContract;
import dev.gatekeeper.changeset.contract.ColumnType;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.ContractKey;
import dev.gatekeeper.changeset.contract.Generation;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.TableKind;
import dev.gatekeeper.changeset.contract.TableTraits;
import dev.gatekeeper.infra.Infra;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The topic of the contracts, as a consumer writes it.
///
/// @param topic its name
public record Published(String bootstrapServers, String topic) {

    /// Of the tests' own Kafka.
    public Published(String topic) {
        this(Infra.kafka().bootstrapServers(), topic);
    }

    /// A table of the schema public whose columns are integers that take NULL.
    public static TableContract table(String name, long version, String... columns) {
        return new TableContract(
                TableName.of("public", name),
                version,
                TableKind.TABLE,
                Stream.of(columns)
                        .map(column -> new ColumnContract(
                                new Identifier(column), ColumnType.plain("integer"), true, false, Generation.NONE))
                        .toList(),
                List.of(),
                TableTraits.PLAIN);
    }

    public void publish(TableContract contract) {
        send(new ProducerRecord<>(topic, ContractKey.bytes(contract.name()), ContractJson.write(contract)));
    }

    void publishGone(String table) {
        send(new ProducerRecord<>(topic, ContractKey.bytes(TableName.of("public", table)), null));
    }

    void publishRubbish(String table) {
        send(new ProducerRecord<>(topic, ContractKey.bytes(TableName.of("public", table)), new byte[] {'{'}));
        send(new ProducerRecord<>(topic, new byte[] {'x'}, new byte[] {'{'}));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 16 << 20);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
