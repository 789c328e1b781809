package dev.cuadra.onboarding.audience;

import dev.cuadra.spi.problem.Text;
import java.util.Optional;

/** Writes something to each of its readers, in their language. A pure function. */
@FunctionalInterface
public interface Writing {
    /** What {@code reader} is told on {@code channel}. */
    Written write(Recipient reader, Channel channel);

    /** The same for everybody, in Spanish or in English. */
    static Writing of(Text subject, Text body) {
        return (reader, channel) -> {
            boolean english = reader.locale().getLanguage().equals("en");
            return new Written.Page(
                    english ? "en" : "es", subject.in(reader.locale()), body.in(reader.locale()), Optional.empty());
        };
    }
}
