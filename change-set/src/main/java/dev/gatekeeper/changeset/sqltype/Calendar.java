package dev.gatekeeper.changeset.sqltype;

/// The proleptic Gregorian calendar with a year 0, as PostgreSQL counts, and the spans of its types.
final class Calendar {

    static final long MICROS_PER_SECOND = 1_000_000;
    static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    /// Days from 2000-01-01 to the first day of all types, 4714-11-24 BC.
    static final long FIRST_DAY = -2_451_545;

    /// Days from 2000-01-01 to the first day past `date`, 5874898-01-01.
    static final long PAST_LAST_DAY = 2_145_031_949;

    /// Days from 2000-01-01 to the first day past `timestamp`, 294277-01-01.
    static final long PAST_LAST_TIMESTAMP_DAY = 106_751_983;

    private Calendar() {}

    static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// Days from 2000-01-01 to that day.
    static long day(int year, int month, int day) {
        // Years start in March here, so that the leap day ends them; eras are 400 of them.
        long y = month > 2 ? year : year - 1L;
        long era = Math.floorDiv(y, 400L);
        long yearOfEra = y - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 730_425;
    }
}
