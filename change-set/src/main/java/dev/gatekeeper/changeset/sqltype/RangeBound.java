package dev.gatekeeper.changeset.sqltype;

/// A type that ranges are made of.
interface RangeBound extends TextForm {

    /// Orders two texts, each of which fits, as PostgreSQL orders their values.
    int compare(String left, String right);

    /// Whether the type's next greater value exists, which PostgreSQL stores in the place of an inclusive upper or an
    /// exclusive lower bound; true for types whose bounds are stored as they are.
    boolean hasSuccessor(String bound);
}
