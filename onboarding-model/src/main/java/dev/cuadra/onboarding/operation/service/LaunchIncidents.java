package dev.cuadra.onboarding.operation.service;

import dev.cuadra.onboarding.audience.Missive;
import dev.cuadra.onboarding.audience.Readers;
import dev.cuadra.onboarding.audience.Told;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.internal.Texts;
import dev.cuadra.onboarding.knowledge.IssueReport;
import dev.cuadra.onboarding.knowledge.KnownIssue;
import dev.cuadra.onboarding.knowledge.Severity;
import dev.cuadra.onboarding.operation.Incident;
import dev.cuadra.onboarding.operation.IncidentAct;
import dev.cuadra.onboarding.operation.IncidentFigures;
import dev.cuadra.onboarding.operation.Silence;
import dev.cuadra.onboarding.operation.UserUpdates;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.spi.storage.IndexValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The critical incidents of tenants. One that is declared opens a known issue in the same commit. Safe for many threads
 * and processes; see {@link LaunchOperations} for keys, refusals and people.
 *
 * @source OPS-9, OPS-11
 */
public final class LaunchIncidents {
    private final Vault vault;
    private final Optional<UserUpdates> strictest;

    /** Incidents in {@code vault}; users wait for the next word no longer than {@code strictest} says. */
    LaunchIncidents(Vault vault, Optional<UserUpdates> strictest) {
        this.vault = vault;
        this.strictest = strictest;
    }

    /** What was taken. */
    record Taken(String incident, int acts) {}

    private record Opening(String incident, Duration interval, IncidentAct detected) {}

    private record Asked(String incident, IncidentAct act) {}

    /**
     * Opens an incident that somebody saw.
     *
     * @param incident a new id, 1 to 100 characters, naming nobody
     * @param interval how long users may wait for the next word
     * @param detected the detection, not later than now
     * @throws ProblemException with code {@code OPERATION_INCIDENT_KNOWN}, {@code OPERATION_INCIDENT_INTERVAL} when the
     *     plan allows less, or {@code OPERATION_FUTURE}
     */
    public IncidentView open(TenantId tenant, String key, String incident, Duration interval, IncidentAct detected) {
        strictest
                .map(UserUpdates::every)
                .filter(longest -> interval.compareTo(longest) > 0)
                .ifPresent(longest -> {
                    throw Texts.problem(
                            "OPERATION_INCIDENT_INTERVAL",
                            "interval",
                            Map.of("minutes", interval.toMinutes(), "most", longest.toMinutes()));
                });
        Incident opened = new Incident(incident, interval, List.of(detected));
        Opening request = new Opening(incident, interval, detected);
        vault.once(tenant, LaunchOperations.command("incident-open", key, request), Taken.class, work -> {
            if (detected.at().isAfter(vault.now())) {
                throw Texts.problem("OPERATION_FUTURE", "at", Map.of("item", incident, "at", detected.at()));
            }
            if (stored(tenant, incident).isPresent()) {
                throw Texts.problem("OPERATION_INCIDENT_KNOWN", "incident", Map.of("incident", incident));
            }
            work.create(Documents.INCIDENTS, Vault.TENANT_SUBJECT, StoredIncident.of(opened));
            return new Taken(incident, 1);
        });
        return find(tenant, incident);
    }

    /**
     * Says what happens in an incident.
     *
     * @throws ProblemException {@code OPERATION_INCIDENT_UNKNOWN}
     */
    public IncidentView say(TenantId tenant, String key, String incident, IncidentAct act) {
        Asked request = new Asked(incident, act);
        Optional<Problem> refusal = Refusal.of(() ->
                vault.once(tenant, LaunchOperations.command("incident-say", key, request), Taken.class, work -> {
                    Loaded<StoredIncident> loaded = found(tenant, incident);
                    Incident.Decision decision = loaded.value().incident().say(act, vault.now());
                    Refusal.ifAny(decision.refusal());
                    Optional<Integer> issue = loaded.value().issue();
                    if (act.kind() == IncidentAct.Kind.DECLARED) {
                        issue = Optional.of(issue(work, tenant, incident, act));
                    }
                    work.update(loaded, loaded.value().with(decision.incident(), issue));
                    return new Taken(incident, decision.incident().acts().size());
                }));
        IncidentView now = find(tenant, incident);
        return new IncidentView(now.incident(), now.issue(), refusal);
    }

