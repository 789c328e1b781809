package dev.cuadra.boleta.bank;

import java.util.Optional;

/**
 * A field of a line.
 *
 * @param from where it begins, from 1; 0 in layouts without positions
 * @param length how wide it is; 0 where it has no fixed width
 * @param most how many characters it takes; 0 for any number
 * @param when empty unless this has a value
 * @param otherwise what stands there instead of nothing
 * @param requiredIf required when the setting of this name has the value behind the equals sign
 * @param right whether the content stands at the right end
 * @param emptyIsBlank whether nothing is written as blanks, whatever the fill
 * @param drop characters that this field does not take
 * @param number whether a sheet gets a number
 */
record LayoutField(
        String name,
        int from,
        int length,
        int most,
        Expression source,
        Optional<Expression> when,
        Optional<Expression> otherwise,
        boolean required,
        Optional<String> requiredIf,
        boolean right,
        char fill,
        boolean emptyIsBlank,
        Expression.Nature nature,
        String drop,
        boolean number) {

    /** How many characters fit; {@link Integer#MAX_VALUE} for any number. */
    int room() {
        int room = length > 0 ? length : most;
        return room > 0 ? room : Integer.MAX_VALUE;
    }

    /** {@code content} filled up to the width of the field, if it has one. */
    String padded(String content) {
        if (content.length() >= length) {
            return content;
        }
        char with = content.isEmpty() && emptyIsBlank ? ' ' : fill;
        String rest = String.valueOf(with).repeat(length - content.length());
        return right ? rest + content : content + rest;
    }
}
