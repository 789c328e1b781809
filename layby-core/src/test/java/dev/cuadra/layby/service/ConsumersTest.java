package dev.cuadra.layby.service;

import static dev.cuadra.layby.service.Host.ACME;
import static dev.cuadra.layby.service.Host.CLERK;
import static dev.cuadra.layby.service.Host.SYDNEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.runtime.KeyRotation;
import dev.cuadra.spi.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConsumersTest {
    private static final Consumer MARCIA =
            new Consumer("Marcia Example", Optional.of("Marcia@example.org"), Optional.empty(), Consumer.Language.EN);

    private final Host host = new Host();

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void aConsumerIsFoundByMailHoweverItIsWritten() {
        UUID marcia = host.consumer(MARCIA);
        host.consumer(
                new Consumer("Ann Other", Optional.of("ann@example.org"), Optional.empty(), Consumer.Language.EN));

        assertThat(host.consumers.byMail(CLERK, SYDNEY, " marcia@EXAMPLE.org ")).containsExactly(marcia);
        assertThat(host.consumers.find(CLERK, SYDNEY, marcia)).contains(MARCIA);
    }

    @Test
    void whoIsRegisteredTwiceUnderOneKeyIsOnePerson() {
        UUID first = host.consumers.register(CLERK.asks("r"), SYDNEY, MARCIA).value();

        assertThat(host.consumers.register(CLERK.asks("r"), SYDNEY, MARCIA).value())
                .isEqualTo(first);
    }

    @Test
    void aChangeIsFoundUnderTheNewAddressAlone() {
        UUID marcia = host.consumer(MARCIA);
        host.consumers.change(
                host.fresh(),
                SYDNEY,
                marcia,
                new Consumer("Marcia Example", Optional.of("new@example.org"), Optional.empty(), Consumer.Language.ES));

        assertThat(host.consumers.byMail(CLERK, SYDNEY, "marcia@example.org")).isEmpty();
        assertThat(host.consumers.byMail(CLERK, SYDNEY, "new@example.org")).containsExactly(marcia);
    }

    @Test
    void theExportHoldsTheirLaybysAndHowTheyWereSeen() {
        host.stock("LAMP", 4);
        UUID marcia = host.consumer(MARCIA);
        UUID id = host.active(marcia, Host.terms());
        host.pay(host.fresh(), id, "300.00");
        host.laybys.collect(host.fresh(), id, "passport seen");

        String export = host.consumers.export(CLERK, SYDNEY, marcia).toString();

        assertThat(export).contains("Marcia Example", "passport seen", "SYD-000002", "\"laybys\":[{");
    }

    @Test
    void whoHasAnOpenLaybyIsErasedOnlyOnPurpose() {
        host.stock("LAMP", 4);
        UUID marcia = host.consumer(MARCIA);
        UUID id = host.active(marcia, Host.terms());
        refused("CONSUMER_HAS_LAYBYS", () -> host.consumers.erase(CLERK, SYDNEY, marcia, "asked for it", false));
        assertThat(host.consumers.find(CLERK, SYDNEY, marcia)).isPresent();

        host.pay(host.fresh(), id, "300.00");
        host.laybys.collect(host.fresh(), id, "passport seen");
        assertThat(host.consumers
                        .erase(CLERK, SYDNEY, marcia, "asked for it", false)
                        .documents())
                .as("the person, and how they were seen")
                .isEqualTo(2);

        assertThat(host.consumers.find(CLERK, SYDNEY, marcia)).isEmpty();
        assertThat(host.consumers.byMail(CLERK, SYDNEY, "marcia@example.org")).isEmpty();
        assertThat(host.books.find(CLERK, id).version()).isPositive();
        refused("CONSUMER_UNKNOWN", () -> host.consumers.export(CLERK, SYDNEY, marcia));
        refused("CONSUMER_UNKNOWN", () -> host.laybys.draft(host.fresh(), marcia, Host.terms()));
    }

    /** The process that erases somebody died between the key and the look-up entry. */
    @Test
    void whoseErasureWasCutShortIsFoundByNobodyAndMayComeAgain() {
        UUID marcia = host.consumer(MARCIA);
        host.vault.destroyKey(ACME, marcia);

        assertThat(host.consumers.byMail(CLERK, SYDNEY, "marcia@example.org")).isEmpty();
        refused("CONSUMER_UNKNOWN", () -> host.consumers.change(host.fresh(), SYDNEY, marcia, MARCIA));
        UUID again = host.consumer(MARCIA);
        assertThat(host.consumers.byMail(CLERK, SYDNEY, "marcia@example.org")).containsExactly(again);
    }

    @Test
    void consumersAreFoundAfterTheKeysWereRotated() {
        UUID marcia = host.consumer(MARCIA);
        KeyRotation rotation = new KeyRotation(host.vault, Consumers.types());
        rotation.begin(ACME, "user-1");
        while (!rotation.step(ACME, 100).finished()) {
            assertThat(host.consumers.byMail(CLERK, SYDNEY, "marcia@example.org"))
                    .containsExactly(marcia);
        }

        assertThat(host.consumers.byMail(CLERK, SYDNEY, "marcia@example.org")).containsExactly(marcia);
    }
}
