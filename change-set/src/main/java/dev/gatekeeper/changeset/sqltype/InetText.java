package dev.gatekeeper.changeset.sqltype;

/// `inet` and `cidr`.
enum InetText implements TextForm {
    INET("is not a network address; send an IPv4 or IPv6 address with /length behind it at will, without blanks."),
    CIDR("is not a network; send an IPv4 or IPv6 address with /length behind it, whose bits past that"
            + " length are 0, without blanks.");

    private static final Fit TOO_MANY_GROUPS = new Fit.UnsupportedRendering(
            "has more than eight groups, which PostgreSQL does not read as an address; send"
                    + " an IPv6 address of eight groups.");

    private static final Fit LENGTH_OVERFLOWS = new Fit.UnsupportedRendering(
            "has a length with so many digits that PostgreSQL may read it as another; send a"
                    + " length from 0 to 32.");

    private static final int MOST_LENGTH_DIGITS = 9;

    private final String why;

    InetText(String why) {
        this.why = why;
    }

    @Override
    public Fit fit(String text) {
        if (text.indexOf(':') >= 0) {
            var address = new Ipv6Address(text);
            if (address.tooManyGroups()) {
                return TOO_MANY_GROUPS;
            }
            return address.bits() < 0 || (this == CIDR && hasHostBits(address.bytes(), address.bits()))
                    ? new Fit.Misfit(why)
                    : Fit.FITS;
        }
        if (this == CIDR ? isIpv4Network(text) : isIpv4Host(text)) {
            return Fit.FITS;
        }
        return text.length() - text.indexOf('/') > MOST_LENGTH_DIGITS + 1 && text.indexOf('/') > 0
                ? LENGTH_OVERFLOWS
                : new Fit.Misfit(why);
    }

    /// `192.168.1.5`, `192.168.1.5/24`; octets that the length does not reach may be left out.
    private static boolean isIpv4Host(String text) {
        int octets = 0;
        int at = 0;
        while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
            int value = 0;
            for (; at < text.length() && Ascii.isDigit(text.charAt(at)); at++) {
                value = value * 10 + (text.charAt(at) - '0');
                if (value > 255) {
                    return false;
                }
            }
            if (++octets > 4) {
                return false;
            }
            if (at == text.length() || text.charAt(at) == '/') {
                break;
            }
            if (text.charAt(at) != '.') {
                return false;
            }
            at++;
        }
        if (at == text.length()) {
            return octets == 4;
        }
        int bits = length(text, at, 32);
        return octets > 0 && bits >= 0 && bits / 8 <= octets;
    }

    /// `10.0.0.0/8`, `10/8`, `10.1`, `0x0a000000/8`
    private static boolean isIpv4Network(String text) {
        var octets = new byte[5];
        int count = 0;
        int at = 0;
        if (text.length() > 2 && text.charAt(0) == '0' && Ascii.lower(text.charAt(1)) == 'x' && hexAt(text, 2) >= 0) {
            at = 2;
            while (hexAt(text, at) >= 0) {
                if (count == 4) {
                    return false;
                }
                int low = hexAt(text, at + 1);
                octets[count++] = (byte) (hexAt(text, at) << 4 | Math.max(low, 0));
                at += low < 0 ? 1 : 2;
            }
        } else {
            boolean more = true;
            while (more) {
                int start = at;
                int value = 0;
                for (; at < text.length() && Ascii.isDigit(text.charAt(at)) && value <= 255; at++) {
                    value = value * 10 + (text.charAt(at) - '0');
                }
                if (at == start || value > 255 || count == 4) {
                    return false;
                }
                octets[count++] = (byte) value;
                more = at < text.length() && text.charAt(at) == '.';
                at += more ? 1 : 0;
            }
        }
        int bits = at == text.length() ? impliedLength(octets[0] & 0xFF, count) : length(text, at, 32);
        return bits >= 0 && !hasHostBits(octets, bits);
    }

    private static int impliedLength(int first, int octets) {
        int bits = first >= 240 ? 32 : first >= 224 ? 8 : first >= 192 ? 24 : first >= 128 ? 16 : 8;
        return first == 224 && octets == 1 ? 4 : Math.max(bits, octets * 8);
    }

    private static int hexAt(String text, int at) {
        return at < text.length() ? Ascii.hex(text.charAt(at)) : -1;
    }

    /// The number behind a slash at `at` with which the text ends; -1 where there is none up to `most`.
    private static int length(String text, int at, int most) {
        if (text.charAt(at) != '/' || at + 1 == text.length()) {
            return -1;
        }
        int bits = 0;
        for (int digit = at + 1; digit < text.length(); digit++) {
            if (!Ascii.isDigit(text.charAt(digit))) {
                return -1;
            }
            bits = bits * 10 + (text.charAt(digit) - '0');
            if (bits > most) {
                return -1;
            }
        }
        return bits;
    }

    private static boolean hasHostBits(byte[] bytes, int bits) {
        for (int bit = bits; bit < bytes.length * 8; bit++) {
            if ((bytes[bit / 8] & (0x80 >> bit % 8)) != 0) {
                return true;
            }
        }
        return false;
    }
}
