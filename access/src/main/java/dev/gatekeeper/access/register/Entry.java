package dev.gatekeeper.access.register;

import dev.gatekeeper.access.credential.KeyHash;
import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.access.quota.Quota;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/// What the access file says of one principal.
///
/// @param subjects of tokens
/// @param certificates their subjects
record Entry(
        String name,
        List<KeyHash> keys,
        List<String> subjects,
        List<X500Principal> certificates,
        Grants grants,
        Quota quota) {}
