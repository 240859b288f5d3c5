package dev.gatekeeper.changeset.sqltype;

import dev.gatekeeper.changeset.sqltype.TypeNameLexer.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a type's name by the grammar of PostgreSQL's type names: the words of the SQL standard, `pg_type`'s own names
/// with or without their schema, modifiers, and the marks of arrays. What does not follow it is another type's name.
/// For use once, by one thread.
final class TypeNameParser {

    private final String name;
    private final TypeNameLexer lexer;

    private @Nullable List<String> modifiers;

    /// Whether something was found that the grammar does not allow.
    private boolean unread;

    private TypeNameParser(String name) {
        this.name = name;
        this.lexer = new TypeNameLexer(name);
    }

    static SqlType parse(String name) {
        return new TypeNameParser(name).type();
    }

    private SqlType type() {
        var typname = base();
        boolean array = typname != null && bounds();
        if (typname == null || unread || lexer.kind() != Kind.END) {
            return new SqlType.Other(name);
        }
        if (typname.startsWith("_")) {
            var element = typname.substring(1);
            return array || BuiltInTypes.form(element) == null ? new SqlType.Other(name) : type(element, true);
        }
        return BuiltInTypes.form(typname) == null ? new SqlType.Other(name) : type(typname, array);
    }

    private SqlType type(String base, boolean array) {
        var checked = TypeModifiers.check(base, modifiers);
        return switch (checked) {
            case TypeModifiers.Refused(var why) -> new SqlType.Malformed(name, why);
            case TypeModifiers.Taken(var form) ->
                array ? new BuiltIn("_" + base, BuiltInTypes.arrayOf(base, form)) : new BuiltIn(base, form);
        };
    }

    private @Nullable String base() {
        if (lexer.kind() == Kind.QUOTED) {
            return generic(lexer.token());
        }
        if (lexer.kind() != Kind.WORD) {
            return null;
        }
        var word = lexer.token();
        return switch (word) {
            case "int", "integer" -> modified("int4");
            case "smallint" -> modified("int2");
            case "bigint" -> modified("int8");
            case "real" -> modified("float4");
            case "boolean" -> modified("bool");
            case "decimal", "dec", "numeric" -> modified("numeric");
            case "float" -> binaryPrecision();
            case "double" -> {
                lexer.next();
                yield lexer.skipWord("precision") ? "float8" : null;
            }
            case "bit" -> {
                lexer.next();
                yield modifiersOf(lexer.skipWord("varying") ? "varbit" : "bit");
            }
            case "national" -> {
                lexer.next();
                yield lexer.isWord("character") || lexer.isWord("char") ? characters() : null;
            }
            case "character", "char", "nchar" -> characters();
            case "varchar" -> modified("varchar");
            case "timestamp", "time" -> zoned(word);
            case "interval" -> interval();
            default -> generic(word);
        };
    }

    private String modified(String typname) {
        lexer.next();
        return modifiersOf(typname);
    }

    private String modifiersOf(String typname) {
        modifiers = modifiers();
        return typname;
    }

    /// `float(24)`: the number of bits chooses between the two types.
    private String binaryPrecision() {
        lexer.next();
        var bits = modifiers();
        if (bits == null) {
            return "float8";
        }
        int precision = bits.size() == 1 ? TypeModifiers.number(bits.get(0)) : TypeModifiers.NO_NUMBER;
        if (precision < 1 || precision > 53) {
            modifiers = bits;
            return "float8";
        }
        return precision <= 24 ? "float4" : "float8";
    }

    private String characters() {
        lexer.next();
        return modifiersOf(lexer.skipWord("varying") ? "varchar" : "bpchar");
    }

    private @Nullable String zoned(String word) {
        lexer.next();
        modifiers = modifiers();
        boolean with = lexer.skipWord("with");
        if (with || lexer.skipWord("without")) {
            return lexer.skipWord("time") && lexer.skipWord("zone") ? (with ? word + "tz" : word) : null;
        }
        return word;
    }

    /// `interval(3)`, `interval day to second(3)`
    private @Nullable String interval() {
        lexer.next();
        if (lexer.isSymbol('(')) {
            return modifiersOf("interval");
        }
        if (lexer.kind() != Kind.WORD) {
            return "interval";
        }
        var from = lexer.token();
        var to = from;
        lexer.next();
        if (!from.equals("second") && lexer.skipWord("to")) {
            to = lexer.token();
            if (lexer.kind() != Kind.WORD) {
                return null;
            }
            lexer.next();
        }
        if (!isField(from, to)) {
            return null;
        }
        return to.equals("second") ? modifiersOf("interval") : "interval";
    }

    private static boolean isField(String from, String to) {
        return switch (from) {
            case "year" -> to.equals("year") || to.equals("month");
            case "month" -> to.equals("month");
            case "day" -> to.equals("day") || to.equals("hour") || to.equals("minute") || to.equals("second");
            case "hour" -> to.equals("hour") || to.equals("minute") || to.equals("second");
            case "minute" -> to.equals("minute") || to.equals("second");
            case "second" -> to.equals("second");
            default -> false;
        };
    }

    /// `int4`, `"char"`, `pg_catalog.int4`
    private @Nullable String generic(String first) {
        lexer.next();
        if (!lexer.skipSymbol('.')) {
            return modifiersOf(first);
        }
        if (!first.equals("pg_catalog") || (lexer.kind() != Kind.WORD && lexer.kind() != Kind.QUOTED)) {
            return null;
        }
        var typname = lexer.token();
        lexer.next();
        return modifiersOf(typname);
    }

    /// What stands in parentheses, each part as it is written; null where there are no parentheses. A parenthesis that
    /// does not close leaves the name unread.
    private @Nullable List<String> modifiers() {
        if (!lexer.skipSymbol('(')) {
            return null;
        }
        var list = new ArrayList<String>();
        var part = new StringBuilder();
        while (!lexer.isSymbol(')')) {
            if (lexer.kind() == Kind.END || lexer.kind() == Kind.STRANGE) {
                unread = true;
                return null;
            }
            if (lexer.isSymbol(',')) {
                list.add(part.toString());
                part.setLength(0);
            } else {
                part.append(lexer.token());
            }
            lexer.next();
        }
        list.add(part.toString());
        lexer.next();
        return list;
    }

    /// `[]`, `[3][4]`, `array`, `array[3]`
    private boolean bounds() {
        if (lexer.skipWord("array")) {
            return !lexer.isSymbol('[') || bound(true);
        }
        boolean any = false;
        while (lexer.isSymbol('[') && bound(false)) {
            any = true;
        }
        return any;
    }

    /// Reads `[]` or `[3]`; leaves what is neither unread, so that the name does not end here.
    private boolean bound(boolean numbered) {
        lexer.next();
        if (lexer.kind() == Kind.NUMBER && TypeModifiers.number(lexer.token()) >= 0) {
            lexer.next();
        } else if (numbered) {
            unread = true;
        }
        if (!lexer.skipSymbol(']')) {
            unread = true;
        }
        return !unread;
    }
}
