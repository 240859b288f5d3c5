/// Many change sets in one request, as lines, are taken in their order and counted: start reading at [Upload].
@NullMarked
package dev.gatekeeper.gateway.upload;

import org.jspecify.annotations.NullMarked;
