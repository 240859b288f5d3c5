package dev.gatekeeper.changeset.sqltype;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Makes many texts out of a few: characters go, come, double and change, texts are spliced. The same seed makes the
/// same texts.
final class TextMutations {

    private static final String[] PIECES =
            (" ,  ,\t,\n,\u000b,\r,\u00a0,\u2003,é,٣,😀,ſ,K,+,-,.,:,;,/,\\,\",',(,),[,],{,},<,>,="
                            + ",_,$,%,e,E,x,X,0x,0o,0b,a,f,g,T,t,Z,n,p,P,0,1,5,7,8,9,00,10,12,13,24,28,29,30,31,32,59,60,61"
                            + ",255,256,999999999,2147483647,4294967296,null,NaN,nan(1),inf,-infinity,Infinity,empty,true"
                            + ", BC, AD,now,ago, day,+02,-15:59,e5,e-5,\\u0041,\\u0000,\\ud83d\\ude00")
                    .split(",");

    private final Random random;
    private final List<String> seeds;

    TextMutations(long seed, List<String> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    /// The seeds, and so many texts made of them, none twice.
    List<String> texts(int count) {
        var texts = new LinkedHashSet<>(seeds);
        for (int i = 0; i < count; i++) {
            var text = new StringBuilder(anySeed());
            for (int mutations = 1 + random.nextInt(3); mutations > 0; mutations--) {
                mutate(text);
            }
            var made = text.toString();
            if (made.length() < 400 && isStorable(made)) {
                texts.add(made);
            }
        }
        return new ArrayList<>(texts);
    }

    private void mutate(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(2));
        switch (random.nextInt(9)) {
            case 0, 1 -> text.insert(at, anyPiece());
            case 2 -> text.replace(at, end, anyPiece());
            case 3 -> text.delete(at, end);
            case 4 -> text.insert(at, text.substring(at, end));
            case 5 -> text.replace(at, end, text.substring(at, end).toUpperCase(Locale.ROOT));
            case 6, 7 -> {
                if (at < text.length() && Ascii.isDigit(text.charAt(at))) {
                    text.setCharAt(at, (char) ('0' + random.nextInt(10)));
                }
            }
            default -> {
                var other = anySeed();
                text.replace(at, text.length(), other.substring(random.nextInt(other.length() + 1)));
            }
        }
    }

    private String anySeed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private String anyPiece() {
        return random.nextInt(20) == 0 ? "," : PIECES[random.nextInt(PIECES.length)];
    }

    /// PostgreSQL holds neither NUL nor half of a surrogate pair.
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
