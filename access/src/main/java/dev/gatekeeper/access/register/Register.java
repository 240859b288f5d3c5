package dev.gatekeeper.access.register;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.access.credential.KeyHash;
import dev.gatekeeper.access.quota.Allowance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/// Who is known, by each kind of credential. A look-up is one in a hash table. Immutable and thread-safe.
public final class Register {

    private final Map<String, Caller> byName = new HashMap<>();
    private final Map<KeyHash, Caller> byKey = new HashMap<>();
    private final Map<String, Caller> bySubject = new HashMap<>();
    private final Map<X500Principal, Caller> byCertificate = new HashMap<>();

    private Register() {}

    /// @throws AccessFileException where two principals have one credential
    static Register of(AccessFile file) {
        return of(file, new Register());
    }

    /// Who keeps its quota also keeps what it has used of it.
    ///
    /// @param before the register that this one replaces
    /// @throws AccessFileException where two principals have one credential
    static Register of(AccessFile file, Register before) {
        var register = new Register();
        for (var entry : file.principals()) {
            register.add(entry, before);
        }
        file.anonymous().ifPresent(entry -> register.add(entry, before));
        return register;
    }

    private void add(Entry entry, Register before) {
        var known = before.byName.get(entry.name());
        var allowance = known != null && known.allowance().quota().equals(entry.quota())
                ? known.allowance()
                : Allowance.of(entry.quota());
        var caller = new Caller(Optional.of(entry.name()), entry.grants(), allowance);
        byName.put(entry.name(), caller);
        entry.keys().forEach(key -> put(byKey, key, caller, "key"));
        entry.subjects().forEach(subject -> put(bySubject, subject, caller, "subject"));
        entry.certificates().forEach(subject -> put(byCertificate, subject, caller, "certificate"));
    }

    private static <K> void put(Map<K, Caller> callers, K credential, Caller caller, String kind) {
        var other = callers.put(credential, caller);
        if (other != null) {
            throw new AccessFileException(
                    other.getName() + " and " + caller.getName() + " have a " + kind + " in common, or one twice.");
        }
    }

    public Optional<Caller> withKey(KeyHash key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /// @param subject of a token that was found genuine
    public Optional<Caller> withSubject(String subject) {
        return Optional.ofNullable(bySubject.get(subject));
    }

    /// @param subject of a certificate that was found genuine
    public Optional<Caller> withCertificate(X500Principal subject) {
        return Optional.ofNullable(byCertificate.get(subject));
    }

    /// Whoever bears no credential; empty where they are turned away.
    public Optional<Caller> anonymous() {
        return Optional.ofNullable(byName.get(Caller.ANONYMOUS));
    }

    /// How many principals there are.
    public int size() {
        return byName.size();
    }
}
