package dev.gatekeeper.access.connection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// What is taken of connections.
///
/// @param most how many there are at one time; one more is closed at once
/// @param headTime within which the head of a request has to be there, once its connection is open or is done with the
///     request before
@ConfigurationProperties("gatekeeper.connections")
record ConnectionSettings(
        @Bindable(defaultValue = "4000") int most,
        @Bindable(defaultValue = "75s") Duration headTime) {}
