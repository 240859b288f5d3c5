/// The rows that every contestant writes, and the records in which each gets them.
@NullMarked
package dev.gatekeeper.bench.workload;

import org.jspecify.annotations.NullMarked;
