package dev.gatekeeper.changeset.sqltype;

/// Reads a date, a time of day or both in the forms of ISO 8601 that mean the same under every DateStyle. For use once,
/// by one thread.
///
/// Only what has one of these forms as a whole, and holds a field that can't be, is known to be refused by PostgreSQL:
/// all else it may read in some way.
final class MomentReader {

    enum Outcome {
        READ,
        IMPOSSIBLE,
        OTHER_FORM
    }

    /// PostgreSQL reads dates and times of somewhat over 100 characters; nothing printed comes near this.
    private static final int LONGEST = 60;

    private final String text;
    private final int end;
    private int at;
    private boolean impossible;

    private int year;
    private int month;
    private int day;
    private long microsOfDay;
    private int zoneSeconds;

    MomentReader(String text) {
        this.text = text;
        this.at = Ascii.skipBlanks(text, 0);
        this.end = Ascii.endOfText(text, at);
    }

    /// `DATE`, or `DATE TIME`, each with ` BC` behind it at will.
    Outcome dateAndTime() {
        if (end - at > LONGEST || !date()) {
            return Outcome.OTHER_FORM;
        }
        if (at < end && !isBeforeChrist()) {
            boolean separated = skip('T') || skipBlanks() > 0;
            if (!separated || !time() || !zone()) {
                return Outcome.OTHER_FORM;
            }
        }
        boolean beforeChrist = isBeforeChrist();
        at = beforeChrist ? end : at;
        if (at < end) {
            return Outcome.OTHER_FORM;
        }
        impossible |= year == 0;
        year = beforeChrist ? 1 - year : year;
        impossible |= month < 1 || month > 12 || day < 1 || day > Calendar.daysIn(year, month);
        return impossible ? Outcome.IMPOSSIBLE : Outcome.READ;
    }

    /// `TIME`
    Outcome timeOfDay() {
        if (end - at > LONGEST || !time() || !zone() || at < end) {
            return Outcome.OTHER_FORM;
        }
        return impossible ? Outcome.IMPOSSIBLE : Outcome.READ;
    }

    /// Days from 2000-01-01.
    long days() {
        return Calendar.day(year, month, day);
    }

    /// Microseconds from midnight, no zone regarded.
    long microsOfDay() {
        return microsOfDay;
    }

    /// Seconds that the text's zone is ahead of UTC; 0 where it names none.
    int zoneSeconds() {
        return zoneSeconds;
    }

    /// `2018-03-27`, `2018-3-7`, `20180327`, with more digits of a year at will in the first two.
    private boolean date() {
        int start = at;
        int digits = digits(9);
        if (digits == 8 && (at == end || text.charAt(at) != '-')) {
            int packed = number(start, at);
            year = packed / 10_000;
            month = packed / 100 % 100;
            day = packed % 100;
            return true;
        }
        if (digits < 4) {
            return false;
        }
        year = number(start, at);
        if (!skip('-')) {
            return false;
        }
        int monthStart = at;
        if (digits(2) == 0) {
            return false;
        }
        month = number(monthStart, at);
        if (!skip('-')) {
            return false;
        }
        int dayStart = at;
        if (digits(2) == 0) {
            return false;
        }
        day = number(dayStart, at);
        return true;
    }

    /// `11:58`, `1:58`, `11:58:28`, `11:58:28.988414`
    private boolean time() {
        int start = at;
        if (digits(2) == 0) {
            return false;
        }
        int hour = number(start, at);
        int minute = colonPair();
        if (minute < 0) {
            return false;
        }
        int second = 0;
        long fraction = 0;
        if (at < end && text.charAt(at) == ':') {
            second = colonPair();
            if (second < 0) {
                return false;
            }
            if (skip('.')) {
                int first = at;
                if (digits(LONGEST) == 0) {
                    return false;
                }
                fraction = micros(text, first, at);
            }
        }
        microsOfDay = ((hour * 60L + minute) * 60 + second) * Calendar.MICROS_PER_SECOND + fraction;
        impossible |= minute > 59 || second > 60 || microsOfDay > Calendar.MICROS_PER_DAY;
        return true;
    }

    /// Nothing, `Z`, `+02`, `+0530`, `+05:30`, `+05:30:15`, behind blanks at will.
    private boolean zone() {
        int before = at;
        skipBlanks();
        if (skip('Z')) {
            return true;
        }
        boolean west = at < end && text.charAt(at) == '-';
        if (!west && !(at < end && text.charAt(at) == '+')) {
            at = before;
            return true;
        }
        int start = ++at;
        int digits = digits(4);
        if (digits != 2 && digits != 4) {
            return false;
        }
        int hour = number(start, start + 2);
        int minute = digits == 4 ? number(start + 2, at) : 0;
        int second = 0;
        if (digits == 2 && at < end && text.charAt(at) == ':') {
            minute = colonPair();
            if (minute >= 0 && at < end && text.charAt(at) == ':') {
                second = colonPair();
            }
        }
        if (minute < 0 || second < 0) {
            return false;
        }
        impossible |= hour > 15 || minute > 59 || second > 59;
        zoneSeconds = ((hour * 60 + minute) * 60 + second) * (west ? -1 : 1);
        return true;
    }

    private boolean isBeforeChrist() {
        int word = Ascii.skipBlanks(text, at);
        return word > at && end - word == 2 && text.startsWith("BC", word);
    }

    private boolean skip(char c) {
        boolean there = at < end && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private int skipBlanks() {
        int start = at;
        at = Math.min(end, Ascii.skipBlanks(text, at));
        return at - start;
    }

    /// Steps over digits, no more than `most`, and tells how many.
    private int digits(int most) {
        int start = at;
        while (at < end && at - start < most && Ascii.isDigit(text.charAt(at))) {
            at++;
        }
        return at - start;
    }

    /// The number of `:58`; negative where there is no such thing.
    private int colonPair() {
        if (!skip(':')) {
            return -1;
        }
        int start = at;
        return digits(2) == 2 ? number(start, at) : -1;
    }

    private int number(int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /// The microseconds of a fraction of a second, rounded as PostgreSQL does.
    static long micros(String text, int first, int end) {
        return (long) Math.rint(Double.parseDouble("0." + text.substring(first, end)) * Calendar.MICROS_PER_SECOND);
    }
}
