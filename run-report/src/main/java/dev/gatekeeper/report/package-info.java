/// What a run came to, as data: sections of charts and tables, for whichever page is made of them.
@NullMarked
package dev.gatekeeper.report;

import org.jspecify.annotations.NullMarked;
