package dev.gatekeeper.consumer.create;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Whether what is missing is made.
///
/// @param autoCreate whether tables and columns are made that changes name and the database lacks
/// @param autoCreateTables no table is made in a schema that has that many: whoever may send change sets can
///     name any number
@ConfigurationProperties("gatekeeper.sink")
public record CreationSettings(
        @Bindable(defaultValue = "false") boolean autoCreate,
        @Bindable(defaultValue = "1000") int autoCreateTables) {}
