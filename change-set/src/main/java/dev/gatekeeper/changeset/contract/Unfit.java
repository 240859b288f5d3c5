package dev.gatekeeper.changeset.contract;

import dev.gatekeeper.changeset.ViolationCode;
import java.util.function.Supplier;

/// Why a column does not take a text.
///
/// @param why the rest of a sentence that starts with the value: what is wrong and how to mend it. It never repeats the
///     value
record Unfit(ViolationCode code, Supplier<String> why) {}
