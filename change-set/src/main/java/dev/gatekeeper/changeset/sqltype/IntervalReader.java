package dev.gatekeeper.changeset.sqltype;

import dev.gatekeeper.changeset.sqltype.MomentReader.Outcome;
import java.util.EnumSet;

/// Reads an interval. For use once, by one thread.
final class IntervalReader {

    private static final int LONGEST = 100;

    private static final int MOST_DIGITS = 10;

    /// PostgreSQL stores hours, minutes and seconds as microseconds in 64 bits; two hours are leeway for what is not
    /// added up.
    private static final long MOST_SECONDS = Long.MAX_VALUE / Calendar.MICROS_PER_SECOND - 7_200;

    private final String text;
    private final int end;
    private int at;

    private long months;
    private long days;
    private long seconds;
    private boolean overflow;
    private boolean twice;
    private final EnumSet<IntervalUnit> seen = EnumSet.noneOf(IntervalUnit.class);

    private long number;
    private boolean fractional;

    IntervalReader(String text) {
        this.text = text;
        this.at = Ascii.skipBlanks(text, 0);
        this.end = Ascii.endOfText(text, at);
    }

    /// `[@] {NUMBER UNIT} [[-]HH:MM[:SS.f]] [ago]`, in any order of units, none of them twice.
    Outcome verbose() {
        if (end - at > LONGEST) {
            return Outcome.OTHER_FORM;
        }
        if (text.charAt(at) == '@') {
            at++;
            skipBlanks();
        }
        boolean firstIsNegative = at < end && text.charAt(at) == '-';
        int fields = 0;
        int signs = 0;
        while (at < end && !isAgo()) {
            signs += isSign(text.charAt(at)) ? 1 : 0;
            fields++;
            boolean read = isTime() ? time() : quantity();
            if (!read || (at < end && skipBlanks() == 0)) {
                return Outcome.OTHER_FORM;
            }
        }
        // Under IntervalStyle sql_standard a minus sign in front counts for all fields, where it is the only sign.
        if (fields == 0 || (firstIsNegative && fields > 1 && signs == 1)) {
            return Outcome.OTHER_FORM;
        }
        return twice ? Outcome.IMPOSSIBLE : sized();
    }

    /// `P1Y2M3W4DT5H6M7.8S`, in this order, each at will and each with a minus sign at will; without blanks around.
    Outcome standard() {
        if (text.length() > LONGEST || end - at < text.length() || text.charAt(at++) != 'P') {
            return Outcome.OTHER_FORM;
        }
        boolean dated = fields(
                "YMWD",
                new IntervalUnit[] {IntervalUnit.YEAR, IntervalUnit.MONTH, IntervalUnit.WEEK, IntervalUnit.DAY});
        boolean complete = dated;
        if (at < end && text.charAt(at) == 'T') {
            at++;
            complete = fields("HMS", new IntervalUnit[] {IntervalUnit.HOUR, IntervalUnit.MINUTE, IntervalUnit.SECOND});
        }
        if (!complete || at < end) {
            return Outcome.OTHER_FORM;
        }
        return sized();
    }

    /// What lies at the very limit of hours, minutes and seconds is told by no rule of one sentence.
    private Outcome sized() {
        if (overflow) {
            return Outcome.IMPOSSIBLE;
        }
        return Math.abs(seconds) < MOST_SECONDS ? Outcome.READ : Outcome.OTHER_FORM;
    }

    /// Steps over fields whose letters come in this order; false where there is none.
    private boolean fields(String letters, IntervalUnit[] units) {
        boolean any = false;
        for (int i = 0; i < letters.length(); i++) {
            int before = at;
            boolean there =
                    at < end && text.charAt(at) != '+' && number() && at < end && text.charAt(at) == letters.charAt(i);
            if (there && (!fractional || units[i] == IntervalUnit.SECOND)) {
                at++;
                add(units[i]);
                any = true;
            } else {
                at = before;
            }
        }
        return any;
    }

    /// `1 year`, `-3 days`, `6.789 secs`
    private boolean quantity() {
        if (!number() || skipBlanks() == 0) {
            return false;
        }
        int start = at;
        while (at < end && !Ascii.isBlank(text.charAt(at))) {
            at++;
        }
        for (var unit : IntervalUnit.values()) {
            if (unit.isNamed(text, start, at) && (!fractional || unit == IntervalUnit.SECOND)) {
                add(unit);
                return true;
            }
        }
        return false;
    }

    private void add(IntervalUnit unit) {
        twice |= !seen.add(unit);
        months += number * unit.months();
        days += number * unit.days();
        seconds += number * unit.seconds();
        overflow |= months != (int) months || days != (int) days;
    }

    private boolean isTime() {
        int here = at;
        while (here < end && !Ascii.isBlank(text.charAt(here))) {
            if (text.charAt(here) == ':') {
                return true;
            }
            here++;
        }
        return false;
    }

    /// `+04:05`, `04:05:06.789`
    private boolean time() {
        if (!number() || fractional) {
            return false;
        }
        int minute = colonPair();
        int second = 0;
        if (at < end && text.charAt(at) == ':') {
            second = colonPair();
            if (second >= 0 && at < end && text.charAt(at) == '.') {
                at++;
                if (digits() == 0) {
                    return false;
                }
            }
        }
        if (minute < 0 || second < 0) {
            return false;
        }
        overflow |= minute > 59 || second > 60;
        add(IntervalUnit.HOUR);
        twice |= !seen.add(IntervalUnit.MINUTE);
        twice |= !seen.add(IntervalUnit.SECOND);
        return true;
    }

    private int colonPair() {
        if (at >= end || text.charAt(at) != ':') {
            return -1;
        }
        int start = ++at;
        return digits() == 2 ? Integer.parseInt(text, start, at, 10) : -1;
    }

    /// Reads `-12`, `+12`, `12.5`.
    private boolean number() {
        int start = at;
        if (at < end && isSign(text.charAt(at))) {
            at++;
        }
        int first = at;
        int digits = digits();
        if (digits == 0 || digits > MOST_DIGITS) {
            return false;
        }
        number = Long.parseLong(text, first, at, 10) * (text.charAt(start) == '-' ? -1 : 1);
        fractional = at < end && text.charAt(at) == '.';
        if (fractional) {
            at++;
            return digits() > 0;
        }
        return true;
    }

    private boolean isAgo() {
        if (!Ascii.isWord(text, at, end, "ago")) {
            return false;
        }
        at = end;
        return true;
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    private int skipBlanks() {
        int start = at;
        at = Math.min(end, Ascii.skipBlanks(text, at));
        return at - start;
    }

    private int digits() {
        int start = at;
        while (at < end && Ascii.isDigit(text.charAt(at))) {
            at++;
        }
        return at - start;
    }
}
