package dev.cuadra.boleta.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.bank.Transfer;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.payment.BankAnswer;
import dev.cuadra.boleta.payment.BatchPhase;
import dev.cuadra.boleta.payment.LineStatus;
import dev.cuadra.boleta.payment.RetainedPart;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Users who do anything in any order, against a bank and an auditor who keep books of their own. */
class DisbursementsStatefulTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 10, 2);
    private static final List<String> USERS = List.of("ana", "ANA ", "berta", "carla", "Carla", "dora", "emil");

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void noLineIsPaidTwiceAndWhatIsPaidWasApprovedByOthers(@ForAll long seed) {
        Run run = new Run(new Random(seed));
        for (int step = 0; step < 60; step++) {
            run.step();
        }
        run.check();
        assertThat(run.taken).isGreaterThan(10);
    }

    /** One run. */
    private static final class Run {
        private final PaymentHouse house = new PaymentHouse();
        private final Disbursements payments = house.payments;
        private final Random random;
        private final Map<UUID, Long> nets = new HashMap<>();
        private final List<UUID> boletas = new ArrayList<>();
        private final List<UUID> batches = new ArrayList<>();
        private final Map<UUID, Set<String>> preparers = new HashMap<>();
        private final Map<UUID, Set<String>> approvers = new HashMap<>();
        /** What the bank was told to pay, and what it did. */
        private final Map<String, Transfer> told = new HashMap<>();

        private final Map<String, UUID> about = new HashMap<>();
        private final Map<String, BankAnswer> said = new HashMap<>();
        private int taken;

        Run(Random random) {
            this.random = random;
            for (int folio = 1; folio <= 3; folio++) {
                long gross = 400_000L + random.nextInt(1_000_000);
                UUID boleta = house.boleta(PaymentHouse.ANA, folio, gross);
                boletas.add(boleta);
                nets.put(boleta, gross - (gross * 1_525 + 5_000) / 10_000);
            }
        }

        void step() {
            try {
                act(any(USERS));
                taken++;
            } catch (ProblemException refused) {
                assertThat(refused.problem().code()).matches("BATCH_.*|PAYMENT_.*");
            }
        }

        private void act(String user) {
            int what = random.nextInt(12);
            if (batches.isEmpty() || what == 0) {
                UUID id = payments.open(house.as(user), PaymentHouse.PAYER, FRIDAY, lines())
                        .id();
                batches.add(id);
                preparers.put(id, new HashSet<>(Set.of(plain(user))));
                approvers.put(id, new HashSet<>());
                return;
            }
            UUID batch = any(batches);
            switch (what) {
                case 1 -> {
                    payments.change(house.as(user), batch, FRIDAY, lines());
                    of(preparers, batch).add(plain(user));
                    of(approvers, batch).clear();
                }
                case 2, 3 -> {
                    payments.submit(house.as(user), batch);
                    of(preparers, batch).add(plain(user));
                }
                case 4, 5, 6 -> {
                    payments.approve(house.as(user), batch, view(batch).hash());
                    of(approvers, batch).add(plain(user));
                }
                case 7 -> {
                    payments.release(house.as(user), batch);
                    audit(batch);
                }
                case 8 -> write(user, batch);
                case 9 -> drop(user, batch);
                default -> answer(user);
            }
        }

        private void audit(UUID batch) {
            Set<String> by = approvers.get(batch);
            assertThat(by).isNotEmpty().doesNotContainAnyElementsOf(preparers.get(batch));
            if (view(batch).total().pesos() > 1_000_000) {
                assertThat(by).hasSizeGreaterThan(1);
            }
        }

        private void write(String user, UUID batch) {
            int before = payments.files(PaymentHouse.ACME, batch);
            payments.write(house.as(user), batch);
            Map<String, UUID> lines = view(batch).lines().stream()
                    .collect(Collectors.toMap(BatchView.Line::reference, BatchView.Line::boleta));
            if (payments.files(PaymentHouse.ACME, batch) > before) {
                for (Transfer transfer : payments.transfers(PaymentHouse.ACME, batch, before + 1)) {
                    assertThat(told.put(transfer.reference(), transfer)).isNull();
                    about.put(transfer.reference(), lines.get(transfer.reference()));
                }
            }
            check();
        }

        private void drop(String user, UUID batch) {
            Optional<BatchView.Line> held = view(batch).lines().stream()
                    .filter(line -> line.status() == LineStatus.HELD)
                    .findFirst();
            held.ifPresent(line -> payments.drop(house.as(user), batch, line.reference(), "given up"));
        }

        /** The bank says something new of a line, and something old again. */
        private void answer(String user) {
            if (told.isEmpty()) {
                return;
            }
            String reference = any(told.keySet().stream().sorted().toList());
            List<BankAnswer> answers = new ArrayList<>(said.values());
            BankAnswer before = said.get(reference);
            BankAnswer now;
            if (before == null) {
                now = random.nextInt(4) == 0
                        ? BankAnswer.rejected(reference, "closed")
                        : BankAnswer.paid(reference, FRIDAY.plusDays(random.nextInt(40)));
            } else if (before.outcome() == BankAnswer.Outcome.PAID && random.nextInt(3) == 0) {
                now = BankAnswer.returned(reference, before.on().orElseThrow().plusDays(3), "closed");
            } else {
                now = before;
            }
            said.put(reference, now);
            answers.add(now);
            AnswersBooked booked = payments.book(house.as(user), answers);
            assertThat(booked.odd()).isEmpty();
            assertThat(booked.changed()).hasSize(now.equals(before) ? 0 : 1);
            check();
        }

        void check() {
            Map<UUID, Long> out = new HashMap<>();
            long paid = 0;
            for (Transfer transfer : told.values()) {
                BankAnswer answer = said.get(transfer.reference());
                boolean stays = answer == null || answer.outcome() == BankAnswer.Outcome.PAID;
                out.merge(
                        about.get(transfer.reference()),
                        stays ? transfer.amount().pesos() : 0,
                        Long::sum);
                paid += answer != null && stays ? transfer.amount().pesos() : 0;
            }
            out.forEach((boleta, amount) -> assertThat(amount).isLessThanOrEqualTo(nets.get(boleta)));
            long lines = batches.stream()
                    .flatMap(batch -> view(batch).lines().stream())
                    .filter(line -> line.status() == LineStatus.PAID)
                    .mapToLong(line -> line.amount().pesos())
                    .sum();
            long booked =
                    payments
                            .parts(PaymentHouse.ACME, PaymentHouse.PAYER, YearMonth.of(2026, 9), YearMonth.of(2027, 3))
                            .stream()
                            .filter(RetainedPart::counts)
                            .mapToLong(part -> part.part().net().pesos())
                            .sum();
            assertThat(lines).isEqualTo(paid);
            assertThat(booked).isEqualTo(paid);
            assertThat(batches).allSatisfy(batch -> {
                BatchPhase phase = view(batch).phase();
                if (phase == BatchPhase.RELEASED || phase == BatchPhase.SENT) {
                    audit(batch);
                }
            });
        }

        private List<PayRequest> lines() {
            List<PayRequest> lines = new ArrayList<>();
            for (UUID boleta : boletas) {
                long net = nets.getOrDefault(boleta, 0L);
                if (random.nextBoolean()) {
                    lines.add(new PayRequest(boleta, Clp.of(random.nextBoolean() ? net : net / 3)));
                }
            }
            return lines;
        }

        private BatchView view(UUID batch) {
            return payments.view(PaymentHouse.ACME, batch);
        }

        private static Set<String> of(Map<UUID, Set<String>> people, UUID batch) {
            return Objects.requireNonNull(people.get(batch));
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private static String plain(String user) {
            return user.strip().toLowerCase(Locale.ROOT);
        }
    }
}
