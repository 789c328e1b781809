package dev.cuadra.onboarding.flag.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.onboarding.exposure.Act;
import dev.cuadra.onboarding.exposure.Change;
import dev.cuadra.onboarding.exposure.CustomerList;
import dev.cuadra.onboarding.exposure.ExposureReason;
import dev.cuadra.onboarding.exposure.Facts;
import dev.cuadra.onboarding.exposure.Percent;
import dev.cuadra.onboarding.flag.FlagSet;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LiveFlagsTest {
    private static final String SIMPLE = """
        {"schema": 1, "flags": [{"key": "simple", "type": "boolean", "owner": "pm",
        "description": {"es": "Sencillo", "en": "Simple"}, "reopen": ["pm"],
        "variants": {"on": true, "off": false}, "exposed": "on", "otherwise": "off",
        "phases": [{"name": "all", "percent": "100", "assignment": "hash"}]},
        {"key": "early", "type": "list", "owner": "pm", "description": {"es": "Lista", "en": "List"}}]}
        """;

    private final FlagHouse house = new FlagHouse();
    private final Flags flags = new Flags(house.vault, FlagSet.read("test", SIMPLE));
    private final LiveFlags live = flags.live(FlagHouse.ACME);

    private void change(Change change) {
        Act act = house.act("pm");
        assertThat(flags.change(FlagHouse.ACME, "simple", change, act).refusal())
                .isEmpty();
    }

    private ExposureReason why(String customer) {
        return live.evaluate("simple", customer, Facts.NONE)
                .orElseThrow()
                .decision()
                .reason();
    }

    @BeforeEach
    void half() {
        change(new Change.Switch(true));
        change(new Change.Open("all", Optional.empty()));
        change(new Change.Share(Percent.of(50)));
    }

    @Test
    @Tag("FLAG-5")
    void beforeTheFirstLookEverythingIsOff() {
        assertThat(live.health()).isEqualTo(Refreshed.Health.NEVER);
        assertThat(live.age()).isEmpty();
        assertThat(why("cust-001")).isEqualTo(ExposureReason.FLAG_OFF);
        house.away(true);
        assertThat(live.refresh()).isEqualTo(new Refreshed(Refreshed.Health.NEVER, Set.of(), Duration.ZERO));
    }

    @Test
    @Tag("FLAG-4")
    void evaluationsAskNobodyAndALookThatFindsNothingNewAsksOnce() {
        assertThat(live.refresh().changed()).containsExactlyInAnyOrder("simple");
        house.asked();

        for (int i = 0; i < 1_000; i++) {
            live.evaluate("simple", "cust-001", Facts.NONE);
            live.unidentified("simple");
        }
        assertThat(house.asked()).isZero();
        live.refresh();
        house.asked();
        assertThat(live.refresh().changed()).isEmpty();
        assertThat(house.asked()).isEqualTo(1);
    }

    @Test
    @Tag("FLAG-5")
    void whileTheStorageIsAwayTheLastSnapshotAnswersAndSaysHowOldItIs() {
        live.refresh();
        String exposed = FlagHouse.customers().stream()
                .filter(one -> why(one) == ExposureReason.ASSIGNED)
                .findFirst()
                .orElseThrow();
        int met = live.unstored();
        house.clock.advance(Duration.ofMinutes(5));
        house.away(true);

        Refreshed away = live.refresh();

        assertThat(away.health()).isEqualTo(Refreshed.Health.STALE);
        assertThat(away.age()).isEqualTo(Duration.ofMinutes(5));
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(live.age()).contains(Duration.ofMinutes(6));
        assertThat(why(exposed)).isEqualTo(ExposureReason.ASSIGNED);
        assertThat(live.unstored()).isEqualTo(met);

        house.away(false);
        Refreshed back = live.refresh();
        assertThat(back.health()).isEqualTo(Refreshed.Health.FRESH);
        assertThat(live.unstored()).isZero();
        assertThat(flags.view(FlagHouse.ACME, "simple").admissions().size()).isEqualTo(met);
        assertThat(live.age()).contains(Duration.ZERO);
    }

    @Test
    @Tag("EXPO-7")
    void whoWasExposedStaysSoThoughTheShareFallsBeforeItIsStored() {
        live.refresh();
        List<String> exposed = FlagHouse.customers().stream()
                .filter(one -> why(one) == ExposureReason.ASSIGNED)
                .toList();
        assertThat(exposed).hasSizeBetween(60, 120);

        change(new Change.Share(Percent.NONE));
        live.refresh();

        assertThat(exposed).allSatisfy(one -> assertThat(why(one)).isEqualTo(ExposureReason.ADMITTED));
        assertThat(FlagHouse.customers().stream().filter(one -> !exposed.contains(one)))
                .allSatisfy(one -> assertThat(why(one)).isEqualTo(ExposureReason.NOT_ASSIGNED));
    }

    @Test
    @Tag("FLAG-4")
    void oneProcessSeesWhatAnotherDecided() {
        LiveFlags other = flags.live(FlagHouse.ACME);
        live.refresh();
        other.refresh();
        live.evaluate("simple", "cust-001", Facts.NONE);
        live.refresh();
        change(new Change.Enlist(CustomerList.DENY, "cust-002"));

        assertThat(other.refresh().changed()).containsExactly("simple");
        assertThat(other.snapshot().rollout("simple").orElseThrow().admissions())
                .isEqualTo(flags.view(FlagHouse.ACME, "simple").admissions());
        assertThat(other.evaluate("simple", "cust-002", Facts.NONE)
                        .orElseThrow()
                        .decision()
                        .reason())
                .isEqualTo(ExposureReason.DENIED);
    }

    /** A newer release wrote it. */
    @Test
    @Tag("FLAG-5")
    void aFlagThatNobodyCanReadAnswersAsItWasKnownAndHidesNoOther() {
        live.refresh();
        DocumentType<Map<String, String>> newer = newer();
        Work work = house.vault.begin(FlagHouse.ACME, "test");
        work.create(newer, house.vault.newId(), Vault.TENANT_SUBJECT, Map.of("flag", "early"));
        work.commit();
        change(new Change.Enlist(CustomerList.DENY, "cust-002"));

        Refreshed refreshed = live.refresh();

        assertThat(refreshed.health()).isEqualTo(Refreshed.Health.FRESH);
        assertThat(refreshed.changed()).containsExactlyInAnyOrder("early", "simple");
        assertThat(live.snapshot().unreadable("early")).isTrue();
        assertThat(live.snapshot().unreadable("simple")).isFalse();
        assertThat(why("cust-002")).isEqualTo(ExposureReason.DENIED);
        assertThat(live.unidentified("early").orElseThrow().value()).isEqualTo(List.of());
    }

    @Test
    @Tag("FLAG-5")
    void whatCanBeReadAgainOrIsGoneIsSeenThoughNoOtherFlagChanged() {
        DocumentType<Map<String, String>> newer = newer();
        UUID id = house.vault.newId();
        Work work = house.vault.begin(FlagHouse.ACME, "test");
        work.create(newer, id, Vault.TENANT_SUBJECT, Map.of("flag", "early"));
        work.commit();
        live.refresh();
        assertThat(live.snapshot().unreadable("early")).isTrue();

        gone(house.vault.find(newer, FlagHouse.ACME, id).orElseThrow());
        assertThat(live.refresh().changed()).containsExactly("early");
        assertThat(live.snapshot().unreadable("early")).isFalse();

        assertThat(why("cust-001")).isNotEqualTo(ExposureReason.FLAG_OFF);
        gone(new FlagBooks(house.vault).flag(FlagHouse.ACME, "simple").orElseThrow());
        live.refresh();
        assertThat(why("cust-001")).isEqualTo(ExposureReason.FLAG_OFF);
    }

    private void gone(Loaded<?> document) {
        Work work = house.vault.begin(FlagHouse.ACME, "test");
        work.delete(document);
        work.commit();
    }

    @SuppressWarnings("unchecked")
    private static DocumentType<Map<String, String>> newer() {
        return (DocumentType<Map<String, String>>) (DocumentType<?>) DocumentType.of("onboarding.flag", 9, Map.class)
                .indexed((flag, tokens) -> List.of(IndexEntry.unique("flag", IndexValue.of("early"))));
    }
}
