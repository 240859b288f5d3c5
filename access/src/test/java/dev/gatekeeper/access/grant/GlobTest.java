package dev.gatekeeper.access.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class GlobTest {

    @Property(tries = 5_000)
    void matchesWhatTheRegularExpressionMatches(
            @ForAll @Chars('*') @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String pattern,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 12) String name) {
        var expression = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));

        var matches = new Glob(pattern).matches(name);

        assertThat(matches).isEqualTo(name.matches(expression));
    }
}
