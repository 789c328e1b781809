package dev.cuadra.boleta.rut;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text that should be a RUT turned out to be.
 *
 * @param verdict whether it can be used
 * @param rut the number, unless the verdict is {@link Verdict#INVALID}
 * @param warnings what a person should look at although the number holds
 * @param refusal why it cannot be used, with {@link Verdict#INVALID} alone
 * @source RUT-2
 */
public record RutReading(Verdict verdict, Optional<Rut> rut, Set<RutWarning> warnings, Optional<RutRefusal> refusal) {
    /** Whether a text can be used as a RUT. */
    public enum Verdict {
        /** It can. */
        VALID,
        /** It can, but a person should look at it. */
        VALID_WARN,
        /** It cannot. */
        INVALID
    }

    private static final int LONGEST = 64;
    // Only ASCII digits and letters: \d and case folding would let Arabic-Indic digits and the Kelvin sign through.
    private static final Pattern WITH_DASH =
            Pattern.compile("([0-9.]*)[\\s\\p{Z}]*[-\u2010-\u2015\u2212][\\s\\p{Z}]*([0-9Kk]?)");
    private static final Pattern WITHOUT_DASH = Pattern.compile("([0-9.]*[0-9])([0-9Kk])");
    private static final Pattern DOTS_BETWEEN_DIGITS = Pattern.compile("[0-9]+(?:\\.[0-9]+)*");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{3})+|[0-9]+");
    private static final Pattern KNOWN = Pattern.compile("[0-9Kk.\\-\u2010-\u2015\u2212\\s\\p{Z}]+");
    private static final Pattern NOISE = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final Set<Integer> GENERIC = Set.of(44_444_446, 55_555_555, 66_666_666);

    public RutReading {
        warnings = Collections.unmodifiableSet(
                warnings.isEmpty() ? EnumSet.noneOf(RutWarning.class) : EnumSet.copyOf(warnings));
    }

    /** Reads {@code text}, whoever it belongs to. */
    public static RutReading of(String text) {
        if (text.length() > LONGEST) {
            return refused(RutRefusal.TOO_LONG);
        }
        String plain = NOISE.matcher(text).replaceAll("");
        if (plain.isEmpty()) {
            return refused(RutRefusal.EMPTY);
        }
        Matcher dashed = WITH_DASH.matcher(plain);
        if (dashed.matches()) {
            return read(dashed.group(1), dashed.group(2), EnumSet.noneOf(RutWarning.class));
        }
        Matcher bare = WITHOUT_DASH.matcher(plain);
        if (bare.matches()) {
            return read(bare.group(1), bare.group(2), EnumSet.of(RutWarning.NO_DASH));
        }
        return refused(KNOWN.matcher(plain).matches() ? RutRefusal.FORM : RutRefusal.CHARACTER);
    }

    /** Reads {@code text} as the number of somebody who is paid a fee: a legal person's number then deserves a look. */
    public static RutReading ofPayee(String text) {
        RutReading reading = of(text);
        if (reading.rut().filter(Rut::inLegalPersonRange).isEmpty()) {
            return reading;
        }
        Set<RutWarning> more = EnumSet.of(RutWarning.LEGAL_PERSON_AS_PAYEE);
        more.addAll(reading.warnings());
        return new RutReading(Verdict.VALID_WARN, reading.rut(), more, Optional.empty());
    }

    /** {@code text} with all but its first two and its last character hidden, cut to 16 characters. */
    public static String mask(String text) {
        String plain = NOISE.matcher(text).replaceAll("");
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < Math.min(plain.length(), 16); i++) {
            char c = plain.charAt(i);
            boolean end = i < 2 || i == plain.length() - 1 || !Character.isLetterOrDigit(c);
            // Half of a pair is no sign that could be shown.
            boolean shown = end && !Character.isSurrogate(c);
            masked.append(Character.isISOControl(c) ? '?' : shown ? c : '*');
        }
        return masked.toString();
    }

    private static RutReading read(String written, String check, EnumSet<RutWarning> warnings) {
        if (written.isEmpty()) {
            return refused(RutRefusal.FORM);
        }
        if (check.isEmpty()) {
            return refused(RutRefusal.NO_CHECK_DIGIT);
        }
        if (!DOTS_BETWEEN_DIGITS.matcher(written).matches()) {
            return refused(RutRefusal.FORM);
        }
        String digits = written.replace(".", "").replaceFirst("^0+", "");
        if (digits.isEmpty()) {
            return refused(RutRefusal.ZERO);
        }
        if (digits.length() > 8) {
            return refused(RutRefusal.TOO_MANY_DIGITS);
        }
        Rut rut = new Rut(Integer.parseInt(digits));
        char given = check.charAt(0) == 'k' ? 'K' : check.charAt(0);
        if (rut.checkDigit() != given) {
            return refused(RutRefusal.CHECK_DIGIT);
        }
        // Without a dash the dots were set before the check digit was split off: 12.345.6785 is well grouped.
        if (!GROUPED.matcher(written).matches()) {
            warnings.add(RutWarning.DOTS_MISPLACED);
        }
        if (digits.length() < 7) {
            warnings.add(RutWarning.SHORT);
        }
        if (digits.length() > 1 && digits.chars().distinct().count() == 1) {
            warnings.add(RutWarning.REPEATED_DIGIT);
        }
        if (GENERIC.contains(rut.number())) {
            warnings.add(RutWarning.GENERIC);
        }
        Verdict verdict = warnings.isEmpty() ? Verdict.VALID : Verdict.VALID_WARN;
        return new RutReading(verdict, Optional.of(rut), warnings, Optional.empty());
    }

    private static RutReading refused(RutRefusal reason) {
        return new RutReading(Verdict.INVALID, Optional.empty(), Set.of(), Optional.of(reason));
    }

    /** The masked number, or why there is none. */
    @Override
    public String toString() {
        return "RutReading[" + rut.map(Rut::masked).orElseGet(() -> String.valueOf(refusal)) + "]";
    }
}
