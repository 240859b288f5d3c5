/// The names of the log: its topics and the headers of its records.
@NullMarked
package dev.gatekeeper.changeset.log;

import org.jspecify.annotations.NullMarked;
