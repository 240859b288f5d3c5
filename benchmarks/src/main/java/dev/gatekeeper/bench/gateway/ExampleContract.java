package dev.gatekeeper.bench.gateway;

import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ColumnContract;
import dev.gatekeeper.changeset.contract.ColumnType;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.ContractKey;
import dev.gatekeeper.changeset.contract.Generation;
import dev.gatekeeper.changeset.contract.KeyContract;
import dev.gatekeeper.changeset.contract.TableContract;
import dev.gatekeeper.changeset.contract.TableKind;
import dev.gatekeeper.changeset.contract.TableTraits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The contract of the table that `resources/example.json` writes to, as a consumer publishes it.
final class ExampleContract {

    private static final Identifier A = new Identifier("a");
    private static final Identifier B = new Identifier("b");
    private static final Identifier C = new Identifier("c");

    private static final TableContract CONTRACT = new TableContract(
            TableName.of("public", "mytable"),
            1,
            TableKind.TABLE,
            List.of(column(A, "integer", false), column(B, "text", true), column(C, "text", false)),
            List.of(new KeyContract(List.of(A, C), true, false, false)),
            TableTraits.PLAIN);

    private ExampleContract() {}

    static void publish(String bootstrapServers, String topic) throws InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, ContractKey.bytes(CONTRACT.name()), ContractJson.write(CONTRACT)))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The contract can't be published.", e);
        }
    }

    private static ColumnContract column(Identifier name, String type, boolean nullable) {
        return new ColumnContract(name, ColumnType.plain(type), nullable, false, Generation.NONE);
    }
}
