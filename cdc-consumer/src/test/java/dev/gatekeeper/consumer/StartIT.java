package dev.gatekeeper.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartIT {

    @Test
    void aConsumerThatStartsBeforeItsDatabaseWaitsForIt() throws Exception {
        try (var running = new Running();
                var log = running.log();
                var passage = Passage.closed(port(running.url()))) {
            var url = running.url().replace(":" + port(running.url()) + "/", ":" + passage.port() + "/");
            running.execute("create table public.t (a int primary key)");

            var consumer =
                    CompletableFuture.supplyAsync(() -> running.startConsumer(Map.of("datasources.default.url", url)));
            TimeUnit.SECONDS.sleep(3);
            var beforehand = consumer.isDone();
            passage.open();
            consumer.get(60, TimeUnit.SECONDS);
            log.append(
                    0,
                    "first",
                    "{\"change\":[{\"kind\":\"insert\",\"table\":\"t\",\"columnnames\":[\"a\"],\"columnvalues\":[1]}]}");
            running.awaitDecided(1);

            assertThat(beforehand).isFalse();
            assertThat(running.query("select a from public.t")).containsExactly("1");
        }
    }

    private static int port(String url) {
        return URI.create(url.substring("jdbc:".length())).getPort();
    }
}
