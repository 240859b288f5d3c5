package dev.gatekeeper.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a service tells Prometheus, in its text format.
///
/// @param families by their names
/// @param samples the lines that bear values
record Scrape(Map<String, Family> families, List<String> samples) {

    private static final Pattern META = Pattern.compile("# (HELP|TYPE) (\\S+) ?(.*)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"");

    record Family(String name, String type, String help) {}

    static Scrape parse(String text) {
        var families = new LinkedHashMap<String, Family>();
        text.lines().filter(line -> line.startsWith("#")).forEach(line -> {
            var meta = META.matcher(line);
            if (meta.matches()) {
                var known = families.getOrDefault(meta.group(2), new Family(meta.group(2), "", ""));
                families.put(
                        known.name(),
                        meta.group(1).equals("HELP")
                                ? new Family(known.name(), known.type(), meta.group(3))
                                : new Family(known.name(), meta.group(3), known.help()));
            }
        });
        return new Scrape(
                families, text.lines().filter(line -> !line.startsWith("#")).toList());
    }

    /// The families that are Gatekeeper's own.
    List<Family> own() {
        return families.values().stream()
                .filter(family -> family.name().startsWith("gatekeeper_"))
                .toList();
    }

    Set<String> labels(Family family) {
        var labels = new TreeSet<String>();
        samples.stream()
                .filter(line -> line.startsWith(family.name() + "{") || line.startsWith(family.name() + "_"))
                .forEach(line -> LABEL.matcher(line).results().forEach(label -> labels.add(label.group(1))));
        return labels;
    }
}
