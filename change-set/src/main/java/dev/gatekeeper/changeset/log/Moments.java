package dev.gatekeeper.changeset.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// Moments as the log has them: ISO-8601 in UTC. [Instant] reaches a thousand million years either way, and PostgreSQL
/// does not: only what a clock shows is taken, from 1970 to 9999. Every record bears one, and the formatter of the JDK
/// takes longer for it than all else does.
public final class Moments {

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private static final int SECONDS_LENGTH = "2026-01-02T03:04:05Z".length();

    private Moments() {}

    /// Reads ISO-8601 in UTC.
    ///
    /// @throws DateTimeException where it is malformed or out of range
    public static Instant parse(String text) {
        var moment = isAsGatewaysWrite(text) ? read(text) : Instant.parse(text);
        if (!isInRange(moment)) {
            throw new DateTimeException("It is out of range.");
        }
        return moment;
    }

    /// `2026-01-02T03:04:05.123456Z`, or with as many digits less or more as fit a fraction of whole thousandths.
    private static boolean isAsGatewaysWrite(String text) {
        var length = text.length();
        if (length != SECONDS_LENGTH && length != 24 && length != 27 && length != 30) {
            return false;
        }
        for (var at = 0; at < length; at++) {
            var character = text.charAt(at);
            var expected = switch (at) {
                case 4, 7 -> '-';
                case 10 -> 'T';
                case 13, 16 -> ':';
                case 19 -> length == SECONDS_LENGTH ? 'Z' : '.';
                default -> at == length - 1 ? 'Z' : '0';
            };
            if (expected == '0' ? character < '0' || character > '9' : character != expected) {
                return false;
            }
        }
        return true;
    }

    private static Instant read(String text) {
        var date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        var time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        var nanos = 0;
        if (text.length() > SECONDS_LENGTH) {
            nanos = number(text, 20, text.length() - 1);
            for (var digits = text.length() - 1 - 20; digits < 9; digits++) {
                nanos *= 10;
            }
        }
        return date.atTime(time).toInstant(ZoneOffset.UTC).plusNanos(nanos);
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }

    /// The same text as [Instant#toString] gives.
    public static String text(Instant moment) {
        return isInRange(moment) ? written(moment) : moment.toString();
    }

    private static String written(Instant moment) {
        var nanos = moment.getNano();
        var time = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = "0000-00-00T00:00:00.000000000Z".getBytes(ISO_8859_1);
        write(time.getYear(), text, 0, 4);
        write(time.getMonthValue(), text, 5, 7);
        write(time.getDayOfMonth(), text, 8, 10);
        write(time.getHour(), text, 11, 13);
        write(time.getMinute(), text, 14, 16);
        write(time.getSecond(), text, 17, 19);
        write(nanos, text, 20, 29);
        var end = nanos == 0 ? 19 : nanos % 1_000_000 == 0 ? 23 : nanos % 1_000 == 0 ? 26 : 29;
        text[end] = 'Z';
        return new String(text, 0, end + 1, ISO_8859_1);
    }

    private static void write(int number, byte[] text, int start, int end) {
        var rest = number;
        for (var at = end - 1; at >= start; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// A record's own time; 1970 where that is out of range, as where the record has none.
    public static Instant ofRecord(long millis) {
        var moment = Instant.ofEpochMilli(millis);
        return isInRange(moment) ? moment : Instant.EPOCH;
    }

    public static boolean isInRange(Instant moment) {
        return !moment.isBefore(Instant.EPOCH) && moment.isBefore(END);
    }
}
