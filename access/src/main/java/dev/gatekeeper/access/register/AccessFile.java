package dev.gatekeeper.access.register;

import dev.gatekeeper.access.Caller;
import dev.gatekeeper.access.credential.KeyHash;
import dev.gatekeeper.access.grant.Grants;
import dev.gatekeeper.access.grant.Permission;
import dev.gatekeeper.access.quota.Quota;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/// What the access file says. In YAML:
///
/// ```yaml
/// principals:
///   orders:
///     keys: ["sha256:…"]
///     subjects: ["orders@clients"]
///     certificates: ["CN=orders,O=Example"]
///     write: {streams: ["orders-*"], tables: ["public.*"]}
///     may: [read-status]
///     quota: {requests-per-second: 100, bytes-per-second: 10MB}
/// anonymous:
///   may: [read-status]
/// ```
///
/// @param anonymous what those may do who bear no credential; empty where they are turned away
record AccessFile(List<Entry> principals, Optional<Entry> anonymous) {

    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(KB|MB|GB)?");

    /// @throws AccessFileException where it says what makes no sense
    static AccessFile parse(String text) {
        var root = Section.of("", load(text)).only("principals", "anonymous");
        var principals = root.section("principals").map(Section::sections).orElse(List.of()).stream()
                .map(AccessFile::principal)
                .toList();
        var anonymous = root.section("anonymous").map(section -> entry(section.only("write", "may", "quota")));
        return new AccessFile(principals, anonymous);
    }

    private static Object load(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setCodePointLimit(MOST_BYTES);
        try {
            return new Yaml(new SafeConstructor(options)).load(text);
        } catch (MarkedYAMLException e) {
            var line = e.getProblemMark() == null
                    ? ""
                    : " (line " + (e.getProblemMark().getLine() + 1) + ")";
            throw new AccessFileException("It is not YAML as is taken here: " + e.getProblem() + line + ".");
        } catch (YAMLException e) {
            throw new AccessFileException("It is not YAML as is taken here.");
        }
    }

    private static Entry principal(Section section) {
        if (!NAME.matcher(section.name()).matches() || section.name().equals(Caller.ANONYMOUS)) {
            throw new AccessFileException(
                    section.where()
                            + " is not a principal's name: 1 to 128 ASCII letters, digits and . _ : @ -, other than \"anonymous\".");
        }
        return entry(section.only("keys", "subjects", "certificates", "write", "may", "quota"));
    }

    private static Entry entry(Section section) {
        return new Entry(
                section.name(),
                section.at(
                        "keys",
                        () -> section.texts("keys").stream().map(KeyHash::parse).toList()),
                section.texts("subjects"),
                section.at(
                        "certificates",
                        () -> section.texts("certificates").stream()
                                .map(X500Principal::new)
                                .toList()),
                grants(section),
                section.section("quota").map(AccessFile::quota).orElse(Quota.NONE));
    }

    private static Grants grants(Section section) {
        var write = section.section("write").map(each -> each.only("streams", "tables"));
        var permissions = EnumSet.noneOf(Permission.class);
        for (var may : section.texts("may")) {
            permissions.add(section.at(
                    "may",
                    () -> Permission.listed(may)
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "\"" + may + "\" is none of read-status, read-payloads, operate, read-metrics."))));
        }
        return section.at(
                "write",
                () -> Grants.of(
                        write.map(each -> each.texts("streams")).orElse(List.of()),
                        write.map(each -> each.texts("tables")).orElse(List.of()),
                        permissions));
    }

    private static Quota quota(Section section) {
        section.only("requests-per-second", "bytes-per-second");
        var requests = section.value("requests-per-second", AccessFile::size);
        var bytes = section.value("bytes-per-second", AccessFile::size);
        return section.at(
                "",
                () -> new Quota(
                        requests.map(OptionalLong::of).orElse(OptionalLong.empty()),
                        bytes.map(OptionalLong::of).orElse(OptionalLong.empty())));
    }

    private static long size(String text) {
        var matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("A number is expected, as 1000 or 10MB.");
        }
        var unit = switch (matcher.group(2)) {
            case null -> 1L;
            case "KB" -> 1024L;
            case "MB" -> 1024L * 1024;
            default -> 1024L * 1024 * 1024;
        };
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The number is too large.", e);
        }
    }
}
