package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.Writing;
import dev.cuadra.onboarding.audience.Written;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a template to each of its readers: in their language, or in Spanish where it is not in that; with days counted in
 * their zone; and as each channel takes it. A text message of more than {@link Sms#MOST_PARTS} parts is not written.
 *
 * @source MSG-3, MSG-8
 */
public final class TemplateWriting implements Writing {
    private static final String USUAL = "es";

    private final TemplateSet templates;
    private final Template template;
    private final Values values;
    private final Optional<Instant> first;
    private final Instant now;

    /**
     * A template with its values, all but the reader.
     *
     * @param first when the message that this one repeats was due
     * @param now the instant on which "today" is counted
     */
    public TemplateWriting(
            TemplateSet templates, Template template, Values values, Optional<Instant> first, Instant now) {
        this.templates = Objects.requireNonNull(templates, "templates");
        this.template = Objects.requireNonNull(template, "template");
        this.values = Objects.requireNonNull(values, "values");
        this.first = Objects.requireNonNull(first, "first");
        this.now = Objects.requireNonNull(now, "now");
    }

    @Override
    public Written write(Recipient reader, Channel channel) {
        Letter letter = letter(reader);
        String language = letter.language();
        return switch (channel) {
            case MAIL -> new Written.Page(language, letter.subject(), letter.text(), Optional.of(letter.html()));
            case IN_APP ->
                new Written.Page(language, letter.subject(), letter.brief().orElseGet(letter::text), Optional.empty());
            case SMS -> sms(letter);
            case WEBHOOK -> new Written.Page(language, letter.subject(), letter.json(), Optional.empty());
        };
    }

    private static Written sms(Letter letter) {
        Sms sms = letter.sms();
        return sms.fits()
                ? new Written.Page(letter.language(), "", sms.text(), Optional.empty())
                : new Written.Not(
                        "MESSAGE_SMS_LONG",
                        Map.of("parts", String.valueOf(sms.parts()), "most", String.valueOf(Sms.MOST_PARTS)));
    }

    private Letter letter(Recipient reader) {
        String language = Stream.of(reader.language(), reader.locale().getLanguage(), USUAL)
                .filter(one -> template.wording(one).isPresent())
                .findFirst()
                .orElseGet(() -> template.wordings().keySet().iterator().next());
        Setting setting = new Setting(reader.zone(), LocalDate.ofInstant(now, reader.zone()));
        Optional<LocalDate> day = first.map(at -> LocalDate.ofInstant(at, reader.zone()));
        return templates.letter(template, language, values.with(new Value.Person(reader.name())), setting, day);
    }
}
