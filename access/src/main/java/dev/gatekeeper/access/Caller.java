package dev.gatekeeper.access;

import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.access.quota.Allowance;
import java.security.Principal;
import java.util.Optional;

/// Who sent a request. Thread-safe.
///
/// @param principal the name under which it is known and that the log and the audit keep; empty where nobody asks
/// @param allowance what is left of its quota
public record Caller(Optional<String> principal, Grants grants, Allowance allowance) implements Principal {

    /// The name of whoever bears no credential, and of no principal.
    public static final String ANONYMOUS = "anonymous";

    /// Everybody, where access is not guarded.
    public static final Caller ANYBODY = new Caller(Optional.empty(), Grants.ALL, Allowance.UNLIMITED);

    /// Whether it is let in without a credential, and only what everybody may.
    public boolean isAnonymous() {
        return getName().equals(ANONYMOUS);
    }

    @Override
    public String getName() {
        return principal.orElse("anybody");
    }
}
