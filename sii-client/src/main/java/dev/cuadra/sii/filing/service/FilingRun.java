package dev.cuadra.sii.filing.service;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.FiledReturn;
import dev.cuadra.boleta.service.FiledReturns;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.sii.f29.Proposal;
import dev.cuadra.sii.f29.ProposalComparison;
import dev.cuadra.sii.filing.Acceptance;
import dev.cuadra.sii.filing.FilingAnswer;
import dev.cuadra.sii.filing.FilingChannel;
import dev.cuadra.sii.filing.FilingContent;
import dev.cuadra.sii.filing.FilingKnowledge;
import dev.cuadra.sii.filing.FilingKnowledge.KnownReturn;
import dev.cuadra.sii.filing.FilingOrder;
import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.sii.filing.FilingResult.Manual.Reason;
import dev.cuadra.sii.filing.ManualPack;
import dev.cuadra.sii.filing.service.StoredIntent.State;
import dev.cuadra.sii.internal.Texts;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** One order under way. Every step reads what is stored, so that a call goes on wherever another one broke off. */
final class FilingRun {
    private final Vault vault;
    private final BoletaBooks books;
    private final FiledReturns returns;
    private final Optional<FilingChannel> channel;
    private final Duration patience;
    private final TenantId tenant;
    private final FilingOrder order;
    private final Rut payer;
    private final YearMonth period;
    private final ProposalComparison differences;

    FilingRun(
            Vault vault,
            BoletaBooks books,
            FiledReturns returns,
            Optional<FilingChannel> channel,
            Duration patience,
            TenantId tenant,
            FilingOrder order) {
        this.vault = vault;
        this.books = books;
        this.returns = returns;
        this.channel = channel;
        this.patience = patience;
        this.tenant = tenant;
        this.order = order;
        this.payer = order.payer();
        this.period = order.form().period();
        this.differences = ProposalComparison.of(order.form(), proposal());
    }

    FilingResult result() {
        Optional<Loaded<StoredIntent>> stored = stored();
        if (stored.isEmpty()) {
            return begin(stored);
        }
        Loaded<StoredIntent> intent = stored.get();
        return switch (intent.value().state()) {
            case SENDING ->
                vault.now().isBefore(intent.value().until()) ? unknown(intent.value(), "SENDING") : settle(intent);
            case UNKNOWN -> settle(intent);
            case FILED -> record(intent);
            case RECORDED, REFUSED, NOT_FILED -> begin(stored);
        };
    }

    /** Nothing is under way. */
    private FilingResult begin(Optional<Loaded<StoredIntent>> before) {
        List<FiledReturn> history = returns.history(tenant, payer, period);
        Optional<FiledReturn> last = history.stream().reduce((first, second) -> second);
        if (last.isPresent()
                && FilingContent.same(last.get().figures().codes(), order.form().codes())) {
            return new FilingResult.Filed(last.get().folio(), differences);
        }
        if (books.closed(tenant, payer, period).isEmpty()) {
            throw new ProblemException(
                    Texts.BOOK.problem("SII_FILING_NOT_CLOSED", Place.member("period"), Map.of("period", period)));
        }
        if (channel.isEmpty()) {
            return manual(Reason.NO_CHANNEL, "");
        }
        Optional<String> corrects = last.map(FiledReturn::folio);
        String content = content(corrects);
        Optional<Acceptance> word =
                order.acceptance().filter(said -> said.content().equals(content));
        if (word.isEmpty() && (corrects.isPresent() || !differences.agrees())) {
            return new FilingResult.Ready(order.proposal(), differences, corrects, content);
        }
        Set<String> folios = history.stream().map(FiledReturn::folio).collect(Collectors.toSet());
        return ask() instanceof FilingKnowledge.Settled known
                ? begin(before, corrects, word, folios, known)
                : manual(Reason.AWAY, "");
    }

    private FilingResult begin(
            Optional<Loaded<StoredIntent>> before,
            Optional<String> corrects,
            Optional<Acceptance> word,
            Set<String> folios,
            FilingKnowledge.Settled known) {
        Optional<KnownReturn> strange = known.returns().stream()
                .filter(one -> !folios.contains(one.folio()))
                .findFirst();
        if (strange.isPresent() && changedSince(before)) {
            return result();
        }
        if (strange.isPresent()) {
            return manual(Reason.FILED_ELSEWHERE, strange.get().folio());
        }
        StoredIntent intent = new StoredIntent(
                payer,
                period,
                vault.newId(),
                State.SENDING,
                plain(order.form().codes()),
                content(corrects),
                word.map(Acceptance::by),
                word.map(Acceptance::reason),
                corrects,
                folios,
                1,
                vault.now().plus(patience),
                Optional.empty(),
                Optional.empty());
        Work work = vault.begin(tenant, "sii-file-form29");
        UUID id = before.map(Loaded::id).orElseGet(vault::newId);
        if (before.isPresent()) {
            work.update(before.get(), intent);
        } else {
            work.create(StoredIntent.TYPE, id, Vault.TENANT_SUBJECT, intent);
        }
        work.commit();
        return send(id, intent);
    }

    /** It is stored that this is sent: nobody else sends it meanwhile. */
    private FilingResult send(UUID id, StoredIntent intent) {
        FilingAnswer answer = submit(intent);
        // Slower than the time allowed: whoever asked after it meanwhile knows more.
        return vault.find(StoredIntent.TYPE, tenant, id)
                .filter(loaded -> loaded.value().isSameSending(intent))
                .map(sent -> answered(sent, answer))
                .orElseGet(() -> unknown(intent, "LATE"));
    }

