package dev.gatekeeper.changeset.sqltype;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the answers of [SqlType#fit(String)] to what PostgreSQL does with the same texts.
class SqlTypeDifferentialIT {

    private static final long SEED = Long.getLong("sqltype.differential.seed", 20_180_327L);
    private static final int TEXTS = Integer.getInteger("sqltype.differential.texts", 2_000);

    /// Types of which PostgreSQL prints values that not every supported version reads alike: infinite intervals and
    /// those at the limit, zones of three digits.
    private static final Set<String> PARTLY_UNSUPPORTED =
            Set.of("pg_catalog.interval", "pg_catalog._interval", "pg_catalog.timetz");

    /// Types of which PostgreSQL 15 reads texts that are no numbers.
    private static final Set<String> LENIENT_BEFORE_16 =
            Set.of("xid", "xid8", "cid", "numeric", "_numeric", "numrange", "nummultirange");

    private static PinnedSession postgres;

    @BeforeAll
    static void open() throws SQLException {
        postgres = PinnedSession.open();
    }

    @AfterAll
    static void close() throws SQLException {
        postgres.close();
    }

    static Stream<Arguments> specimens() {
        return Resources.specimens().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void postgresTakesWhatFitsAndRefusesWhatDoesNot(String name, List<String> seeds) throws SQLException {
        var type = SqlType.named(name);
        var texts = new TextMutations(SEED, seeds).texts(TEXTS);

        var read = postgres.read(texts, name);

        assertThat(contradictions(type, texts, read)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void whatPostgresPrintsFitsWherePostgresReadsItAgain(String name, List<String> seeds) throws SQLException {
        var type = SqlType.named(name);
        var texts = new TextMutations(SEED, seeds).texts(TEXTS);
        var printed = postgres.read(texts, name).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();

        var read = postgres.read(printed, name);

        assertThat(contradictions(type, printed, read)).isEmpty();
        if (!PARTLY_UNSUPPORTED.contains(type.toString())) {
            assertThat(printed)
                    .filteredOn(
                            text -> !(type.fit(text) instanceof Fit.Fits) && read.get(printed.indexOf(text)) != null)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void whatFitsMeansTheSameUnderEveryStyle(String name, List<String> seeds) throws SQLException {
        var type = SqlType.named(name);
        var fitting = new TextMutations(SEED, seeds)
                .texts(TEXTS).stream()
                        .filter(text -> type.fit(text) instanceof Fit.Fits)
                        .toList();

        var pinned = postgres.readUnder(PinnedSession.STYLES.getFirst(), fitting, name);

        assertThat(pinned).isNotEmpty();
        for (var style : PinnedSession.STYLES) {
            assertThat(postgres.readUnder(style, fitting, name)).as(style).isEqualTo(pinned);
        }
    }

    private static boolean isLenientBefore16(SqlType type) {
        return type instanceof BuiltIn builtIn && LENIENT_BEFORE_16.contains(builtIn.typname());
    }

    /// Each answer that PostgreSQL contradicts.
    private static List<String> contradictions(SqlType type, List<String> texts, List<@Nullable String> read)
            throws SQLException {
        var found = new ArrayList<String>();
        for (int i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            var value = read.get(i);
            switch (type.fit(text)) {
                case Fit.Fits() -> {
                    if (value == null) {
                        found.add("<" + text + "> fits, but is refused.");
                    }
                }
                case Fit.Misfit(var why) -> {
                    if (value != null && !(postgres.version() < 16 && isLenientBefore16(type))) {
                        found.add("<" + text + "> " + why + " But it is read as <" + value + ">.");
                    }
                }
                case Fit.UnsupportedRendering unsupported -> {}
            }
        }
        return found;
    }
}
