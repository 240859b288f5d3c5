/// What happened when: kept as data, for whichever report is made of it.
@NullMarked
package dev.gatekeeper.faults.event;

import org.jspecify.annotations.NullMarked;
