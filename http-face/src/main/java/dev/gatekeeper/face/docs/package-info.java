/// What a service says of itself: its description for programs, and a page of it for people.
@NullMarked
package dev.gatekeeper.face.docs;

import org.jspecify.annotations.NullMarked;
