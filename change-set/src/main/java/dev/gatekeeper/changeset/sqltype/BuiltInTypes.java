package dev.gatekeeper.changeset.sqltype;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The types of `pg_catalog` by their names there.
///
/// Left to PostgreSQL, since reading them takes its catalog or a large grammar of its own: `aclitem`, `int2vector`,
/// `oidvector`, `jsonpath`, `pg_snapshot`, `txid_snapshot`, `regclass`, `regcollation`, `regconfig`, `regdictionary`,
/// `regnamespace`, `regoper`, `regoperator`, `regproc`, `regprocedure`, `regrole`, `regtype`, `tsquery`, `tsvector`,
/// `gtsvector`, `xml`. Every text passes for these; of their arrays, only what encloses the elements is checked.
final class BuiltInTypes {

    private static final Map<String, TextForm> FORMS = forms();

    private BuiltInTypes() {}

    /// The form of a type's texts; null where there is no such type.
    ///
    /// @param typname in `pg_type`, not of an array
    static @Nullable TextForm form(String typname) {
        return FORMS.get(typname);
    }

    /// The form of the type's arrays.
    ///
    /// @param form of the type's own texts, modifiers regarded
    static TextForm arrayOf(String typname, TextForm form) {
        return switch (typname) {
            case "bytea" -> new ArrayText(ByteaText.ELEMENT, ',');
            case "box" -> new ArrayText(form, ';');
            default -> new ArrayText(form, ',');
        };
    }

    private static Map<String, TextForm> forms() {
        var forms = new HashMap<String, TextForm>();
        put(forms, BooleanText::fit, "bool");
        put(forms, IntegerText.INT2, "int2");
        put(forms, IntegerText.INT4, "int4");
        put(forms, IntegerText.INT8, "int8");
        put(forms, UnsignedText.BITS_32, "oid", "xid", "cid");
        put(forms, UnsignedText.BITS_64, "xid8");
        put(forms, FloatText.FLOAT4, "float4");
        put(forms, FloatText.FLOAT8, "float8");
        put(forms, NumericText.NUMERIC, "numeric");
        put(forms, MoneyText::fit, "money");
        put(forms, TextForm.ANY, "text", "varchar", "bpchar", "char", "name", "refcursor");
        put(forms, ByteaText.PLAIN, "bytea");
        put(forms, UuidText::fit, "uuid");
        put(forms, JsonText.JSON, "json");
        put(forms, JsonText.JSONB, "jsonb");
        put(forms, BitText::fit, "bit", "varbit");
        put(forms, DateTimeText.DATE, "date");
        put(forms, DateTimeText.TIMESTAMP, "timestamp");
        put(forms, DateTimeText.TIMESTAMPTZ, "timestamptz");
        put(forms, TimeText::fit, "time", "timetz");
        put(forms, IntervalText::fit, "interval");
        put(forms, InetText.INET, "inet");
        put(forms, InetText.CIDR, "cidr");
        put(forms, MacText::fit, "macaddr");
        put(forms, Mac8Text::fit, "macaddr8");
        put(forms, LsnText::fit, "pg_lsn");
        put(forms, TidText::fit, "tid");
        put(forms, GeometryText.POINT, "point");
        put(forms, GeometryText.LSEG, "lseg");
        put(forms, GeometryText.BOX, "box");
        put(forms, GeometryText.PATH, "path");
        put(forms, GeometryText.POLYGON, "polygon");
        put(forms, GeometryText.LINE, "line");
        put(forms, GeometryText.CIRCLE, "circle");
        putRange(forms, IntegerText.INT4, "int4");
        putRange(forms, IntegerText.INT8, "int8");
        putRange(forms, NumericText.NUMERIC, "num");
        putRange(forms, DateTimeText.TIMESTAMP, "ts");
        putRange(forms, DateTimeText.TIMESTAMPTZ, "tstz");
        putRange(forms, DateTimeText.DATE, "date");
        put(forms, TextForm.ANY, "aclitem", "int2vector", "oidvector", "jsonpath", "pg_snapshot", "txid_snapshot");
        put(forms, TextForm.ANY, "regclass", "regcollation", "regconfig", "regdictionary", "regnamespace", "regoper");
        put(forms, TextForm.ANY, "regoperator", "regproc", "regprocedure", "regrole", "regtype");
        put(forms, TextForm.ANY, "tsquery", "tsvector", "gtsvector", "xml");
        return Map.copyOf(forms);
    }

    private static void put(Map<String, TextForm> forms, TextForm form, String... typnames) {
        for (var typname : typnames) {
            forms.put(typname, form);
        }
    }

    private static void putRange(Map<String, TextForm> forms, RangeBound bound, String prefix) {
        var range = new RangeText(bound);
        put(forms, range, prefix + "range");
        put(forms, new MultirangeText(range), prefix + "multirange");
    }
}
