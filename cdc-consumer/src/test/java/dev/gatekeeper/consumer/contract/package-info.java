@NullMarked
package dev.gatekeeper.consumer.contract;

import org.jspecify.annotations.NullMarked;
