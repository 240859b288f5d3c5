/// What runs now, how far it is, and how long it may still take.
@NullMarked
package dev.gatekeeper.report.progress;

import org.jspecify.annotations.NullMarked;
