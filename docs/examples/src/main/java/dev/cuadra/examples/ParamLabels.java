package dev.cuadra.examples;

import picocli.CommandLine;

/** What stands for a value in help. Options spell dates by the letters of the Spanish words; English has its own. */
final class ParamLabels {
    private static final String SPANISH = "AAAA";
    private static final String ENGLISH = "YYYY";

    private ParamLabels() {}

    /** Spells dates in English, in the help of a command and of all below it. As many letters, so that columns hold. */
    static void inEnglish(CommandLine line) {
        line.getHelpSectionMap()
                .replaceAll((section, renderer) -> help -> renderer.render(help).replace(SPANISH, ENGLISH));
        line.getSubcommands().values().forEach(ParamLabels::inEnglish);
    }
}
