/// Figures as a table on the terminal and as JSON.
@NullMarked
package dev.gatekeeper.bench.report;

import org.jspecify.annotations.NullMarked;
