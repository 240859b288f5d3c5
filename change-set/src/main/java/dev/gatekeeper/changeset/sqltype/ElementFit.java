package dev.gatekeeper.changeset.sqltype;

/// What a part of a text that does not fit means for the whole.
final class ElementFit {

    private ElementFit() {}

    /// @param part what the part is, with its article
    static Fit of(String part, Fit fit) {
        return switch (fit) {
            case Fit.Fits fits -> fits;
            case Fit.Misfit(var why) -> new Fit.Misfit("has " + part + " that " + why);
            case Fit.UnsupportedRendering(var why) -> new Fit.UnsupportedRendering("has " + part + " that " + why);
        };
    }
}
