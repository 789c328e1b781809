package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.LaybyCommand;
import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.integrity.Books;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.integrity.PlannedCorrection;
import dev.cuadra.layby.integrity.Recovery;
import dev.cuadra.layby.integrity.RecoveryCommand;
import dev.cuadra.layby.internal.Texts;
import dev.cuadra.layby.ledger.LedgerEntry;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a recovery reads of lay-bys and does to them. All of it may be repeated: what is done already is left alone. */
final class RecoveryBooks {
    private final Vault vault;
    private final LaybyEngine engine;
    private final Laybys laybys;
    private final LaybyIntegrity integrity;

    /** A line of a backup. */
    private record Copy(UUID id, long version, StoredLayby layby) {}

    RecoveryBooks(Vault vault, LaybyEngine engine, Laybys laybys, LaybyIntegrity integrity) {
        this.vault = vault;
        this.engine = engine;
        this.laybys = laybys;
        this.integrity = integrity;
    }

    /** The lay-bys as they are stored and what is wrong with them, in order of their ids. */
    List<CheckedLayby> read(TenantId tenant, Set<String> agreements) {
        return load(tenant, agreements).stream().map(integrity::checked).toList();
    }

    private List<Loaded<StoredLayby>> load(TenantId tenant, Set<String> agreements) {
        List<UUID> ids = agreements.stream().sorted().map(RecoveryBooks::id).toList();
        Map<UUID, Loaded<StoredLayby>> found = vault.findAll(Documents.LAYBYS, tenant, ids);
        return ids.stream()
                .map(id -> Optional.ofNullable(found.get(id))
                        .orElseThrow(() -> new ProblemException(
                                Texts.BOOK.problem("LAYBY_UNKNOWN", Place.NOWHERE, Map.of("layby", id)))))
                .toList();
    }

    private static UUID id(String agreement) {
        return UUID.fromString(agreement);
    }

    /**
     * The books of all lay-bys of an incident.
     *
     * @throws ProblemException with code {@code RECOVERY_LOG_BROKEN}
     */
    List<Books> books(TenantId tenant, Recovery recovery) {
        List<CheckedLayby> read = read(tenant, recovery.agreements());
        whole(recovery.incident(), read);
        return read.stream().map(layby -> layby.books().orElseThrow()).toList();
    }

    private static void whole(String incident, List<CheckedLayby> read) {
        Set<String> broken = new TreeSet<>();
        read.stream()
                .filter(layby -> !layby.whole())
                .forEach(layby -> broken.add(layby.id().toString()));
        if (!broken.isEmpty()) {
            throw new ProblemException(Texts.BOOK.problem(
                    "RECOVERY_LOG_BROKEN", Place.member(incident), Map.of("agreements", String.join(", ", broken))));
        }
    }

    /** Isolates all that can be, and only then tells of those that cannot. */
    void isolate(Caller caller, Recovery recovery) {
        List<CheckedLayby> read = read(caller.tenant(), recovery.agreements());
        for (CheckedLayby layby : read) {
            boolean isolated = isolatedFor(layby).equals(Optional.of(recovery.incident()));
            if (layby.whole() && !isolated) {
                laybys.taken(
                        order(caller, "isolate", layby.id(), recovery.incident()),
                        layby.id(),
                        new LaybyCommand.Isolate(recovery.incident()));
            }
        }
        whole(recovery.incident(), read);
    }

    /** For which incident nothing is done to a lay-by; empty for one whose log does not tell. */
    Optional<String> isolatedFor(CheckedLayby layby) {
        return layby.whole()
                ? layby.stored().flatMap(stored -> replay(layby.id(), stored).isolatedFor())
                : Optional.empty();
    }

    private Layby replay(UUID id, StoredLayby stored) {
        return engine.replay(id.toString(), stored.log());
    }

    /** Carries the plan out, lay-by by lay-by. */
    void apply(Caller caller, Recovery recovery) {
        String plan = recovery.planHash().orElseThrow();
        for (PlannedCorrection correction : recovery.plan().orElseThrow().corrections()) {
            Loaded<StoredLayby> loaded =
                    load(caller.tenant(), Set.of(correction.agreement())).get(0);
            CheckedLayby checked = integrity.checked(loaded);
            whole(recovery.incident(), List.of(checked));
            Instruction order = order(caller, "correct", loaded.id(), recovery.incident() + "/" + plan);
            boolean planned = checked.books().orElseThrow().hash().equals(correction.beforeHash());
            if (correction.entries().isEmpty()) {
                rebuild(caller, recovery, loaded, checked, planned);
            } else if (!done(loaded.value(), order)) {
                unchanged(recovery, correction.agreement(), planned);
                laybys.taken(
                        order.onVersion(loaded.value().log().size()),
                        loaded.id(),
                        new LaybyCommand.Correct(
                                recovery.incident(), correction.entries(), Set.copyOf(recovery.approvers())));
            }
        }
    }

    private static boolean done(StoredLayby stored, Instruction order) {
        return stored.log().stream()
                .anyMatch(recorded -> recorded.command().key().equals(Optional.of(order.key())));
    }

    /** Where no entries are needed, the figures are built anew from the log. */
    private void rebuild(
            Caller caller, Recovery recovery, Loaded<StoredLayby> loaded, CheckedLayby checked, boolean planned) {
        if (checked.found().isEmpty()) {
            return;
        }
        unchanged(recovery, loaded.id().toString(), planned);
        store(caller, loaded, loaded.value().log());
    }

