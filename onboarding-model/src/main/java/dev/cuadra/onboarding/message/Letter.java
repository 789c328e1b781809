package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.internal.Clean;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message that has its values. The same template, values and setting give the same letter, and a letter the same bytes.
 *
 * @param template the key of its template
 * @param version the version of its template
 * @param language the language it is in
 * @param direction {@code ltr} or {@code rtl}
 * @param subject the subject: one line, at most 78 characters
 * @param brief the whole in a sentence or two, if the template has that
 * @param parts the body
 * @source MSG-3
 */
public record Letter(
        String template,
        int version,
        String language,
        String direction,
        String subject,
        Optional<String> brief,
        List<Part> parts) {
    /** The longest subject, in characters. */
    public static final int LONGEST_SUBJECT = 78;

    public Letter {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(brief, "brief");
        parts = List.copyOf(parts);
        if (!Clean.clean(subject)
                || subject.isBlank()
                || subject.codePointCount(0, subject.length()) > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("A subject is one line of 1 to " + LONGEST_SUBJECT + " characters");
        }
    }

    /** The body as plain text. */
    public String text() {
        return PlainText.of(parts);
    }

    /** The whole as one page of HTML that needs nothing from elsewhere. */
    public String html() {
        return HtmlPage.of(this);
    }

    /** As a text message: the brief, or the whole text where there is none. */
    public Sms sms() {
        return Sms.of(brief.orElseGet(this::text));
    }

    /** As JSON for another system. */
    public String json() {
        return LetterJson.of(this);
    }

    /** What it was made of; what it says stays out of logs. */
    @Override
    public String toString() {
        return "Letter[" + template + " " + version + ", " + language + "]";
    }
}
