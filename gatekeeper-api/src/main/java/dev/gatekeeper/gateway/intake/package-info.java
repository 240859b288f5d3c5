/// A request comes in, is read, checked, and either logged or refused: start reading at [ChangeSetController].
@NullMarked
package dev.gatekeeper.gateway.intake;

import org.jspecify.annotations.NullMarked;
