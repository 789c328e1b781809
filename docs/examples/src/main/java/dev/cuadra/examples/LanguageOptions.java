package dev.cuadra.examples;

import picocli.CommandLine.Option;

/** Options that every command takes; {@link Main} reads them before the command does. */
final class LanguageOptions {
    @Option(names = "--lang", paramLabel = "es|en", defaultValue = "")
    String lang = "";

    @Option(names = "--debug")
    boolean debug;
}
