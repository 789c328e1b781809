package dev.cuadra.examples;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The SII: looked at, compared with, filed at, or simulated. */
@Command(
        name = "sii",
        subcommands = {
            SiiReadCommands.Proposal.class,
            SiiReadCommands.Reconcile.class,
            SiiFileCommand.class,
            SiiReadCommands.Pack.class,
            SiiSimulateCommand.class,
            SiiReadCommands.Worlds.class
        })
final class SiiCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
