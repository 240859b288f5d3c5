/// From a report to one HTML file that needs nothing besides itself.
@NullMarked
package dev.gatekeeper.report.html;

import org.jspecify.annotations.NullMarked;