    private FilingResult answered(Loaded<StoredIntent> sent, FilingAnswer answer) {
        if (answer instanceof FilingAnswer.Accepted accepted) {
            return filed(sent, accepted.folio(), accepted.filedOn());
        }
        if (answer instanceof FilingAnswer.Refused refused) {
            update(sent, sent.value().in(State.REFUSED), "sii-refused-form29");
            return manual(Reason.REFUSED, refused.code() + " " + refused.text());
        }
        update(sent, sent.value().in(State.UNKNOWN), "sii-unanswered-form29");
        return unknown(sent.value(), answer instanceof FilingAnswer.Unanswered unanswered ? unanswered.why() : "");
    }

    private FilingAnswer submit(StoredIntent intent) {
        try {
            return channel.<FilingAnswer>map(way -> way.submit(intent.toSend()))
                    .orElseGet(() -> new FilingAnswer.Unanswered("NO_CHANNEL"));
        } catch (RuntimeException e) {
            // What the message says may be personal.
            return new FilingAnswer.Unanswered(e.getClass().getSimpleName());
        }
    }

    /** It was sent, and nobody knows what became of it. */
    private FilingResult settle(Loaded<StoredIntent> open) {
        StoredIntent intent = open.value();
        Optional<FiledReturn> recorded = returns.history(tenant, payer, period).stream()
                .filter(one -> !intent.known().contains(one.folio()))
                .findFirst();
        if (recorded.isPresent()) {
            // A person looked, and said what is filed.
            return filed(open, recorded.get().folio(), recorded.get().filedOn());
        }
        if (!(ask() instanceof FilingKnowledge.Settled known)) {
            return unknown(intent, "UNANSWERED");
        }
        List<KnownReturn> fresh = known.returns().stream()
                .filter(one -> !intent.known().contains(one.folio()))
                .toList();
        Optional<KnownReturn> ours =
                fresh.stream().filter(one -> isOurs(intent, one)).findFirst();
        if (ours.isPresent()) {
            return filed(open, ours.get().folio(), ours.get().filedOn());
        }
        if (!fresh.isEmpty()) {
            return unknown(intent, "ANOTHER_RETURN " + fresh.get(0).folio());
        }
        return sendAgain(open);
    }

    private static boolean isOurs(StoredIntent intent, KnownReturn one) {
        return one.intent()
                .map(intent.intent()::equals)
                .orElseGet(() -> FilingContent.same(one.codes(), intent.declared()));
    }

    /** It is settled that it did not arrive. */
    private FilingResult sendAgain(Loaded<StoredIntent> open) {
        StoredIntent intent = open.value();
        if (!intent.content().equals(content(intent.corrects()))) {
            update(open, intent.in(State.NOT_FILED), "sii-drop-form29");
            return result();
        }
        StoredIntent again = intent.sentAgain(vault.now().plus(patience));
        update(open, again, "sii-file-form29");
        return send(open.id(), again);
    }

    private FilingResult filed(Loaded<StoredIntent> sent, String folio, LocalDate filedOn) {
        update(sent, sent.value().filed(folio, filedOn), "sii-filed-form29");
        return result();
    }

    private FilingResult record(Loaded<StoredIntent> filed) {
        StoredIntent intent = filed.value();
        String folio = intent.folio().orElseThrow();
        boolean known = returns.history(tenant, payer, period).stream()
                .anyMatch(one -> one.folio().equals(folio));
        if (!known) {
            returns.record(
                    tenant, payer, declared(intent), folio, intent.filedOn().orElseThrow());
        }
        update(filed, intent.in(State.RECORDED), "sii-recorded-form29");
        return result();
    }

    /** The return that was sent: with the boletas of this order if it is the same, else without any. */
    private Form29 declared(StoredIntent intent) {
        Form29 form = order.form();
        return FilingContent.same(intent.declared(), form.codes())
                ? form
                : new Form29(period, form.rule(), intent.declared(), Map.of(), Map.of(), List.of());
    }

    private FilingKnowledge ask() {
        try {
            return channel.<FilingKnowledge>map(way -> way.ask(payer, period))
                    .orElseGet(() -> new FilingKnowledge.Unanswered("NO_CHANNEL"));
        } catch (RuntimeException e) {
            return new FilingKnowledge.Unanswered(e.getClass().getSimpleName());
        }
    }

    private Optional<Loaded<StoredIntent>> stored() {
        return vault.findUnique(
                StoredIntent.TYPE,
                tenant,
                "month",
                tokens -> StoredIntent.month(tokens.of("rut", payer.toString()), period));
    }

    /** Whether somebody else began to file the month meanwhile: then the return is theirs, and of this house. */
    private boolean changedSince(Optional<Loaded<StoredIntent>> before) {
        return !stored().map(Loaded::version).equals(before.map(Loaded::version));
    }

    private void update(Loaded<StoredIntent> loaded, StoredIntent value, String command) {
        Work work = vault.begin(tenant, command);
        work.update(loaded, value);
        work.commit();
    }

    private Proposal proposal() {
        return order.proposal().orElseGet(() -> new Proposal(Map.of(), 0));
    }

    private String content(Optional<String> corrects) {
        return FilingContent.of(payer, period, order.form().codes(), proposal().codes(), corrects);
    }

    private FilingResult manual(Reason reason, String evidence) {
        return new FilingResult.Manual(ManualPack.of(payer, order.form()), reason, evidence);
    }

    private static FilingResult unknown(StoredIntent intent, String why) {
        return new FilingResult.Unknown(intent.toSend(), why);
    }

    private static Map<String, BigDecimal> plain(Map<F29Code, BigDecimal> codes) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        codes.forEach((code, value) -> plain.put(code.value(), value));
        return plain;
    }
}
