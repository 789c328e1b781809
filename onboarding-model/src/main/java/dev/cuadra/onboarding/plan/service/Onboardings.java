package dev.cuadra.onboarding.plan.service;

import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.message.Filled;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.plan.Celebration;
import dev.cuadra.onboarding.plan.Celebration.Counted;
import dev.cuadra.onboarding.plan.Happened;
import dev.cuadra.onboarding.plan.Plan;
import dev.cuadra.onboarding.plan.PlanEvent;
import dev.cuadra.onboarding.plan.PlanState;
import dev.cuadra.onboarding.plan.PlanStatus;
import dev.cuadra.onboarding.plan.Replay;
import dev.cuadra.onboarding.plan.TaskState;
import dev.cuadra.onboarding.plan.Templates;
import dev.cuadra.runtime.DocumentType;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The onboarding plans of tenants: one for each customer. Events are stored once however often they are told; what does
 * not fit is refused and says why. Messages about milestones leave in the same commit, once. Two writers never lose one another's
 * events: whoever is second decides again on what the first one left. Safe for many threads and processes.
 *
 * <p>All methods throw {@link ProblemException} with code {@code PLAN_UNKNOWN} for a customer without a plan, and
 * {@link dev.cuadra.spi.storage.StorageException} when the medium failed.
 *
 * @source PLAN-5, PLAN-9
 */
public final class Onboardings {
    /** What holds personal data, for {@link dev.cuadra.runtime.PersonalData} and {@link dev.cuadra.runtime.KeyRotation}. */
    public static final List<DocumentType<?>> PERSONAL = List.of(Documents.PLANS, Documents.EVENTS);

    /** The template of the message for a milestone of the plan. */
    static final String MILESTONE_MESSAGE = "onboarding-milestone";

    private static final int PERSISTENCE = 8;

    private final Vault vault;
    private final Templates templates;
    private final PlanBooks books;
    private final Optional<MilestoneLetters> letters;

    /**
     * The plans in {@code vault}, which tell nobody of milestones; {@code templates} has every version that any of them
     * follows.
     */
    public Onboardings(Vault vault, Templates templates) {
        this(vault, templates, Optional.empty());
    }