    private static void unchanged(Recovery recovery, String agreement, boolean planned) {
        if (!planned) {
            throw new ProblemException(Texts.BOOK.problem(
                    "RECOVERY_BOOKS_CHANGED",
                    Place.member(recovery.incident()),
                    Map.of("agreement", agreement, "reason", "")));
        }
    }

    private void store(Caller caller, Loaded<StoredLayby> loaded, List<Recorded> log) {
        StoredLayby before = loaded.value();
        Layby layby = engine.replay(loaded.id().toString(), log);
        LocalDate today = LocalDate.ofInstant(vault.now(), layby.terms().zone());
        Work work = vault.begin(caller.tenant(), "layby-rebuild");
        work.update(loaded, laybys.booking().stored(before.number(), before.consumer(), before.origin(), layby, today));
        work.note("user", caller.user());
        work.commit();
    }

    /**
     * Puts the log back that a broken one was. That it is the one is proven by the hash of its last event, which is
     * stored beside the log and which no other log leads to.
     */
    void restore(Caller caller, Recovery recovery, UUID id, List<Recorded> log) {
        String incident = recovery.incident();
        concerned(recovery, Set.of(id));
        Loaded<StoredLayby> loaded =
                load(caller.tenant(), Set.of(id.toString())).get(0);
        CheckedLayby checked = integrity.checked(loaded);
        if (checked.whole()) {
            return;
        }
        StoredLayby stored = checked.stored().orElseThrow(() -> notRestored(incident, id, "UNREADABLE"));
        boolean same = !log.isEmpty()
                && log.size() == stored.view().version()
                && log.get(log.size() - 1).hash().equals(stored.view().head());
        if (!same) {
            throw notRestored(incident, id, "HEAD");
        }
        try {
            store(caller, loaded, log);
        } catch (ProblemException e) {
            throw notRestored(incident, id, e.problem().code());
        }
    }

    private static ProblemException notRestored(String incident, UUID id, String reason) {
        return new ProblemException(Texts.BOOK.problem(
                "RECOVERY_RESTORE", Place.member(incident), Map.of("agreement", id, "reason", reason)));
    }

    void resume(Caller caller, Recovery recovery) {
        for (CheckedLayby layby : read(caller.tenant(), recovery.agreements())) {
            if (isolatedFor(layby).equals(Optional.of(recovery.incident()))) {
                laybys.taken(
                        order(caller, "resume", layby.id(), recovery.incident()),
                        layby.id(),
                        new LaybyCommand.Resume(recovery.incident()));
            }
        }
    }

    /** Keys that follow from the incident: whoever goes on after a crash repeats what was begun. */
    private static Instruction order(Caller caller, String what, UUID layby, String incident) {
        return caller.asks("recovery-" + what + "-" + Keys.id("recovery-" + what, layby, incident));
    }

    /** What the checks suggest for each lay-by. */
    Map<UUID, List<LedgerEntry>> suggested(TenantId tenant, Recovery recovery) {
        List<CheckedLayby> read = read(tenant, recovery.agreements());
        whole(recovery.incident(), read);
        Map<UUID, List<LedgerEntry>> entries = new TreeMap<>();
        for (CheckedLayby layby : read) {
            // Two checks that see the same damage suggest the same entry.
            Set<LedgerEntry> suggested = new LinkedHashSet<>();
            layby.found().stream().map(IntegrityFinding::suggested).forEach(suggested::addAll);
            entries.put(layby.id(), List.copyOf(suggested));
        }
        return entries;
    }

    /** A correction for each lay-by, upon its books as they are. */
    List<PlannedCorrection> corrections(TenantId tenant, Recovery recovery, Map<UUID, List<LedgerEntry>> entries) {
        concerned(recovery, entries.keySet());
        return books(tenant, recovery).stream()
                .map(it -> new PlannedCorrection(
                        it.agreement(), it.hash(), entries.getOrDefault(id(it.agreement()), List.of())))
                .toList();
    }

    private static void concerned(Recovery recovery, Set<UUID> meant) {
        String foreign = meant.stream()
                .map(UUID::toString)
                .filter(id -> !recovery.agreements().contains(id))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!foreign.isEmpty()) {
            throw new ProblemException(Texts.BOOK.problem(
                    "RECOVERY_AGREEMENTS", Place.member(recovery.incident()), Map.of("agreements", foreign)));
        }
    }

    /** Writes a backup and reads it back. */
    RecoveryCommand.BackUp backUp(TenantId tenant, Recovery recovery, RecoveryBackup backup) {
        try {
            String written = copy(tenant, recovery, backup);
            try (InputStream in = backup.read()) {
                return new RecoveryCommand.BackUp(written, hash(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the documents, one canonical line each, and tells the hash of what was written. */
    private String copy(TenantId tenant, Recovery recovery, RecoveryBackup backup) throws IOException {
        List<Loaded<StoredLayby>> all = load(tenant, recovery.agreements());
        try (OutputStream out = backup.write();
                DigestOutputStream hashed = new DigestOutputStream(out, sha256())) {
            for (Loaded<StoredLayby> loaded : all) {
                hashed.write(vault.json()
                        .canonical(new Copy(loaded.id(), loaded.version(), loaded.value()))
                        .toArray());
                hashed.write('\n');
            }
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        }
    }

    private static String hash(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[8_192];
        int read = in.read(buffer);
        while (read >= 0) {
            digest.update(buffer, 0, read);
            read = in.read(buffer);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The findings of the lay-bys, as they are kept with the recovery. */
    static List<RecoveryFinding> found(List<CheckedLayby> read) {
        List<RecoveryFinding> found = new ArrayList<>();
        read.forEach(layby -> layby.found().forEach(finding -> found.add(RecoveryFinding.of(finding))));
        return found;
    }
}
