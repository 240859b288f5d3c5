/// The words of the domain: what a change set is, and what names it.
@NullMarked
package dev.gatekeeper.changeset;

import org.jspecify.annotations.NullMarked;
