package dev.cuadra.onboarding.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.onboarding.internal.People;
import dev.cuadra.spi.problem.Text;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MissiveTest {
    private static final Writing WRITING = Writing.of(new Text("Aviso", "Notice"), new Text("Hola", "Hello"));

    @Provide
    Arbitrary<Map<String, List<Recipient>>> groups() {
        return People.groups();
    }

    @Provide
    Arbitrary<Set<String>> names() {
        return Arbitraries.of(People.GROUPS).set().ofMinSize(1);
    }

    @Provide
    Arbitrary<Channels> channels() {
        return Arbitraries.of(Channel.values())
                .set()
                .flatMap(some -> Arbitraries.of(false, !some.isEmpty()).map(each -> new Channels(some, each)));
    }

    private static Missive missive(Set<String> groups, List<String> fallbacks, Channels channels) {
        return new Missive(
                "m",
                "about",
                groups.stream().map(Group::of).toList(),
                fallbacks.stream().map(Group::of).toList(),
                channels,
                Optional.empty(),
                WRITING);
    }

    private static AddressBook book(Map<String, List<Recipient>> groups) {
        return group -> groups.getOrDefault(group.name(), List.of());
    }

    @Property
    @net.jqwik.api.Tag("ALERT-5")
    void inHoweverManyGroupsSomebodyIsTheyAreToldOnceOnAChannelAndNobodyIsForgotten(
            @ForAll("groups") Map<String, List<Recipient>> groups,
            @ForAll("names") Set<String> names,
            @ForAll("channels") Channels channels) {
        Told told = missive(names, List.of(), channels).by(book(groups));
        Set<List<Object>> letters = new HashSet<>();
        told.letters().forEach(letter -> letters.add(List.of(letter.person(), letter.channel())));
        assertThat(letters).hasSameSizeAs(told.letters());
        told.missed().forEach(one -> assertThat(letters).doesNotContain(List.<Object>of(one.person(), one.channel())));
        Set<UUID> heard = told.letters().stream().map(Letter::person).collect(Collectors.toSet());
        told.missed().forEach(one -> heard.add(one.person()));
        assertThat(heard)
                .isEqualTo(names.stream()
                        .flatMap(name -> groups.getOrDefault(name, List.of()).stream())
                        .map(Recipient::person)
                        .collect(Collectors.toSet()));
    }

    @Property
    @net.jqwik.api.Tag("ALERT-5")
    void aGroupIsReportedExactlyWhenNobodyInItCanBeReached(
            @ForAll("groups") Map<String, List<Recipient>> groups, @ForAll("names") Set<String> names) {
        Told told = missive(names, List.of("everybody"), Channels.preferred(Set.of()))
                .by(book(groups));
        boolean others = groups.getOrDefault("everybody", List.of()).stream().anyMatch(Recipient::reachable);
        assertThat(told.unreached())
                .extracting(Unreached::group)
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .filter(name ->
                                groups.getOrDefault(name, List.of()).stream().noneMatch(Recipient::reachable))
                        .toList());
        assertThat(told.unreached())
                .allSatisfy(one -> assertThat(one.fallback()).isEqualTo(others));
        assertThat(told.letters().isEmpty()).isEqualTo(!others);
    }

    @Property
    void everybodyReadsALanguage(
            @ForAll("groups") Map<String, List<Recipient>> groups, @ForAll("names") Set<String> names) {
        Told told = missive(names, List.of(), Channels.preferred(Set.of())).by(book(groups));
        Map<UUID, Recipient> people = groups.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(Recipient::person, one -> one, (one, same) -> one));
        assertThat(told.letters()).allSatisfy(letter -> {
            boolean english = Objects.requireNonNull(people.get(letter.person()))
                    .language()
                    .startsWith("en");
            assertThat(letter.page().language()).isEqualTo(english ? "en" : "es");
            assertThat(letter.page().text()).isEqualTo(english ? "Hello" : "Hola");
        });
    }

    @Test
    void oneChannelIsAPreferenceAndEachOfSeveralIsNot() {
        Recipient one = People.person(1, "es", List.of(Channel.MAIL, Channel.SMS));
        assertThat(Channels.preferred(Set.of(Channel.SMS, Channel.WEBHOOK)).of(one))
                .containsExactly(Channel.SMS);
        assertThat(Channels.preferred(Set.of(Channel.WEBHOOK)).of(one)).containsExactly(Channel.MAIL, Channel.SMS);
        assertThat(Channels.preferred(Set.of()).of(one)).containsExactly(Channel.MAIL, Channel.SMS);
        assertThat(Channels.preferred(Set.of()).of(People.person(2, "es", List.of())))
                .containsExactly(Channel.MAIL);
        assertThat(Channels.each(Set.of(Channel.WEBHOOK, Channel.MAIL)).of(one))
                .containsExactly(Channel.MAIL, Channel.WEBHOOK);
        assertThatIllegalArgumentException().isThrownBy(() -> Channels.each(Set.of()));
    }

    @Test
    @Tag("ALERT-5")
    void ofTheFallbacksTheFirstIsToldInWhichSomebodyCanBeReached() {
        Map<String, List<Recipient>> groups = Map.of(
                "managers", List.of(People.person(1, "es", List.of())),
                "engineers", List.of(People.person(2, "es", List.of(Channel.MAIL))));
        Told told = missive(Set.of("nobody"), List.of("managers", "engineers"), Channels.preferred(Set.of()))
                .by(book(groups));
        assertThat(told.letters()).extracting(Letter::address).containsExactly("mail-2");
        assertThat(told.missed()).isEmpty();
    }

    @Test
    void somebodyHasANameAndALanguageAndAnAddressOfOneLine() {
        Recipient odd = new Recipient(
                new UUID(1, 1),
                " Ana\u202E\nRojas ",
                "es-CL",
                ZoneId.of("America/Santiago"),
                Map.of(Channel.MAIL, "a@example.test\nBcc: b@example.test", Channel.SMS, " "));
        assertThat(odd.name()).isEqualTo("Ana Rojas");
        assertThat(odd.reachable()).isFalse();
        assertThat(odd.toString()).doesNotContain("Ana", "example");
        for (String language : List.of("", " ", "?")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Recipient(new UUID(1, 1), "Ana", language, odd.zone(), Map.of()));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Recipient(new UUID(1, 1), "\u200B", "es", odd.zone(), Map.of()));
    }

    @Test
    void whatWouldBeNoMessageIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> missive(Set.of(), List.of(), Channels.preferred(Set.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> Group.of(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Written.Page("es", "a\nb", "c", Optional.empty()));
        Written.Page page = new Written.Page("es", "a", "b", Optional.empty());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Letter("m", new UUID(1, 1), Channel.MAIL, "a\nb", page));
        assertThat(new Group("customer-contacts", Optional.of("Ana Rojas")).toString())
                .doesNotContain("Ana");
    }
}
