package dev.cuadra.layby.service;

import static dev.cuadra.layby.service.Host.ACME;
import static dev.cuadra.layby.service.Host.CLERK;
import static dev.cuadra.layby.service.Host.MONDAY;
import static dev.cuadra.layby.service.Host.SYDNEY;
import static dev.cuadra.layby.service.Host.aud;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.LaybyView;
import dev.cuadra.layby.integrity.Check;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.integrity.IntegritySummary;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the full pass says about documents as they are, sound and damaged. */
class LaybyIntegrityTest {
    private final Host host = new Host();
    private final LaybyIntegrity integrity = new LaybyIntegrity(host.vault, host.engine, host.permissions);
    private final List<IntegrityFinding> found = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private final IntegrityListener listener = new IntegrityListener() {
        @Override
        public void found(IntegrityFinding finding) {
            found.add(finding);
        }

        @Override
        public void progressed(long laybys) {
            progress.add(laybys);
        }
    };

    @BeforeEach
    void goods() {
        host.stock("LAMP", 20);
    }

    private List<String> codes() {
        found.clear();
        IntegritySummary summary = integrity.check(CLERK, listener);
        assertThat(summary.findings().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(found.size());
        return found.stream().map(finding -> finding.problem().code()).toList();
    }

    /** One of each: a draft, one that runs, one on hold, one that is paid, one collected, one cancelled. */
    private UUID shopOfEveryKind() {
        host.drafted(host.consumer(), Host.terms());
        UUID running = host.active();
        host.pay(host.fresh(), running, "40.00");
        host.laybys.take(host.fresh(), host.active(), new LaybyCommand.PutOnHold("on a journey"));
        host.pay(host.fresh(), host.active(), "300.00");
        UUID collected = host.active();
        host.pay(host.fresh(), collected, "300.00");
        host.laybys.collect(host.fresh(), collected, "card seen");
        host.laybys.take(
                host.fresh(),
                host.active(),
                new LaybyCommand.End(EndedBy.CONSUMER, Ground.CONSUMER_WISH, Facts.NONE, List.of(), ""));
        return running;
    }

    @Test
    @Tag("INT-01")
    @Tag("INT-02")
    @Tag("INT-03")
    @Tag("INT-04")
    @Tag("INT-05")
    @Tag("INT-06")
    @Tag("INT-07")
    @Tag("INT-08")
    @Tag("INT-09")
    @Tag("INT-10")
    @Tag("INT-11")
    void whatTheServiceStoresIsSound() {
        shopOfEveryKind();

        IntegritySummary summary = integrity.check(CLERK, listener);

        assertThat(found).isEmpty();
        assertThat(summary.sound()).isTrue();
        assertThat(summary.agreements()).isEqualTo(6);
        assertThat(summary.customerFunds())
                .as("100 drafted, 140 running, 100 on hold, 400 paid")
                .containsExactly("740.00 AUD");
        assertThat(progress).containsExactly(6L);
    }

    @Test
    @Tag("LED-I4")
    void theLiabilityOfAGeneralLedgerIsComparedWhereThereIsOne() {
        shopOfEveryKind();

        assertThat(integrity.check(CLERK, List.of(aud("740.00")), listener).sound())
                .isTrue();
        IntegritySummary other = integrity.check(CLERK, List.of(aud("739.99")), listener);

        assertThat(other.findings()).isEqualTo(Map.of(Check.LED_I4, 1L));
    }

    @Test
    @Tag("INT-09")
    @Tag("INT-03")
    void aStoredFigureThatWasChangedIsFound() {
        UUID id = shopOfEveryKind();
        Tampering.view(host, id, view -> Tampering.paid(view, aud("240.00")));

        assertThat(codes()).contains("INT_09_VIEW", "INT_03_PAID");
        assertThat(found).allSatisfy(finding -> assertThat(finding.agreement()).isEqualTo(id.toString()));
        assertThat(integrity.check(CLERK, id)).isEqualTo(found);
    }

    @Test
    @Tag("INT-09")
    void whatIsStoredBesideTheBooksIsFoundAsWell() {
        UUID id = host.active();
        Tampering.view(host, id, Tampering::isolated);
        assertThat(codes()).containsExactly("INT_09_VIEW");
        assertThat(found.get(0).expected()).isEqualTo("false");

        Tampering.view(
                host,
                id,
                view -> new LaybyView(
                        view.state(),
                        view.version(),
                        "ab".repeat(32),
                        view.total(),
                        view.netPaid(),
                        view.outstanding(),
                        view.balances(),
                        view.held(),
                        java.util.Optional.of(MONDAY.plusYears(1)),
                        false));
        assertThat(codes()).containsExactly("INT_09_VIEW", "INT_09_VIEW");
    }

    @Test
    @Tag("INT-07")
    void aPaymentThatWasNeverPostedIsFoundThoughChainAndFiguresFit() {
        UUID id = shopOfEveryKind();
        Tampering.unposted(host, ACME, id);

        assertThat(codes()).contains("INT_07_PAYMENT");
        assertThat(found).anySatisfy(finding -> assertThat(finding.suggested()).isNotEmpty());
    }

    @Test
    @Tag("INT-09")
    void ofALogThatCannotBeReplayedOnlyThatIsTold() {
        UUID id = shopOfEveryKind();
        Tampering.brokenLog(host, id);

        assertThat(codes())
                .as("its deposit is posted no more, which the sum of all shows")
                .containsExactly("INT_09_REPLAY", "LED_I4_LIABILITY");
        assertThat(found.get(0).agreement()).isEqualTo(id.toString());
    }

    @Test
    @Tag("INT-09")
    void aDocumentThatCannotBeReadIsAFindingAndNotTheEndOfThePass() {
        shopOfEveryKind();
        Tampering.unreadable(host);

        assertThat(codes()).containsExactly("INT_09_UNREADABLE");
        assertThat(integrity.check(CLERK, listener).agreements()).isEqualTo(7);
    }

    @Test
    @Tag("INT-06")
    void stockThatHoldsWhatNoLaybyHoldsIsFoundAndSettled() {
        shopOfEveryKind();
        Tampering.stock(host, SYDNEY, "LAMP", 7);

        assertThat(codes()).containsExactly("INT_06_SHELF");
        assertThat(found.get(0).expected()).as("running, on hold, paid").isEqualTo("6");
        assertThat(found.get(0).actual()).isEqualTo("7");

        assertThat(host.warehouse
                        .settleHolds(host.fresh(), SYDNEY, "LAMP")
                        .value()
                        .held())
                .isEqualTo(6);
        assertThat(codes()).isEmpty();
    }

    @Test
    @Tag("INT-06")
    void goodsThatAreHeldAndNotThereAreFound() {
        shopOfEveryKind();
        host.warehouse.lose(host.fresh(), SYDNEY, "LAMP", 13, "a flood");

        assertThat(codes()).as("18 were there, and 6 are held").containsExactly("INT_06_ON_HAND");
    }

    @Test
    @Tag("INT-06")
    void aLaybyThatClaimsOtherGoodsIsFoundOnItsOwnAndOnTheShelf() {
        UUID id = host.active();
        Tampering.view(host, id, view -> Tampering.held(view, Map.of("LAMP", 1)));

        assertThat(codes()).containsExactly("INT_09_VIEW", "INT_06_SHELF");
    }

    @Test
    @Tag("INT-06")
    void goodsThatMoveDuringThePassAreCountedAgain() {
        host.active();
        UUID draft = host.drafted(host.consumer(), Host.terms());
        List<String> heard = new ArrayList<>();
        IntegritySummary summary = integrity.check(CLERK, new IntegrityListener() {
            @Override
            public void found(IntegrityFinding finding) {
                heard.add(finding.problem().code());
            }

            @Override
            public void progressed(long laybys) {
                host.accept(host.fresh(), draft);
            }
        });

        assertThat(host.warehouse.level(CLERK, SYDNEY, "LAMP").held()).isEqualTo(4);
        assertThat(heard).isEmpty();
        assertThat(summary.sound()).isTrue();
    }

    @Test
    void shopsOfTheSameNameInTwoBusinessesHaveGoodsOfTheirOwn() {
        Shop other = new Shop("OTHER", SYDNEY.store());
        host.warehouse.receive(host.fresh(), other, "LAMP", 2);
        host.active(
                host.consumer(),
                Host.terms(other, LaybyPolicy.USUAL, new Item("LAMP", "Reading lamp", 2, aud("200.00"))));
        host.active();

        assertThat(codes()).isEmpty();
    }

    @Test
    void anotherTenantsBooksAreNobodysBusiness() {
        UUID id = host.active();
        Tampering.unposted(host, ACME, id);
        Caller stranger = new Caller(TenantId.of("globex"), "user-1");

        assertThat(integrity.check(stranger, listener)).isEqualTo(new IntegritySummary(0, Map.of(), List.of()));
        assertThatThrownBy(() -> integrity.check(stranger, id)).hasMessageContaining("LAYBY_UNKNOWN");
    }

    @Test
    void whoMayNotSeeAShopIsRefused() {
        UUID id = host.active();
        LaybyIntegrity guarded =
                new LaybyIntegrity(host.vault, host.engine, (caller, right, shop) -> right != LaybyRight.READ);

        assertThatThrownBy(() -> guarded.check(CLERK, listener))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("NOT_PERMITTED");
        assertThatThrownBy(() -> guarded.check(CLERK, id)).hasMessageContaining("NOT_PERMITTED");
    }
}
