package dev.cuadra.layby.service;

import dev.cuadra.layby.agreement.LaybyEngine;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.integrity.IntegritySummary;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Workers;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.money.MonetaryAmount;

/**
 * Checks the books of a tenant as they are stored: every figure in a document against its log, every log against itself,
 * the goods in the stock against those that lay-bys hold, and what is held for consumers against what was posted. It
 * reads and changes nothing. Safe for many threads and processes, and while others work.
 *
 * <p>Of a lay-by whose log cannot be replayed only that is told, since nothing follows from it. Stock that moves during
 * the pass is read again where it does not agree.
 *
 * @source INT-01, INT-02, INT-03, INT-04, INT-05, INT-06, INT-07, INT-08, INT-09, INT-10, INT-11
 */
public final class LaybyIntegrity {
    private final Vault vault;
    private final LaybyPermissions permissions;
    private final StoredChecks checks;
    private final Workers workers;

    /** Checks of the lay-bys in {@code vault}, on the thread that asks. */
    public LaybyIntegrity(Vault vault, LaybyEngine engine, LaybyPermissions permissions) {
        this(vault, engine, permissions, Workers.caller());
    }

    /** Checks of the lay-bys in {@code vault}; each is replayed and checked by {@code workers}. */
    public LaybyIntegrity(Vault vault, LaybyEngine engine, LaybyPermissions permissions, Workers workers) {
        this.workers = workers;
        this.vault = vault;
        this.permissions = permissions;
        this.checks = new StoredChecks(engine);
    }

    /**
     * Checks everything. What is held for consumers is compared with what the logs posted.
     *
     * @return what came of it; each finding was told to {@code listener} when it was made
     * @throws ProblemException with code {@code NOT_PERMITTED} when the caller may not see one of the shops
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed
     * @source LED-I4
     */
    public IntegritySummary check(Caller caller, IntegrityListener listener) {
        return pass(caller.tenant(), shop -> permitted(caller, shop), Optional.empty(), listener);
    }

    /**
     * Checks everything, and what is held for consumers against what a general ledger shows.
     *
     * @param liability what it shows, one amount for each currency
     * @throws ProblemException as the other {@code check} does
     * @source LED-I4
     */
    public IntegritySummary check(Caller caller, List<? extends MonetaryAmount> liability, IntegrityListener listener) {
        return pass(caller.tenant(), shop -> permitted(caller, shop), Optional.of(List.copyOf(liability)), listener);
    }

    /**
     * What does not hold in the books of one lay-by.
     *
     * @throws ProblemException with code {@code LAYBY_UNKNOWN} or {@code NOT_PERMITTED}
     */
    public List<IntegrityFinding> check(Caller caller, UUID id) {
        Loaded<StoredLayby> loaded = LaybyBooks.load(vault, caller.tenant(), id);
        CheckedLayby checked = checks.check(loaded);
        checked.stored().ifPresent(stored -> permissions.check(caller, LaybyRight.READ, stored.shop()));
        return checked.found();
    }

    /** The full pass for the procedure itself, whoever set it going. */
    IntegritySummary all(TenantId tenant, IntegrityListener listener) {
        return pass(tenant, shop -> {}, Optional.empty(), listener);
    }

    CheckedLayby checked(Loaded<StoredLayby> loaded) {
        return checks.check(loaded);
    }

    private void permitted(Caller caller, Shop shop) {
        permissions.check(caller, LaybyRight.READ, shop);
    }

    private IntegritySummary pass(
            TenantId tenant,
            Consumer<Shop> permitted,
            Optional<List<? extends MonetaryAmount>> liability,
            IntegrityListener listener) {
        return new IntegrityPass(vault, tenant, checks, workers, permitted, listener).all(liability);
    }
}
