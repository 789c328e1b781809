package dev.cuadra.sii.filing.service;

import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.FiledReturns;
import dev.cuadra.runtime.Vault;
import dev.cuadra.sii.filing.FilingChannel;
import dev.cuadra.sii.filing.FilingOrder;
import dev.cuadra.sii.filing.FilingResult;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Files returns through the host's channel, each once. What is to be sent is stored and journalled first; after an unknown
 * outcome the channel is asked before anything is sent again. Safe for many threads and processes.
 *
 * @source SII-FILE-1, SII-FILE-2, SII-FILE-3, SII-FILE-4
 */
public final class Filings {
    /** How long whoever sends a return is left alone. */
    public static final Duration USUAL_PATIENCE = Duration.ofMinutes(10);

    private static final int PERSISTENCE = 5;

    private final Vault vault;
    private final BoletaBooks books;
    private final FiledReturns returns;
    private final Optional<FilingChannel> channel;
    private final Duration patience;

    /**
     * Returns filed through {@code channel}.
     *
     * @param books the books whose months are filed
     * @param returns where what is filed is recorded
     */
    public Filings(Vault vault, BoletaBooks books, FiledReturns returns, FilingChannel channel) {
        this(vault, books, returns, Optional.of(channel), USUAL_PATIENCE);
    }

    /**
     * Returns filed through a channel, or by hand without one.
     *
     * @param patience how long whoever sends a return is left alone, longer than any call of the channel takes; a process
     *     that died while sending is asked after once it is over
     */
    public Filings(
            Vault vault, BoletaBooks books, FiledReturns returns, Optional<FilingChannel> channel, Duration patience) {
        this.vault = Objects.requireNonNull(vault, "vault");
        this.books = Objects.requireNonNull(books, "books");
        this.returns = Objects.requireNonNull(returns, "returns");
        this.channel = Objects.requireNonNull(channel, "channel");
        this.patience = patience;
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("No patience: " + patience);
        }
    }

    /**
     * Files a return, or says why not. The same order again is answered with what became of it, and goes on where an
     * earlier call broke off.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code SII_FILING_NOT_CLOSED} when the month was never
     *     closed
     * @throws StaleVersionException when other writers got in between again and again
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; the same order again tells
     */
    public FilingResult file(TenantId tenant, FilingOrder order) {
        // Where somebody else files the same month, what became of it is read anew.
        return Vault.again(
                PERSISTENCE, () -> new FilingRun(vault, books, returns, channel, patience, tenant, order).result());
    }
}