    private Onboardings(Vault vault, Templates templates, Optional<MilestoneLetters> letters) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.templates = Objects.requireNonNull(templates, "templates");
        this.books = new PlanBooks(vault, templates);
        this.letters = letters;
    }

    /**
     * The same, which tell the people of a customer what they reached: those who are at that customer in the groups of the
     * template, on its channels.
     *
     * @param messages the templates that ship, or a host's own
     * @param letters the message about a milestone, with what the host knows; empty where nobody is told
     */
    public Onboardings telling(
            Post post, TemplateSet messages, Function<? super MilestoneReached, Optional<Filled>> letters) {
        return new Onboardings(vault, templates, Optional.of(new MilestoneLetters(post, messages, letters)));
    }

    /**
     * Starts a plan of which nothing has happened. Started again on the same terms, it is as it was; on other terms that is
     * refused, code {@code PLAN_EXISTS}.
     *
     * @throws IllegalArgumentException for a plan with events, or of a template that this service does not have
     */
    public PlanView start(TenantId tenant, Plan plan) {
        boolean known =
                templates.find(plan.template().id(), plan.template().version()).equals(Optional.of(plan.template()));
        if (!plan.events().isEmpty() || !known) {
            throw new IllegalArgumentException("A plan starts without events, from a template that is known here");
        }
        return Vault.again(PERSISTENCE, () -> {
            Optional<PlanBooks.Held> held = books.find(tenant, plan.customer());
            if (held.isEmpty()) {
                Work work = vault.begin(tenant, "onboarding-start");
                books.create(work, plan);
                work.commit();
                return PlanView.unchanged(plan, List.of());
            }
            boolean same = held.get().stored().value().sameTerms(StoredPlan.of(plan));
            Problem refusal = Texts.BOOK.problem("PLAN_EXISTS", Place.NOWHERE, Map.of());
            return PlanView.unchanged(held.get().plan(), same ? List.of() : List.of(refusal));
        });
    }

    /** The plan of a customer with all that happened. */
    public Plan plan(TenantId tenant, String customer) {
        return held(tenant, customer).plan();
    }

    /** The person under whose key a plan is sealed with all that happened: to be erased where the customer is one. */
    public UUID person(TenantId tenant, String customer) {
        return held(tenant, customer).stored().subject();
    }

    /** How a plan stands. */
    public PlanStatus status(TenantId tenant, String customer, Instant at) {
        return PlanStatus.of(plan(tenant, customer), at, templates);
    }

    /** How all plans of a tenant stand, by customer, without those who were erased. All of them are held in memory. */
    public List<PortfolioLine> portfolio(TenantId tenant, Instant at) {
        try (Stream<Loaded<StoredPlan>> all = vault.scan(Documents.PLANS, tenant)) {
            return all.filter(stored -> !stored.erased())
                    .map(stored -> books.held(tenant, stored).plan())
                    .map(plan -> PortfolioLine.of(PlanStatus.of(plan, at, templates)))
                    .sorted(Comparator.comparing(PortfolioLine::customer))
                    .toList();
        }
    }

    /**
     * Tells a plan what happened. What fits is stored, also when something beside it does not; an event that was told
     * before changes nothing, and one with the id of another is refused.
     *
     * @throws StaleVersionException when other writers got in between again and again
     */
    public PlanView record(TenantId tenant, String customer, List<PlanEvent> events) {
        List<PlanEvent> told = List.copyOf(events);
        return telling(tenant, () -> {
            PlanBooks.Held held = held(tenant, customer);
            Judged judged = judged(held.plan(), told, vault.now());
            if (judged.good().isEmpty()) {
                return PlanView.unchanged(held.plan(), judged.refused());
            }
            Work work = vault.begin(tenant, "onboarding-record");
            Plan now = books.append(work, held, judged.good());
            News news = tell(work, held, judged.reached());
            work.commit();
            return new PlanView(now, judged.good().stream().map(PlanEvent::id).toList(), judged.refused(), news);
        });
    }

    private News tell(Work work, PlanBooks.Held held, List<MilestoneReached> reached) {
        return letters.map(by -> by.tell(work, held.stored().id(), reached, vault.now()))
                .orElseGet(() -> new News(reached, Told.NOTHING));
    }

    /** Which events count, which do not, and what is news. */
    private record Judged(List<PlanEvent> good, List<Problem> refused, List<MilestoneReached> reached) {}

    private Judged judged(Plan plan, List<PlanEvent> told, Instant now) {
        Map<String, PlanEvent> known = new HashMap<>();
        plan.events().forEach(event -> known.put(event.id(), event));
        List<PlanEvent> good = new ArrayList<>();
        List<Problem> refused = new ArrayList<>();
        Plan grown = plan;
        PlanState state = plan.at(Instant.MAX, templates).state();
        PlanState before = state;
        for (PlanEvent event : told) {
            PlanEvent first = known.putIfAbsent(event.id(), event);
            if (first != null && !first.equals(event)) {
                refused.add(problem("PLAN_EVENT_OTHER", event));
            } else if (first == null && event.at().isAfter(now)) {
                refused.add(problem("PLAN_EVENT_TO_COME", event));
            } else if (first == null) {
                Happened happened = happened(grown, state, event);
                happened.refusal().ifPresentOrElse(refused::add, () -> good.add(event));
                state = happened.state();
                grown = happened.refusal().isEmpty() ? grown.and(List.of(event)) : grown;
            }
        }
        return new Judged(good, refused, reached(plan, before, state));
    }

    /** An event that is told late may not take from under others what they rest on. */
    private Happened happened(Plan plan, PlanState state, PlanEvent event) {
        boolean last = plan.events().stream().noneMatch(other -> other.at().isAfter(event.at()));
        if (last) {
            return new Replay(templates, plan.zone()).apply(state, event);
        }
        Plan.Replayed anew = plan.and(List.of(event)).at(Instant.MAX, templates);
        return anew.refused().isEmpty()
                ? new Happened(anew.state(), Optional.empty())
                : new Happened(state, Optional.of(anew.refused().get(0)));
    }

    private static Problem problem(String code, PlanEvent event) {
        return Texts.BOOK.problem(code, Place.member(event.id()), Map.of("id", event.id()));
    }

    private static List<MilestoneReached> reached(Plan plan, PlanState before, PlanState now) {
        return now.milestones().stream()
                .filter(key -> !before.milestones().contains(key))
                .flatMap(key -> now.task(key).stream())
                .map(task -> news(plan, task))
                .toList();
    }

    private static MilestoneReached news(Plan plan, TaskState task) {
        return new MilestoneReached(
                plan.customer(),
                task.task().key(),
                task.task().title(),
                task.at().orElseThrow(),
                MILESTONE_MESSAGE,
                0,
                Optional.empty());
    }

    /**
     * Counts things that happened at a customer, such as receipts, and tells of celebrations that are reached by them,
     * each once for the customer and dated at the thing that made the number full. A thing counts once.
     *
     * @param figure what is counted, as the template calls it
     * @param savedEach how much time one of them saves; without it the message names none
     * @return what was reached now
     */
    public News count(
            TenantId tenant, String customer, String figure, Collection<Counted> things, Optional<Duration> savedEach) {
        List<Counted> told = List.copyOf(things);
        return telling(tenant, () -> {
            PlanBooks.Held held = held(tenant, customer);
            StoredPlan stored = held.stored().value();
            List<Celebration> open = held.plan().at(Instant.MAX, templates).state().template().celebrations().stream()
                    .filter(one -> one.figure().equals(figure))
                    .filter(one -> !stored.celebrated().containsKey(one.key()))
                    .toList();
            return open.isEmpty() ? News.NONE : counted(tenant, held, figure, told, open, savedEach);
        });
    }

    private News counted(
            TenantId tenant,
            PlanBooks.Held held,
            String figure,
            List<Counted> told,
            List<Celebration> open,
            Optional<Duration> savedEach) {
        StoredPlan stored = held.stored().value();
        List<Counted> all = new ArrayList<>(stored.counted().getOrDefault(figure, List.of()));
        all.addAll(told);
        Map<String, Instant> celebrated = new HashMap<>(stored.celebrated());
        List<MilestoneReached> reached = new ArrayList<>();
        for (Celebration one : open) {
            one.reached(all).ifPresent(at -> {
                celebrated.put(one.key(), at);
                reached.add(new MilestoneReached(
                        stored.customer(),
                        one.key(),
                        one.title(),
                        at,
                        one.message(),
                        one.at(),
                        savedEach.map(each -> each.multipliedBy(one.at()))));
            });
        }
        List<Counted> kept = reached.size() == open.size() ? List.of() : Celebration.distinct(all);
        if (reached.isEmpty() && kept.equals(stored.counted().getOrDefault(figure, List.of()))) {
            return News.NONE;
        }
        Work work = vault.begin(tenant, "onboarding-count");
        work.update(held.stored(), stored.withCounted(figure, kept, celebrated));
        News news = tell(work, held, reached);
        work.commit();
        return news;
    }

    private PlanBooks.Held held(TenantId tenant, String customer) {
        return books.find(tenant, customer)
                .orElseThrow(() -> new ProblemException(Texts.BOOK.problem("PLAN_UNKNOWN", Place.NOWHERE, Map.of())));
    }

    /** Readers who were erased are left out. */
    private <A> A telling(TenantId tenant, Supplier<A> decision) {
        return letters.map(by -> by.post().again(tenant, decision)).orElseGet(() -> Vault.again(PERSISTENCE, decision));
    }
}
