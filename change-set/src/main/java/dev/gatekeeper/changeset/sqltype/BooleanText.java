package dev.gatekeeper.changeset.sqltype;

/// `boolean`: any unique beginning of true, false, yes, no, on and off, or 1 or 0.
final class BooleanText {

    private static final Fit MISFIT = new Fit.Misfit("is not a boolean; send true or false.");

    private BooleanText() {}

    static Fit fit(String text) {
        int start = Ascii.skipBlanks(text, 0);
        int end = Ascii.endOfText(text, start);
        if (start == end) {
            return MISFIT;
        }
        boolean fits = switch (text.charAt(start)) {
            case 't', 'T' -> begins("true", text, start, end);
            case 'f', 'F' -> begins("false", text, start, end);
            case 'y', 'Y' -> begins("yes", text, start, end);
            case 'n', 'N' -> begins("no", text, start, end);
            case 'o', 'O' -> end - start > 1 && (begins("on", text, start, end) || begins("off", text, start, end));
            case '0', '1' -> end - start == 1;
            default -> false;
        };
        return fits ? Fit.FITS : MISFIT;
    }

    private static boolean begins(String word, String text, int start, int end) {
        if (end - start > word.length()) {
            return false;
        }
        for (int at = start; at < end; at++) {
            if (Ascii.lower(text.charAt(at)) != word.charAt(at - start)) {
                return false;
            }
        }
        return true;
    }
}
