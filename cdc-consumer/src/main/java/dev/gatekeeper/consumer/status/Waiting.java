package dev.gatekeeper.consumer.status;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Those who wait, by the id that they wait for. One thread changes it; any may ask [#isEmpty], [#has] and [#count].
final class Waiting {

    private final ConcurrentMap<UUID, List<Asked>> byId = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /// Whether somebody waits for the id. Who was added before this is called is seen.
    boolean has(UUID id) {
        return byId.containsKey(id);
    }

    int count() {
        return count.get();
    }

    void add(Asked asked) {
        byId.computeIfAbsent(asked.question().id(), _ -> new ArrayList<>()).add(asked);
        count.incrementAndGet();
    }

    /// Takes out those who are answered.
    ///
    /// @param ids for which they wait
    void removeIf(Collection<UUID> ids, Predicate<Asked> isAnswered) {
        for (var id : ids) {
            byId.computeIfPresent(id, (_, some) -> {
                var before = some.size();
                some.removeIf(isAnswered);
                count.addAndGet(some.size() - before);
                return some.isEmpty() ? null : some;
            });
        }
    }

    Stream<Asked> all() {
        return byId.values().stream().flatMap(List::stream);
    }

    Set<UUID> ids() {
        return new HashSet<>(byId.keySet());
    }

    /// What those who wait for these ids want to know.
    Set<Question> questions(Collection<UUID> ids) {
        var questions = new HashSet<Question>();
        for (var id : ids) {
            byId.getOrDefault(id, List.of()).forEach(asked -> questions.add(asked.question()));
        }
        return questions;
    }
}
