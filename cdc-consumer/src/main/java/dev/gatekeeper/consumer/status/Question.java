package dev.gatekeeper.consumer.status;

import dev.gatekeeper.consumer.log.Place;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to know.
///
/// @param id of a change set
/// @param at the record that is meant; null where any that bears the id is: an id may come back, be it that another
///     payload under it was refused before
record Question(UUID id, @Nullable Place at) {}
