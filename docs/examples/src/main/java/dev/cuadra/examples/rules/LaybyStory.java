package dev.cuadra.examples.rules;

import dev.cuadra.examples.Texts;
import dev.cuadra.layby.agreement.Acting;
import dev.cuadra.layby.agreement.Decision;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.agreement.LaybyState;
import dev.cuadra.layby.agreement.Receipt;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.money.MonetaryException;

/** Tells the life of a lay-by again, event by event. An event that the rules refuse changes nothing. */
final class LaybyStory {
    static final LaybyEngine ENGINE = LaybyRules.standard();

    private static final String TELLER = "replay";

    private final LaybyAgreement agreement;
    private final Map<String, LaybyCommand> byKey = new HashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final List<Integer> repeated = new ArrayList<>();
    private Layby layby;
    private LocalDate today;

    private LaybyStory(LaybyAgreement agreement) {
        this.agreement = agreement;
        this.today = agreement.terms().agreedOn();
        this.layby = drafted(agreement);
    }

    /**
     * A life as it was told.
     *
     * @param agreement what was agreed
     * @param layby how it stands
     * @param receipts what the consumer was given
     * @param refused what the rules did not allow
     * @param repeated which events had happened before, by their places in the list
     */
    record Told(
            LaybyAgreement agreement,
            Layby layby,
            List<Receipt> receipts,
            List<Refused> refused,
            List<Integer> repeated) {}

    /** An event that the rules refuse, by its place in the list. */
    record Refused(int event, Problem problem) {}

    /** Tells what happened until the end of a day. */
    static Told tell(LaybyAgreement agreement, List<Happening> happenings, LocalDate asOf) {
        LaybyStory story = new LaybyStory(agreement);
        story.begin();
        for (Happening happening : happenings) {
            if (!happening.on().isAfter(asOf)) {
                story.happen(happening);
                story.accept();
            }
        }
        return new Told(
                agreement,
                story.layby,
                List.copyOf(story.receipts),
                List.copyOf(story.refused),
                List.copyOf(story.repeated));
    }

    /** The hash that stands for the text that was signed. */
    static String signed(LaybyAgreement agreement) {
        try {
            byte[] terms = agreement.terms().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(terms));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static Layby drafted(LaybyAgreement agreement) {
        LocalDate day = agreement.terms().agreedOn();
        Acting acting = acting(TELLER, day, Optional.empty(), Optional.empty());
        return ENGINE.decide(agreement.id(), Optional.empty(), new LaybyCommand.Draft(agreement.terms()), acting)
                .fold(Decision.Taken::after, before -> impossible(), no -> {
                    throw new ProblemException(no.problem().at(Place.member("agreement")));
                });
    }

    private static Layby impossible() {
        throw new IllegalStateException("Nothing was drafted before");
    }

    private void begin() {
        Set<Disclosure> told = agreement
                .offer()
                .disclosed()
                .orElse(agreement.accepted() ? agreement.offer().needed() : Set.of());
        if (!told.isEmpty()) {
            quietly(new LaybyCommand.Disclose(told));
        }
        accept();
    }

    /** As soon as it may be; until the deposit is there, or something is left to be told, it may not. */
    private void accept() {
        if (agreement.accepted() && layby.state() == LaybyState.DRAFT) {
            quietly(new LaybyCommand.Accept(signed(agreement), LaybyAgreement.VERSION));
        }
    }

    private void quietly(LaybyCommand command) {
        Acting acting = acting(TELLER, today, Optional.empty(), Optional.empty());
        Decision decision = ENGINE.decide(layby.id(), Optional.of(layby), command, acting);
        layby = decision.fold(Decision.Taken::after, before -> layby, no -> layby);
    }

    private void happen(Happening happening) {
        if (happening.on().isBefore(today) && !happening.mayBeLate()) {
            refuse(
                    happening,
                    Texts.BOOK.problem("EVENT_ORDER", place(happening), Map.of("date", happening.on(), "last", today)));
            return;
        }
        LocalDate day = later(
                today,
                later(happening.on(), happening.at().atOffset(ZoneOffset.UTC).toLocalDate()));
        Optional<LaybyCommand> before = happening.key().map(byKey::get);
        LaybyCommand command = happening.command().of(layby, before);
        Acting acting = new Acting(happening.by(), happening.at(), day, happening.key(), Optional.of(receiptNumber()));
        decided(happening, command, decide(happening, command, acting), day);
    }

    /** Sums beyond what amounts hold are a fault of the document, wherever they show. */
    private Decision decide(Happening happening, LaybyCommand command, Acting acting) {
        try {
            return ENGINE.decide(layby.id(), Optional.of(layby), command, acting);
        } catch (ArithmeticException | MonetaryException e) {
            return new Decision.Refused(Texts.BOOK.problem("EVENT_TOO_LARGE", place(happening), Map.of()));
        }
    }

    private void decided(Happening happening, LaybyCommand command, Decision decision, LocalDate day) {
        Layby before = layby;
        layby = decision.fold(
                Decision.Taken::after,
                known -> {
                    repeated.add(happening.index());
                    return before;
                },
                no -> {
                    refuse(happening, no.problem());
                    return before;
                });
        if (decision instanceof Decision.Taken) {
            today = day;
            happening.key().ifPresent(key -> byKey.putIfAbsent(key, command));
            if (command instanceof LaybyCommand.Pay pay) {
                receipts.add(Receipt.of(layby, pay.payment()));
            }
        }
    }

    private void refuse(Happening happening, Problem problem) {
        refused.add(new Refused(happening.index(), problem.at(place(happening))));
    }

    private String receiptNumber() {
        return layby.id() + "/" + (receipts.size() + 1);
    }

    private static Place place(Happening happening) {
        return Place.member("events[" + happening.index() + "]");
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Acting acting(String by, LocalDate day, Optional<String> key, Optional<String> receipt) {
        return new Acting(by, day.atTime(12, 0).toInstant(ZoneOffset.UTC), day, key, receipt);
    }
}
