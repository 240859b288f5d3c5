/// `POST /change-sets`: what each request brings, and the way of one with one change set: start reading at
/// [ChangeSetController].
@NullMarked
package dev.gatekeeper.gateway.intake;

import org.jspecify.annotations.NullMarked;
