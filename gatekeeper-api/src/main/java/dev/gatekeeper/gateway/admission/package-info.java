/// One change set, however it came, is checked, and logged or refused: start reading at [Door].
@NullMarked
package dev.gatekeeper.gateway.admission;

import org.jspecify.annotations.NullMarked;
