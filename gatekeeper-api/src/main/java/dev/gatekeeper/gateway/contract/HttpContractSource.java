package dev.gatekeeper.gateway.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.ProblemType;
import dev.gatekeeper.changeset.TableName;
import dev.gatekeeper.changeset.contract.ContractJson;
import dev.gatekeeper.changeset.contract.UnreadableContractException;
import dev.gatekeeper.gateway.consumer.ConsumerHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/// `POST /contracts/{schema}/{table}/refresh` at the consumer. Thread-safe.
@Singleton
final class HttpContractSource implements ContractSource {

    private static final ObjectMapper JSON = new JsonMapper();
    private static final String UNKNOWN_TABLE = ProblemType.of("unknown-table");

    private final ConsumerHttp http;

    HttpContractSource(ConsumerHttp http) {
        this.http = http;
    }

    @Override
    public Refreshed refresh(TableName table, Duration patience) throws InterruptedException {
        var path = "/contracts/" + encoded(table.schema()) + '/' + encoded(table.table()) + "/refresh";
        var request = http.request(path).POST(BodyPublishers.noBody()).build();
        try {
            var response = http.send(request, patience, ContractJson.MOST_BYTES);
            return switch (response.statusCode()) {
                case 200 -> current(table, response.body());
                case 404 -> absent(response.body());
                default -> new Refreshed.Unknown("status " + response.statusCode());
            };
        } catch (IOException e) {
            return new Refreshed.Silent(e.toString());
        }
    }

    private static Refreshed current(TableName table, String json) {
        try {
            var contract = ContractJson.read(json.getBytes(UTF_8));
            return contract.name().equals(table)
                    ? new Refreshed.Current(contract)
                    : new Refreshed.Unknown("another table's contract");
        } catch (UnreadableContractException e) {
            return new Refreshed.Unknown(e.toString());
        }
    }

    /// A 404 of some other kind is none of the consumer's words on the table.
    private static Refreshed absent(String problem) {
        JsonNode json;
        try {
            json = JSON.readTree(problem);
        } catch (JsonProcessingException e) {
            return new Refreshed.Unknown("status 404");
        }
        return json.path("type").asText().equals(UNKNOWN_TABLE)
                ? new Refreshed.Absent(json.path("creatable").asBoolean(false))
                : new Refreshed.Unknown("status 404");
    }

    private static String encoded(Identifier name) {
        return URLEncoder.encode(name.text(), UTF_8).replace("+", "%20");
    }
}
