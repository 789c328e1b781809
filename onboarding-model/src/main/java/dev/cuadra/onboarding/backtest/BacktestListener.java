package dev.cuadra.onboarding.backtest;

/** Hears how a backtest goes on, on the thread that runs it. */
@FunctionalInterface
public interface BacktestListener {
    /** Hears nothing and goes on to the end. */
    BacktestListener SILENT = (done, all) -> true;

    /**
     * A look is done.
     *
     * @param done looks done, those before an interruption among them
     * @param all looks in all
     * @return whether to go on; else the run ends with a cursor from which it can
     */
    boolean looked(long done, long all);
}
