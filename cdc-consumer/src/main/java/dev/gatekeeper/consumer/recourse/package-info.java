/// What can be done about rejections, over HTTP: find them, read them, send them again, settle them, purge them.
@NullMarked
package dev.gatekeeper.consumer.recourse;

import org.jspecify.annotations.NullMarked;
