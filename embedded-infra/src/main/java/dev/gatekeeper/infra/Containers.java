package dev.gatekeeper.infra;

import java.nio.file.Path;
import java.util.Optional;
import org.testcontainers.utility.DockerImageName;

/// Both servers in containers, from the images that docker-compose.yml runs too; the same variables name others.
final class Containers implements Provider {

    @Override
    public KafkaServer startKafka(Path unused) {
        return ContainerKafka.start(image("KAFKA_IMAGE", "apache/kafka", "4.3.1"));
    }

    @Override
    public PostgresServer startPostgres(Path unused) {
        return ContainerPostgres.start(image("POSTGRES_IMAGE", "postgres", "18"));
    }

    private static DockerImageName image(String variable, String repository, String tag) {
        var name = Optional.ofNullable(System.getenv(variable))
                .filter(set -> !set.isBlank())
                .orElse(repository + ":" + tag);
        return DockerImageName.parse(name).asCompatibleSubstituteFor(repository);
    }
}
