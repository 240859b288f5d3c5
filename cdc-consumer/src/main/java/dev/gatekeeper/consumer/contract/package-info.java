/// Publishes what each result table takes, so that gateways can hold change sets against it.
@NullMarked
package dev.gatekeeper.consumer.contract;

import org.jspecify.annotations.NullMarked;
