/// Makes tables and columns out of what changes say of them.
@NullMarked
package dev.gatekeeper.consumer.create;

import org.jspecify.annotations.NullMarked;