    private int issue(Work work, TenantId tenant, String incident, IncidentAct declared) {
        int number = KnowledgeBase.next(vault, tenant);
        String impact = declared.affected()
                .map(whom -> whom.users() + " / " + whom.of())
                .orElse("");
        IssueReport report = new IssueReport(
                Severity.CRITICAL, declared.at(), declared.who(), declared.text(), List.of(), "", "", impact);
        work.create(
                Documents.ISSUES,
                Vault.TENANT_SUBJECT,
                new StoredIssue(KnownIssue.reported(number, report).of(incident)));
        return number;
    }

    /**
     * Reminds who answers for it of updates to users that were due and did not come, of each once. What was missed since
     * somebody was reminded last is in one message for each incident, however long that is ago. Of an incident that is over
     * nobody is reminded, nor later of what was missed before it was. The messages leave with what is stored about them, or
     * not at all. Where nobody can be reached that is said and kept, and it is tried again the next time. To be called every
     * minute or so.
     *
     * @param post how people are told
     * @return who was told now, and the roles in which nobody can be reached
     */
    public Told remind(TenantId tenant, Post post) {
        return Told.all(all(tenant).stream()
                .map(IncidentView::incident)
                .filter(incident -> !incident.silences(now(incident)).isEmpty())
                .map(incident -> post.again(tenant, () -> remind(tenant, post, incident.id())))
                .toList());
    }

    private Told remind(TenantId tenant, Post post, String incident) {
        Loaded<StoredIncident> loaded = found(tenant, incident);
        Instant now = now(loaded.value().incident());
        List<Silence> unsaid = loaded.value().unsaid(now);
        if (unsaid.isEmpty()) {
            return Told.NOTHING;
        }
        Missive missive = Reminder.of(loaded.id(), missed(loaded.value(), unsaid, now));
        Readers readers = post.readers(tenant, missive);
        Work work = vault.begin(tenant, "incident-remind");
        Told put = post.put(work, missive, readers, vault.now());
        Told told = new Told(put.letters(), put.missed(), readers.unreached());
        if (!put.nothing()) {
            if (!put.letters().isEmpty()) {
                work.update(loaded, loaded.value().reminding(unsaid));
            }
            Post.note(work, told);
            work.commit();
        }
        return told;
    }

    /** A clock that goes back must not open again what is over. */
    private Instant now(Incident incident) {
        Instant last = incident.acts().get(incident.acts().size() - 1).at();
        Instant now = vault.now();
        return now.isBefore(last) ? last : now;
    }

    private MissedUpdates missed(StoredIncident stored, List<Silence> unsaid, Instant now) {
        Incident incident = stored.incident();
        String role = strictest
                .map(UserUpdates::role)
                .orElseGet(() -> incident.acts().stream()
                        .filter(act -> act.kind() == IncidentAct.Kind.DECLARED)
                        .findFirst()
                        .orElseThrow()
                        .role());
        IncidentFigures figures = incident.figures(now);
        return new MissedUpdates(
                incident.id(),
                role,
                figures.status(),
                unsaid,
                figures.nextUpdate().orElseThrow(),
                figures.updateLate());
    }

    /**
     * An incident as it is now.
     *
     * @throws ProblemException {@code OPERATION_INCIDENT_UNKNOWN}
     */
    public IncidentView find(TenantId tenant, String incident) {
        return view(found(tenant, incident).value());
    }

    private static IncidentView view(StoredIncident stored) {
        return new IncidentView(stored.incident(), stored.issue().map(KnownIssue::id), Optional.empty());
    }

    /** All incidents, in the order in which they were seen. */
    public List<IncidentView> all(TenantId tenant) {
        try (Stream<Loaded<StoredIncident>> all = vault.scan(Documents.INCIDENTS, tenant)) {
            return all.map(loaded -> view(loaded.value()))
                    .sorted(Comparator.comparing((IncidentView one) ->
                                    one.incident().acts().get(0).at())
                            .thenComparing(one -> one.incident().id()))
                    .toList();
        }
    }

    private Optional<Loaded<StoredIncident>> stored(TenantId tenant, String incident) {
        return vault.findUnique(
                Documents.INCIDENTS, tenant, Documents.INCIDENT, tokens -> List.of(IndexValue.of(incident)));
    }

    private Loaded<StoredIncident> found(TenantId tenant, String incident) {
        return stored(tenant, incident)
                .orElseThrow(
                        () -> Texts.problem("OPERATION_INCIDENT_UNKNOWN", "incident", Map.of("incident", incident)));
    }
}
