package dev.cuadra.examples;

import dev.cuadra.boleta.bank.AccountCheck;
import dev.cuadra.boleta.payment.BatchCommand;
import dev.cuadra.boleta.payment.BatchPhase;
import dev.cuadra.boleta.payment.BatchSheet;
import dev.cuadra.boleta.payment.ReleaseGate;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BatchView;
import dev.cuadra.boleta.service.BoletaToPay;
import dev.cuadra.boleta.service.Disbursements;
import dev.cuadra.boleta.service.PaymentAccounts;
import dev.cuadra.boleta.service.PaymentMarks;
import dev.cuadra.boleta.service.PaymentOrder;
import dev.cuadra.examples.rules.PaymentPolicy;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IdempotencyConflictException;
import dev.cuadra.spi.storage.StaleVersionException;
import dev.cuadra.spi.storage.StorageException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The payments of the reference host: accounts are read as people type them, and the policy file says who may do what. */
final class PaymentDesk {
    private static final PaymentAccounts ACCOUNTS =
            contractor -> new AccountCheck().of(contractor).account();

    private final Host host;
    private final PaymentPolicy policy;
    private final Locale locale;
    private final Disbursements payments;

    PaymentDesk(Host host, PaymentPolicy policy, Locale locale) {
        this.host = host;
        this.policy = policy;
        this.locale = locale;
        this.payments = with(PaymentMarks.NONE);
    }

    Disbursements payments() {
        return payments;
    }

    Host host() {
        return host;
    }

    /** The same, where something more is known of boletas. */
    Disbursements with(PaymentMarks marks) {
        return new Disbursements(
                host.vault(),
                new ReleaseGate(RetentionCalculator.chile()),
                new Disbursements.Rules(policy.batches(), policy, ACCOUNTS, marks, locale));
    }

    BatchSheet sheet(UUID batch) {
        return payments.sheet(host.tenant(), batch);
    }

    /**
     * Opens a batch. Without a key of the user's own the same list for the same day is the same batch, until that one
     * has come to its end.
     */
    UUID open(PaymentOptions options, Rut payer, LocalDate payOn, List<BoletaToPay> wanted) {
        for (int round = 1; ; round++) {
            List<Object> asked = new ArrayList<>(List.of("open", payer, payOn, round));
            wanted.forEach(one -> asked.addAll(List.of(one.boleta().toString(), one.amount())));
            PaymentOrder order = options.order(host, asked);
            UUID batch =
                    once(() -> payments.openNamed(order, payer, payOn, wanted)).id();
            BatchPhase phase = payments.view(host.tenant(), batch).phase();
            boolean ended = phase == BatchPhase.CANCELLED || phase == BatchPhase.SETTLED;
            if (options.named() || !ended) {
                return batch;
            }
        }
    }

    /** The order of a step with a batch: without a key of the user's own, one for each content that it had. */
    PaymentOrder order(PaymentOptions options, UUID batch, List<?> asked) {
        long changes = sheet(batch).batch().history().stream()
                .filter(step -> step.command() instanceof BatchCommand.Change)
                .count();
        List<Object> all = new ArrayList<>(List.of(batch, changes));
        all.addAll(asked);
        return options.order(host, all);
    }

    /** Does what the service does, and says in the words of this command line what only a program could mean. */
    static <T> T once(Supplier<T> command) {
        try {
            return command.get();
        } catch (IdempotencyConflictException e) {
            throw new ProblemException(Texts.BOOK.problem("ORDER_TAKEN", Place.member("--order"), Map.of()), e);
        } catch (StaleVersionException e) {
            throw new StorageException("other writers got in between again and again", e);
        }
    }

    /** Takes a step, of which the batch as it then is tells. */
    BatchSheet step(UUID batch, Supplier<BatchView> command) {
        once(command);
        return sheet(batch);
    }
}
