package dev.gatekeeper.changeset.sqltype;

/// Arrays: `{1,NULL,"a b"}`, nested alike to six levels, with bounds such as `[0:1]=` before them at will.
///
/// @param element the form of the elements' texts
/// @param delimiter what stands between elements
record ArrayText(TextForm element, char delimiter) implements TextForm {

    @Override
    public Fit fit(String text) {
        return new ArrayReader(text, element, delimiter).array();
    }
}
