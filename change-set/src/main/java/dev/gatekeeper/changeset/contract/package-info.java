/// The contracts of the result tables: what each takes, how that travels, and what of a change set breaks it.
@NullMarked
package dev.gatekeeper.changeset.contract;

import org.jspecify.annotations.NullMarked;
