package dev.gatekeeper.changeset;

/// Places in a JSON document, by RFC 6901.
public final class JsonPointer {

    private JsonPointer() {}

    /// The place of the member `key` of the object at `parent`.
    public static String member(String parent, String key) {
        return parent + '/' + key.replace("~", "~0").replace("/", "~1");
    }

    /// The place of an array's element, counted from 0.
    public static String element(String parent, int index) {
        return parent + '/' + index;
    }
}
