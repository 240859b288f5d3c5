package dev.gatekeeper.changeset.sqltype;

/// Recognizes dates and times exactly as PostgreSQL prints them under DateStyle `ISO` for the years 1 to 9999, which is
/// nearly all that is ever sent, without allocating. A no means only that [MomentReader] has to look.
final class CanonicalMoment {

    private CanonicalMoment() {}

    /// `2018-03-27`
    static boolean isDate(String text) {
        return text.length() == 10 && startsWithDate(text);
    }

    /// `2018-03-27 11:58:28.988414`, `…+00`, `…+05:30`
    static boolean isTimestamp(String text) {
        return text.length() >= 19 && startsWithDate(text) && isSeparator(text.charAt(10)) && isTime(text, 11);
    }

    /// `11:58:28.988414`, `…+00`, `…+05:30`
    static boolean isTime(String text) {
        return text.length() >= 8 && isTime(text, 0);
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == 'T';
    }

    private static boolean startsWithDate(String text) {
        int century = pair(text, 0);
        int year = pair(text, 2);
        int month = pair(text, 5);
        int day = pair(text, 8);
        return (century | year | month | day) >= 0
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && century + year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Calendar.daysIn(century * 100 + year, month);
    }

    private static boolean isTime(String text, int from) {
        int hour = pair(text, from);
        int minute = pair(text, from + 3);
        int second = pair(text, from + 6);
        if ((hour | minute | second) < 0
                || text.charAt(from + 2) != ':'
                || text.charAt(from + 5) != ':'
                || hour > 23
                || minute > 59
                || second > 59) {
            return false;
        }
        int at = from + 8;
        if (at < text.length() && text.charAt(at) == '.') {
            int first = ++at;
            while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
                at++;
            }
            if (at == first || at - first > 6) {
                return false;
            }
        }
        return at == text.length() || isZone(text, at);
    }

    private static boolean isZone(String text, int from) {
        int length = text.length() - from;
        if ((length != 3 && length != 6) || (text.charAt(from) != '+' && text.charAt(from) != '-')) {
            return false;
        }
        int hour = pair(text, from + 1);
        int minute = length == 6 ? pair(text, from + 4) : 0;
        return hour >= 0 && hour <= 15 && minute >= 0 && minute <= 59 && (length == 3 || text.charAt(from + 3) == ':');
    }

    /// The number that two digits make; negative where they aren't two digits.
    private static int pair(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
    }
}
