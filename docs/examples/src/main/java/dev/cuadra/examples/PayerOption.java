package dev.cuadra.examples;

import dev.cuadra.boleta.rut.Rut;
import picocli.CommandLine.Option;

/** The company that a command is about, which has to be named. */
final class PayerOption {
    @Option(names = "--payer", required = true, paramLabel = "RUT")
    private String text = "";

    Rut rut() {
        return Payers.rut(text);
    }
}
