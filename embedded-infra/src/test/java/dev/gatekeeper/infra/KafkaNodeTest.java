package dev.gatekeeper.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class KafkaNodeTest {

    private static final Uuid CLUSTER = Uuid.randomUuid();

    @Test
    void everyNodeNamesAllVotersAndListensOnItsOwnPort() {
        var second = new KafkaNode(CLUSTER, 2, List.of(7001, 7002, 7003));

        assertThat(second.voters()).isEqualTo("1@127.0.0.1:7001,2@127.0.0.1:7002,3@127.0.0.1:7003");
        assertThat(second.controllerPort()).isEqualTo(7002);
    }

    @Test
    void nodeThatIsNotAmongThemIsRefused() {
        assertThatThrownBy(() -> new KafkaNode(CLUSTER, 3, List.of(7001, 7002)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KafkaNode(CLUSTER, 0, List.of(7001))).isInstanceOf(IllegalArgumentException.class);
    }
}
