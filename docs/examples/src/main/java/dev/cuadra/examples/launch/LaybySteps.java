package dev.cuadra.examples.launch;

import dev.cuadra.layby.agreement.AgreementTerms;
import dev.cuadra.layby.agreement.Item;
import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyPolicy;
import dev.cuadra.layby.agreement.Refund;
import dev.cuadra.layby.law.Disclosure;
import dev.cuadra.layby.law.Jurisdiction;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import dev.cuadra.layby.quote.DepositTerms;
import dev.cuadra.layby.quote.Quote;
import dev.cuadra.layby.quote.QuoteRequest;
import dev.cuadra.layby.quote.Quoter;
import dev.cuadra.layby.schedule.Frequency;
import dev.cuadra.layby.schedule.ScheduleTerms;
import dev.cuadra.layby.service.Consumer;
import dev.cuadra.layby.service.Instruction;
import dev.cuadra.layby.service.Shop;
import dev.cuadra.layby.termination.EndedBy;
import dev.cuadra.layby.termination.Facts;
import dev.cuadra.layby.termination.Ground;
import dev.cuadra.layby.termination.TaxBasis;
import dev.cuadra.spi.problem.ProblemException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.money.MonetaryAmount;

/** What happens to lay-bys. What the law or the agreement refuses is noted and shown. */
final class LaybySteps {
    private static final String TEXT = "ab".repeat(32);
    private static final String EDITION = "2026-1";

    private final LaunchHouse house;

    LaybySteps(LaunchHouse house) {
        this.house = house;
    }

    private static Shop shop(Step step) {
        return new Shop(step.text("business"), step.text("store"));
    }

    private Instruction asks(Step step, String part) {
        return house.clerk().asks(step.key(part));
    }

    private void trying(Step step, Runnable what) {
        try {
            what.run();
        } catch (ProblemException e) {
            house.marks().refused(step, "layby", e.problem());
        }
    }

    void stock(Step step) {
        int quantity = step.what().path("quantity").asInt();
        house.goods().receive(asks(step, "stock"), shop(step), step.text("goods"), quantity);
    }

    void open(Step step) {
        trying(step, () -> {
            AgreementTerms terms = terms(step);
            UUID id = house.laybys()
                    .draft(asks(step, "draft"), consumer(step), terms)
                    .value()
                    .layby();
            LaybyCommand told = new LaybyCommand.Disclose(EnumSet.allOf(Disclosure.class));
            house.laybys().take(asks(step, "disclose"), id, told);
            house.laybys().pay(asks(step, "deposit"), id, terms.deposit(), tender(step), terms.agreedOn());
            house.laybys().take(asks(step, "accept"), id, new LaybyCommand.Accept(TEXT, EDITION));
            house.marks().name(step.text("layby"), id);
        });
    }

    private static Tender tender(Step step) {
        return Tender.valueOf(step.text("tender"));
    }

    /** A consumer is registered once for each shop, however many lay-bys they have. */
    private UUID consumer(Step step) {
        String name = step.text("consumer");
        Consumer consumer = new Consumer(
                "Persona " + name.substring("persona".length()),
                Optional.of(name + "@correo.example"),
                Optional.empty(),
                step.text("jurisdiction").equals("CL") ? Consumer.Language.ES : Consumer.Language.EN);
        Shop shop = shop(step);
        return house.people()
                .register(house.clerk().asks("consumer/" + shop + "/" + name), shop, consumer)
                .value();
    }

    private AgreementTerms terms(Step step) {
        ZoneId zone = ZoneId.of(step.text("zone"));
        LocalDate day = LocalDate.ofInstant(house.now(), zone);
        String currency = step.text("currency");
        MonetaryAmount price = MinorUnits.parse(step.text("price"), currency);
        MonetaryAmount deposit = MinorUnits.parse(step.text("deposit"), currency);
        ScheduleTerms schedule =
                ScheduleTerms.of(step.what().path("count").asInt(), Frequency.valueOf(step.text("frequency")), day);
        Jurisdiction law = Jurisdiction.parse(step.text("jurisdiction"));
        Quote quote = new Quoter(request -> List.of())
                .quote(QuoteRequest.of(law, day, price, DepositTerms.NONE.paying(deposit), schedule));
        return new AgreementTerms(
                law,
                step.text("business"),
                step.text("store"),
                zone,
                true,
                day,
                price.getCurrency(),
                List.of(new Item(step.text("goods"), step.text("title"), 1, price)),
                List.of(),
                quote.deposit(),
                schedule,
                quote.instalments(),
                Optional.empty(),
                false,
                TaxBasis.ACCRUAL,
                LaybyPolicy.USUAL,
                EDITION);
    }

    /** One that could not be opened has no further life. */
    private void with(Step step, BiConsumer<UUID, Layby> what) {
        house.marks()
                .named(step.text("layby"))
                .ifPresent(id -> trying(
                        step, () -> what.accept(id, house.laybys().books().find(house.clerk(), id))));
    }

    void pay(Step step) {
        with(step, (id, layby) -> {
            MonetaryAmount amount = MinorUnits.parse(
                    step.text("amount"), layby.terms().currency().getCurrencyCode());
            house.laybys().pay(asks(step, "pay"), id, amount, tender(step), today(layby));
        });
    }

    private LocalDate today(Layby layby) {
        return LocalDate.ofInstant(house.now(), layby.terms().zone());
    }

    void collect(Step step) {
        with(step, (id, layby) -> house.laybys().collect(asks(step, "collect"), id, "shown"));
    }

    void cancel(Step step) {
        LaybyCommand end = new LaybyCommand.End(
                EndedBy.CONSUMER, Ground.CONSUMER_WISH, Facts.NONE, List.of(), "carta/" + step.text("layby"));
        with(step, (id, layby) -> house.laybys().take(asks(step, "end"), id, end));
    }

    void refund(Step step) {
        with(step, (id, layby) -> {
            for (Refund refund : layby.refunds()) {
                LaybyCommand send = new LaybyCommand.SendRefund(refund.id(), Optional.empty(), "");
                house.laybys().take(asks(step, "send/" + refund.id()), id, send);
                house.laybys()
                        .take(asks(step, "settle/" + refund.id()), id, new LaybyCommand.SettleRefund(refund.id()));
            }
        });
    }
}
