/// What a run shows of itself, held to what it is to be.
@NullMarked
package dev.gatekeeper.report.html;

import org.jspecify.annotations.NullMarked;
