package dev.cuadra.boleta.service;

/**
 * How a file of boletas is registered.
 *
 * @param resume whether to go on where an interrupted upload of the same bytes stopped
 * @param dryRun whether to store nothing and only say what would become of each line
 */
public record RegisterOrder(boolean resume, boolean dryRun) {
    /** From the first line on, storing. */
    public static final RegisterOrder FRESH = new RegisterOrder(false, false);

    /** Going on where it stopped. */
    public static final RegisterOrder RESUMED = new RegisterOrder(true, false);

    /** Storing nothing. */
    public static final RegisterOrder DRY_RUN = new RegisterOrder(false, true);
}
