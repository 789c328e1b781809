package dev.cuadra.onboarding.audience;

import dev.cuadra.spi.problem.Text;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes something to each of its readers, in their language. A pure function. */
@FunctionalInterface
public interface Writing {
    /** What {@code reader} is told on {@code channel}. */
    Written write(Recipient reader, Channel channel);

    /** The same for everybody, in Spanish or in English. */
    static Writing of(Text subject, Text body) {
        return of(subject, zone -> body);
    }

    /** The same for everybody, in Spanish or in English, with times by the clock of the reader. */
    static Writing of(Text subject, Function<? super ZoneId, Text> body) {
        return (reader, channel) -> {
            Locale locale = reader.locale();
            return new Written.Page(
                    locale.getLanguage().equals("en") ? "en" : "es",
                    subject.in(locale),
                    body.apply(reader.zone()).in(locale),
                    Optional.empty());
        };
    }
}
