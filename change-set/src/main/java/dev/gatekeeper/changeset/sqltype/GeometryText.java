package dev.gatekeeper.changeset.sqltype;

/// The geometric types, whose points may be written with parentheses or without.
enum GeometryText implements TextForm {
    POINT("a point; send (x,y).") {
        @Override
        boolean isRead(GeometryReader reader) {
            return reader.pair() && reader.ended();
        }
    },
    LSEG("a line segment; send [(x1,y1),(x2,y2)].") {
        @Override
        boolean isRead(GeometryReader reader) {
            return reader.points(2, true) && reader.ended();
        }
    },
    BOX("a box; send (x1,y1),(x2,y2).") {
        @Override
        boolean isRead(GeometryReader reader) {
            return reader.points(2, false) && reader.ended();
        }
    },
    PATH("a path; send [(x1,y1),(x2,y2),…] or ((x1,y1),(x2,y2),…).") {
        @Override
        boolean isRead(GeometryReader reader) {
            return reader.path();
        }
    },
    POLYGON("a polygon; send ((x1,y1),(x2,y2),…).") {
        @Override
        boolean isRead(GeometryReader reader) {
            int points = reader.countOfPoints();
            return points > 0 && reader.points(points, false) && reader.ended();
        }
    },
    LINE("a line; send {A,B,C}, where A and B are not both 0.") {
        @Override
        boolean isRead(GeometryReader reader) {
            return reader.line();
        }
    },
    CIRCLE("a circle; send <(x,y),r>, where r is not negative.") {
        @Override
        boolean isRead(GeometryReader reader) {
            return reader.circle();
        }
    };

    private static final Fit TWO_POINTS = new Fit.UnsupportedRendering(
            "is a line given by two points, which PostgreSQL takes or not as it computes; send {A,B,C}.");
    private static final Fit PLATFORM = new Fit.UnsupportedRendering(
            "has a coordinate that PostgreSQL does not read on every platform; send decimal digits or NaN.");

    private final String sentence;

    GeometryText(String sentence) {
        this.sentence = sentence;
    }

    private Fit misfit() {
        return new Fit.Misfit("is not " + sentence);
    }

    abstract boolean isRead(GeometryReader reader);

    @Override
    public Fit fit(String text) {
        if (this == LINE && !text.startsWith("{", Ascii.skipBlanks(text, 0))) {
            var segment = LSEG.fit(text);
            return segment instanceof Fit.Fits ? TWO_POINTS : segment instanceof Fit.Misfit ? misfit() : segment;
        }
        if (isRead(new GeometryReader(text))) {
            return Fit.FITS;
        }
        return Ascii.contains(text, "0x") || Ascii.contains(text, "nan") ? PLATFORM : misfit();
    }
}
