package dev.gatekeeper.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatekeeper.changeset.Change;
import dev.gatekeeper.changeset.Format;
import dev.gatekeeper.changeset.Identifier;
import dev.gatekeeper.changeset.wal2json.ChangeSetParser;
import dev.gatekeeper.changeset.wal2json.ParseResult;
import dev.gatekeeper.changeset.wal2json.ParserSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Wal2jsonTextTest {

    private static final ChangeSetParser PARSER =
            new ChangeSetParser(new ParserSettings(new Identifier("public"), true));

    @ParameterizedTest
    @EnumSource
    void everyScenariosChangeSetsPassTheDoorWithAllTheirChanges(Scenario scenario) {
        var load = new Load(scenario, 400);
        var document = Wal2jsonText.changeSet(0, load.set(0));

        var result = PARSER.parse(Format.WAL2JSON_1, document);

        assertThat(result)
                .isInstanceOfSatisfying(
                        ParseResult.Valid.class,
                        valid -> assertThat(valid.changeSet().changes())
                                .hasSize(scenario.setSize())
                                .allMatch(
                                        change -> change instanceof Change.Insert || change instanceof Change.Delete));
    }
}
