package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Channels;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Missive;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A template with all that it says but the reader.
 *
 * @param template the template
 * @param values its values, see {@link Values#common}
 */
public record Filled(Template template, Values values) {
    public Filled {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(values, "values");
    }

    /**
     * The message to groups. Who wants no messages of the template's plan gets it only where it is transactional.
     *
     * @param templates the set that the template is from
     * @param id which message it is
     * @param channels where it goes
     * @param first when the message that this one repeats was due
     * @param now the instant on which "today" is counted
     */
    public Missive missive(
            TemplateSet templates,
            String id,
            List<Group> groups,
            Collection<Channel> channels,
            Optional<Instant> first,
            Instant now) {
        return new Missive(
                id,
                template.key(),
                groups,
                List.of(),
                Channels.each(channels),
                template.transactional() ? Optional.empty() : Optional.of(template.pack()),
                new TemplateWriting(templates, template, values, first, now));
    }

    /** The template: values may name people. */
    @Override
    public String toString() {
        return "Filled[" + template + "]";
    }
}
