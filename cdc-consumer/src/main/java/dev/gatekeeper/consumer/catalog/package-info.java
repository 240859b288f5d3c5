/// What PostgreSQL's catalog says of the result tables, and the settings for how they are written.
@NullMarked
package dev.gatekeeper.consumer.catalog;

import org.jspecify.annotations.NullMarked;
