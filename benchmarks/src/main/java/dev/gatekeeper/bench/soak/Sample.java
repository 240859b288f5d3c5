package dev.gatekeeper.bench.soak;

import java.util.LinkedHashMap;
import java.util.Map;

/// One look at everything.
///
/// @param second since the load began
/// @param values without those that there were none of
record Sample(double second, Map<Series, Double> values) {

    Sample {
        values = Map.copyOf(values);
    }

    Map<String, Double> json() {
        var json = new LinkedHashMap<String, Double>();
        json.put("second", second);
        for (var series : Series.values()) {
            var value = values.get(series);
            if (value != null) {
                json.put(series.key(), value);
            }
        }
        return json;
    }
}
