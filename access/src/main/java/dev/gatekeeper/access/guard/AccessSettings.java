package dev.gatekeeper.access.guard;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;

/// How access is guarded.
///
/// @param file who is known, and what they may do
/// @param look how often the file is looked at
/// @param openMetrics whether metrics are read without credentials
@Guarded
@ConfigurationProperties("gatekeeper.access")
record AccessSettings(
        Path file,
        @Bindable(defaultValue = "1s") Duration look,
        @Bindable(defaultValue = "false") boolean openMetrics) {}
