package dev.cuadra.onboarding.message;

import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.internal.Refused;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A message before it has values.
 *
 * @param key its name, kebab-case
 * @param version from 1; a changed text is a new version
 * @param pack the plan that it belongs to, such as {@code layby-launch}
 * @param row the catalogue row that it is
 * @param serves the catalogue rows of tasks and figures that it is sent for
 * @param owner the role that answers for it
 * @param transactional whether it goes to people who want no other messages, because it is about what they do with us
 * @param audience who gets it: names of groups and roles
 * @param channels where it goes
 * @param when when it goes out
 * @param variables what it needs, by name
 * @param wordings the message, by language
 * @source MSG-1, MSG-2
 */
public record Template(
        String key,
        int version,
        String pack,
        Optional<String> row,
        List<String> serves,
        String owner,
        boolean transactional,
        List<String> audience,
        Set<Channel> channels,
        When when,
        Map<String, Variable> variables,
        Map<String, Wording> wordings) {
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Template {
        if (!KEY.matcher(key).matches() || version < 1 || pack.isBlank() || owner.isBlank()) {
            throw Refused.because("MESSAGE_TEMPLATE", Map.of("key", key));
        }
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(when, "when");
        serves = List.copyOf(serves);
        audience = List.copyOf(audience);
        if (audience.isEmpty() || channels.isEmpty() || wordings.isEmpty()) {
            throw Refused.because("MESSAGE_READERS", Map.of("key", key));
        }
        channels = Collections.unmodifiableSet(EnumSet.copyOf(channels));
        variables = Collections.unmodifiableMap(new TreeMap<>(variables));
        wordings = Collections.unmodifiableMap(new TreeMap<>(wordings));
    }

    /** The wording in a language. */
    public Optional<Wording> wording(String language) {
        return Optional.ofNullable(wordings.get(language));
    }

    /** The variable called so, the recipient included. */
    public Optional<Variable> variable(String name) {
        return name.equals(Variable.RECIPIENT)
                ? Optional.of(new Variable(name, VariableType.PERSON, false))
                : Optional.ofNullable(variables.get(name));
    }

    /** The same template with more languages, or other words in those it has. */
    Template with(Map<String, Wording> more) {
        Map<String, Wording> all = new TreeMap<>(wordings);
        all.putAll(more);
        return new Template(
                key, version, pack, row, serves, owner, transactional, audience, channels, when, variables, all);
    }

    /** The key and the version. */
    @Override
    public String toString() {
        return key + " " + version;
    }
}
