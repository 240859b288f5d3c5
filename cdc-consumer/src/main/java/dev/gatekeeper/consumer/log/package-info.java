/// The log as the consumer sees it: records read at the edge, batches of one partition, the topics' names.
@NullMarked
package dev.gatekeeper.consumer.log;

import org.jspecify.annotations.NullMarked;
