package dev.cuadra.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.storage.DocumentKey;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripProperties {
    @Property(tries = 300)
    void anyValueIsReadBackAsItWasStored(@ForAll("people") Person person, @ForAll("people") Person next) {
        World world = new World();
        Work work = world.vault.begin(World.ACME, "register");
        DocumentKey key = work.create(Person.TYPE, person);
        work.commit();
        assertThat(world.load(Person.TYPE, key).value()).isEqualTo(person);

        world.update(key, seen -> next);
        assertThat(world.load(Person.TYPE, key).value()).isEqualTo(next);
        assertThat(world.findByRut(next.rut())).contains(next);
        assertThat(world.verify().findings()).isEmpty();
    }

    @Property(tries = 300)
    void equalValuesGiveEqualBytes(@ForAll("people") Person person) {
        Json json = Json.standard();
        assertThat(json.canonical(json.read(json.canonical(person), Person.class)))
                .isEqualTo(json.canonical(person));
    }

    @Provide
    Arbitrary<Person> people() {
        Arbitrary<String> text = wellFormed().ofMaxLength(12);
        Arbitrary<BigDecimal> decimals = Combinators.combine(
                        Arbitraries.bigIntegers().between(BigInteger.TEN.pow(20).negate(), BigInteger.TEN.pow(20)),
                        Arbitraries.integers().between(-6, 12))
                .as(BigDecimal::new);
        Arbitrary<Instant> instants = Combinators.combine(
                        Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
        Arbitrary<LocalDate> days =
                Arbitraries.longs().between(-700_000, 2_900_000).map(LocalDate::ofEpochDay);
        Arbitrary<Person.Contact> contacts =
                Arbitraries.oneOf(text.map(Person.Contact.Phone::new), Arbitraries.of(new Person.Contact.None()));
        Arbitrary<Person> figures = Combinators.combine(
                        decimals,
                        Arbitraries.longs(),
                        Combinators.combine(text, Arbitraries.longs())
                                .as(Person.Line::new)
                                .list()
                                .ofMaxSize(3),
                        Arbitraries.maps(text, Arbitraries.integers()).ofMaxSize(3),
                        Arbitraries.of(Person.State.values()),
                        contacts)
                .as((rate, gross, lines, counts, state, contact) -> new Person(
                        "",
                        "",
                        Optional.empty(),
                        LocalDate.EPOCH,
                        Instant.EPOCH,
                        rate,
                        gross,
                        lines,
                        counts,
                        state,
                        contact));
        return Combinators.combine(figures, text, text, text.optional(), days, instants)
                .as((rest, rut, name, mail, since, seen) -> new Person(
                        rut,
                        name,
                        mail,
                        since,
                        seen,
                        rest.rate(),
                        rest.gross(),
                        rest.lines(),
                        rest.counts(),
                        rest.state(),
                        rest.contact()));
    }

    private static net.jqwik.api.arbitraries.StringArbitrary wellFormed() {
        return Arbitraries.strings()
                .withChars('"', '\\', '/', '\u0000', '\u001f', '\u2028', 'ñ', 'İ', 'ı', '\uffff')
                .withCharRange('a', 'z')
                .withCharRange('\u0400', '\u04ff');
    }
}
