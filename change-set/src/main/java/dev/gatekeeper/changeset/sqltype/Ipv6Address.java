package dev.gatekeeper.changeset.sqltype;

import java.util.Arrays;

/// An IPv6 address with a length at will, read as PostgreSQL's own reader does. Not thread-safe.
final class Ipv6Address {

    private static final int BYTES = 16;

    private final String text;
    private final byte[] bytes = new byte[BYTES];
    private int filled;
    private int gap = -1;
    private int bits = -1;
    private boolean tooManyGroups;

    Ipv6Address(String text) {
        this.text = text;
        bits = read() ? (bits < 0 ? BYTES * 8 : bits) : -1;
    }

    /// The length of the network, or -1 where the text is no address.
    int bits() {
        return bits;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Whether a ninth group is there, which PostgreSQL overlooks: it then reads something else than an address.
    boolean tooManyGroups() {
        return tooManyGroups;
    }

    private boolean read() {
        int at = 0;
        if (at < text.length() && text.charAt(at) == ':' && !text.startsWith("::", at++)) {
            return false;
        }
        int group = at;
        int value = 0;
        int digits = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            int digit = Ascii.hex(c);
            if (digit >= 0) {
                value = value << 4 | digit;
                if (++digits > 4) {
                    return false;
                }
            } else if (c == ':') {
                group = at + 1;
                if (digits > 0) {
                    if (group == text.length()) {
                        return false;
                    }
                    if (!put(value)) {
                        tooManyGroups = true;
                        return false;
                    }
                    value = 0;
                    digits = 0;
                } else if (gap >= 0) {
                    return false;
                } else {
                    gap = filled;
                }
            } else if (c == '.') {
                return filled + 4 <= BYTES && dotted(group) && closeGap();
            } else {
                if (c != '/' || !length(at + 1)) {
                    return false;
                }
                break;
            }
        }
        return (digits == 0 || put(value)) && closeGap();
    }

    private boolean put(int group) {
        if (filled + 2 > BYTES) {
            return false;
        }
        bytes[filled++] = (byte) (group >> 8);
        bytes[filled++] = (byte) group;
        return true;
    }

    private boolean closeGap() {
        if (gap < 0) {
            return filled == BYTES;
        }
        if (filled == BYTES) {
            return false;
        }
        int moved = filled - gap;
        System.arraycopy(bytes, gap, bytes, BYTES - moved, moved);
        Arrays.fill(bytes, gap, Math.max(gap, BYTES - moved), (byte) 0);
        return true;
    }

    /// Reads an IPv4 address in dots, with a length behind it at will, with which the text ends. Octets that are left
    /// out are 0.
    private boolean dotted(int from) {
        int octet = filled;
        filled += 4;
        int value = 0;
        int digits = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Ascii.isDigit(c)) {
                if (digits++ > 0 && value == 0) {
                    return false;
                }
                value = value * 10 + (c - '0');
                if (value > 255) {
                    return false;
                }
            } else if ((c == '.' || c == '/') && octet < filled) {
                bytes[octet++] = (byte) value;
                if (c == '/') {
                    return length(at + 1);
                }
                value = 0;
                digits = 0;
            } else {
                return false;
            }
        }
        if (digits == 0 || octet == filled) {
            return false;
        }
        bytes[octet] = (byte) value;
        return true;
    }

    private boolean length(int from) {
        int value = 0;
        for (int at = from; at < text.length(); at++) {
            if (!Ascii.isDigit(text.charAt(at)) || (at > from && value == 0)) {
                return false;
            }
            value = value * 10 + (text.charAt(at) - '0');
            if (value > BYTES * 8) {
                return false;
            }
        }
        bits = value;
        return from < text.length();
    }
}
