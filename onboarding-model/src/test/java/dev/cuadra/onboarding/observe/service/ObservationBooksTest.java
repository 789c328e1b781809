package dev.cuadra.onboarding.observe.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.onboarding.metric.Content;
import dev.cuadra.onboarding.metric.Known;
import dev.cuadra.onboarding.metric.Reading;
import dev.cuadra.onboarding.observe.ObservationLine;
import dev.cuadra.onboarding.observe.ObservationTerms;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.InMemoryStorage;
import dev.cuadra.spi.memory.SettableClock;
import dev.cuadra.spi.observe.Observation;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.storage.Storage;
import dev.cuadra.spi.storage.StorageException;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ObservationBooksTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final TenantId OTHER = TenantId.of("other");
    private static final ObservationTerms TERMS = ObservationTerms.of(ZoneOffset.UTC);
    private static final ObservationOrder ORDER = ObservationOrder.of(TERMS);
    private static final String HEAD = "metric,start,value,recorded_at,id\n";

    private final InMemoryStorage storage = new InMemoryStorage();
    private final InMemoryKeyRing keys = new InMemoryKeyRing();
    private final SettableClock clock = SettableClock.at(Instant.parse("2025-10-10T12:00:00Z"));
    private int commitsLeft = Integer.MAX_VALUE;
    private boolean answersAreLost;
    private final Vault vault = new Vault(wayward(), keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
    private ObservationBooks books = new ObservationBooks(vault);
    private final List<ObservationLine> rejected = new ArrayList<>();
    private final ObservationListener listener = new ObservationListener() {
        @Override
        public void rejected(ObservationLine line) {
            rejected.add(line);
        }
    };

    private Storage wayward() {
        return (Storage) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    boolean commit = method.getName().equals("commit");
                    if (commit && commitsLeft-- <= 0 && !answersAreLost) {
                        throw new StorageException("away");
                    }
                    try {
                        Object answer = method.invoke(storage, arguments);
                        if (commit && commitsLeft < 0 && answersAreLost) {
                            answersAreLost = false;
                            throw new StorageException("lost");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private ObservationCounts run(String text, ObservationOrder order) {
        return books.run(ACME, TableSource.ofText("obs.csv", text), order, listener);
    }

    private List<Reading> known(String at) {
        try (Stream<Reading> all = books.readings(ACME, "tickets", Instant.parse(at))) {
            return all.toList();
        }
    }

    private static String lines(int from, int to) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = from; i < to; i++) {
            text.append("tickets,2025-09-26,")
                    .append(i)
                    .append(",2025-09-26,t-")
                    .append(i)
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    @Tag("OBS-3")
    void lateDataCountsFromItsImportOnAndNeverBefore() {
        assertThat(run(HEAD + "tickets,2025-09-26,3,2025-09-26,t-1\n", ORDER))
                .isEqualTo(new ObservationCounts(1, 0, 0, 0));
        assertThat(known("2025-10-10T11:59:59Z")).isEmpty();
        assertThat(known("2025-10-10T12:00:00Z")).singleElement().satisfies(reading -> {
            assertThat(reading.content()).isEqualTo(Content.Amount.of("3"));
            assertThat(reading.recordedAt()).isEqualTo("2025-10-10T12:00:00Z");
            assertThat(reading.eventTime()).isEqualTo("2025-09-26T00:00:00Z");
        });
        clock.advance(Duration.ofHours(1));
        assertThat(run(HEAD + "tickets,2025-09-26,4,2025-09-28,t-1\n", ORDER))
                .isEqualTo(new ObservationCounts(0, 1, 0, 0));
        assertThat(known("2025-10-10T12:59:59Z").get(0).content()).isEqualTo(Content.Amount.of("3"));
        assertThat(known("2025-10-10T13:00:00Z").get(0).content()).isEqualTo(Content.Amount.of("4"));
        // What its source had replaced already by then replaces nothing now.
        assertThat(run(HEAD + "tickets,2025-09-26,9,2025-09-27,t-1\n", ORDER))
                .isEqualTo(new ObservationCounts(0, 0, 1, 0));
        assertThat(known("2026-01-01T00:00:00Z").get(0).content()).isEqualTo(Content.Amount.of("4"));
    }

    @Test
    @Tag("OBS-3")
    void aHistoryKeptElsewhereIsKnownFromWhenItWasRecorded() {
        run(HEAD + "tickets,2025-09-26,3,2025-09-27,t-1\ntickets,2025-09-26,4,2025-09-29,t-1\n", ORDER.asRecorded());
        assertThat(known("2025-09-26T23:00:00Z")).isEmpty();
        assertThat(known("2025-09-28T00:00:00Z").get(0).content()).isEqualTo(Content.Amount.of("3"));
        assertThat(known("2025-09-29T00:00:00Z").get(0).content()).isEqualTo(Content.Amount.of("4"));
    }

    @Test
    @Tag("OBS-3")
    void theSameAgainChangesNothingAndAContradictionIsRejected() {
        run(HEAD + "tickets,2025-09-26,3,2025-09-27,t-1\n", ORDER);
        String more = HEAD + "tickets,2025-09-26,3.0,2025-09-27,t-1\ntickets,2025-09-26,5,2025-09-27,t-1\n"
                + "calls,2025-09-26,5,2025-09-28,t-1\n";
        assertThat(run(more, ORDER)).isEqualTo(new ObservationCounts(0, 0, 1, 2));
        assertThat(rejected)
                .extracting(line -> line.problems().get(0))
                .extracting(Problem::code)
                .containsExactly("OBS_CONTRADICTS", "OBS_ID_TAKEN");
        assertThat(rejected.get(0).problems().get(0).where().toString()).isEqualTo("obs.csv:3:id");
        rejected.clear();
        assertThat(run(more, ORDER.resumed())).isEqualTo(new ObservationCounts(0, 0, 1, 2));
        assertThat(rejected).hasSize(2);
        assertThat(known("2026-01-01T00:00:00Z")).hasSize(1);
    }

    @Test
    @Tag("OBS-3")
    void correctionsInOneListFollowEachOtherWithoutContradiction() {
        run(HEAD + "tickets,2025-09-26,3,2025-09-27,t-1\ntickets,2025-09-26,4,2025-09-28,t-1\n", ORDER);
        Instant later = Instant.parse("2025-10-10T12:00:01Z");
        assertThat(Known.at(later, known("2025-10-10T12:00:01Z")).all("tickets"))
                .singleElement()
                .extracting(Reading::content)
                .isEqualTo(Content.Amount.of("4"));
    }

    @Test
    @Tag("OBS-3")
    void whatCouldNotBeReadHidesTheFigureItCorrects() {
        run(HEAD + "tickets,2025-09-26,3,2025-09-27,t-1\ntickets,2025-09-26,,2025-09-28,t-1\n", ORDER.asRecorded());
        Instant now = Instant.parse("2025-10-01T00:00:00Z");
        assertThat(known(now.toString()).get(0).content()).isEqualTo(new Content.Missing("empty"));
        try (Stream<Observation> figures = books.observations(ACME, "tickets", now)) {
            assertThat(figures).isEmpty();
        }
        try (Stream<Observation> figures = books.observations(ACME, "tickets", Instant.parse("2025-09-27T12:00:00Z"))) {
            assertThat(figures).singleElement().extracting(Observation::value).hasToString("3");
        }
        try (Stream<Observation> figures = books.observations(OTHER, "tickets", now)) {
            assertThat(figures).isEmpty();
        }
    }

    @Test
    @Tag("OBS-4")
    void anImportThatIsCutOffAnywhereResumesAndStoresEachLineOnce() {
        String text = lines(0, 25) + "tickets,2025-09-26,x,2025-09-26,bad\n";
        for (int commits = 0; commits < 5; commits++) {
            for (boolean lost : new boolean[] {false, true}) {
                ObservationBooksTest fresh = new ObservationBooksTest();
                fresh.books = new ObservationBooks(fresh.vault, TableLimits.DEFAULT, 10);
                fresh.commitsLeft = commits;
                fresh.answersAreLost = lost;
                try {
                    fresh.run(text, ORDER);
                } catch (StorageException e) {
                    // The medium went away; what was stored stays.
                }
                fresh.commitsLeft = Integer.MAX_VALUE;
                fresh.rejected.clear();
                assertThat(fresh.run(text, ORDER.resumed())).isEqualTo(new ObservationCounts(25, 0, 0, 1));
                assertThat(fresh.known("2026-01-01T00:00:00Z")).hasSize(25);
                assertThat(fresh.rejected).hasSize(1);
            }
        }
    }

    /** Twenty thousand lines that exist nowhere as a whole: each is made when it is read. */
    @Test
    @Tag("OBS-4")
    void aLongListIsNeverReadFarAheadOfWhatIsStored() {
        int lines = 20_000;
        Made made = new Made(lines);
        long[] ahead = new long[1];
        ObservationListener watching = new ObservationListener() {
            @Override
            public void progressed(long settled, ObservationCounts counts) {
                ahead[0] = Math.max(ahead[0], made.given() - settled);
            }
        };
        ObservationCounts counts = books.run(ACME, TableSource.of("long.csv", made::open), ORDER, watching);
        assertThat(counts).isEqualTo(new ObservationCounts(100, 0, lines - 100, 0));
        // The charset is proven in a pass of its own, so that what counts is the stream that was opened last.
        assertThat(ahead[0]).isLessThan(3_000);
        assertThat(known("2026-01-01T00:00:00Z")).hasSize(100);
    }

    /** Lines on demand: a hundred readings, each told two hundred times. */
    private static final class Made {
        private final int lines;
        private int given;

        Made(int lines) {
            this.lines = lines;
        }

        int given() {
            return given;
        }

        InputStream open() {
            given = 0;
            return new InputStream() {
                private byte[] line = HEAD.getBytes(StandardCharsets.UTF_8);
                private int at;

                @Override
                public int read() {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0];
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    if (at == line.length) {
                        if (given == lines) {
                            return -1;
                        }
                        int id = given % 100;
                        line = ("tickets,2025-01-01," + id + ",2025-01-02,t-" + id + "\n")
                                .getBytes(StandardCharsets.UTF_8);
                        at = 0;
                        given++;
                    }
                    int count = Math.min(length, line.length - at);
                    System.arraycopy(line, at, into, offset, count);
                    at += count;
                    return count;
                }
            };
        }
    }

    /** The oracle is the rule of the gates itself: what Known makes of all lines that were imported by an instant. */
    @Property(tries = 25)
    @net.jqwik.api.Tag("OBS-3")
    void whatWasKnownAtAnInstantStaysSoWhateverIsImportedLater(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 3) Integer> ids) throws IOException {
        ObservationBooksTest house = new ObservationBooksTest();
        List<Instant> looks = new ArrayList<>();
        List<List<Reading>> seen = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            house.run(HEAD + "tickets,2025-09-26," + i + ",2025-09-" + (10 + i) + ",t-" + ids.get(i) + "\n", ORDER);
            looks.add(house.clock.instant());
            seen.add(sorted(house.known(house.clock.instant().toString())));
            house.clock.advance(Duration.ofMinutes(1));
        }
        for (int i = 0; i < looks.size(); i++) {
            assertThat(sorted(house.known(looks.get(i).toString()))).isEqualTo(seen.get(i));
            Optional<Reading> newest = seen.get(i).stream()
                    .filter(reading -> reading.content().equals(Content.Amount.of(Integer.toString(seen.size()))))
                    .findAny();
            assertThat(newest).isEmpty();
            assertThat(seen.get(i))
                    .hasSize((int) ids.subList(0, i + 1).stream().distinct().count());
        }
    }

    private static List<Reading> sorted(List<Reading> readings) {
        return readings.stream().sorted(Reading.ORDER).toList();
    }

    @Test
    void whatIsNoListIsRefusedBeforeAnythingIsStored() {
        assertThatThrownBy(() -> run("a,b\n1,2\n", ORDER)).hasMessageContaining("TABLE_COLUMN_MISSING");
    }
}
