package dev.cuadra.examples;

import dev.cuadra.examples.rules.LaybyControl;
import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.service.Caller;
import dev.cuadra.layby.service.ImportCheck;
import dev.cuadra.layby.service.ImportOrder;
import dev.cuadra.layby.service.ImportOutcome;
import dev.cuadra.layby.service.LaybyImport;
import dev.cuadra.layby.service.LaybyPermissions;
import dev.cuadra.layby.transfer.LaybyList;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lay-bys that were kept elsewhere. */
final class LaybyImportCommands {
    private static final String REJECTS = "rejects-laybys.csv";

    private LaybyImportCommands() {}

    @Command(
            name = "import",
            footer = "  java -jar cuadra.jar layby import laybys.csv --control control.json --out result")
    static final class Import implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "FILE", descriptionKey = "file")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Option(names = "--control", required = true, paramLabel = "FILE")
        private String control = "";

        @Mixin
        private final OutOption out = new OutOption();

        @Option(names = "--resume")
        private boolean resume;

        @Option(names = "--dry-run")
        private boolean dryRun;

        @Option(names = "--by", paramLabel = "ID", defaultValue = "command-line")
        private String by = "command-line";

        @Mixin
        private final HostOptions host = new HostOptions();

        Import(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            TableSource source = Inputs.file(file);
            String text = Inputs.text(control);
            LaybyControl beside = Inputs.within(control, () -> LaybyControl.read(text));
            OutDirectory directory = new OutDirectory(out.directory());
            LaybyImportProgress progress = new LaybyImportProgress(console);
            // Neither what goes on nor what only looks may begin with an empty database.
            try (Host opened = resume || dryRun ? Host.reopen(host, directory) : Host.open(host, directory)) {
                ImportOrder order = beside.order(new Caller(opened.tenant(), by));
                LaybyImport imports =
                        new LaybyImport(opened.vault(), LaybyRules.standard(), LaybyPermissions.EVERYTHING);
                if (dryRun) {
                    return checked(imports.check(order, source, progress), directory, progress);
                }
                ImportOutcome outcome = imports.run(order, source, resume, progress);
                return outcome.fold(
                        refused -> checked(refused.check(), directory, progress),
                        imported ->
                                told("layby.import.done", imported.laybys(), imported.check(), directory, progress));
            }
        }

        private int checked(ImportCheck check, OutDirectory directory, LaybyImportProgress progress) {
            String key = check.proof().proven() ? "layby.import.proven" : "layby.import.refused";
            return told(key, check.proof().agreements(), check, directory, progress);
        }

        private int told(
                String key, long laybys, ImportCheck check, OutDirectory directory, LaybyImportProgress progress) {
            progress.done();
            Rejects.write(directory, REJECTS, check.titles(), check.rejectedLines());
            Rejects.reasons(directory, check.problems(), console.locale());
            String paid = check.proof().paid().stream()
                    .map(amount ->
                            MinorUnits.text(amount) + " " + amount.getCurrency().getCurrencyCode())
                    .collect(Collectors.joining(", "));
            int rejected = check.rejected().size();
            console.print(key, Map.of("laybys", laybys, "paid", paid, "rejected", rejected));
            check.proof().problems().forEach(console::print);
            if (rejected > 0) {
                console.print("import.rejects", Map.of("file", REJECTS, "findings", "findings.csv"));
            }
            directory.written().forEach(path -> console.out().println("  " + path));
            return check.problems().isEmpty() ? Main.DONE : Main.FINDINGS;
        }
    }

    @Command(name = "template", footer = "  java -jar cuadra.jar layby template > laybys.csv")
    static final class Template implements Callable<Integer> {
        private final Console console;

        Template(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (TableWriter writer = Tables.csv(bytes, new CsvStyle(',', false, CsvStyle.LineBreak.LF))) {
                writer.row(console.locale().getLanguage().equals("en") ? LaybyList.TITLES : LaybyList.TITLES_ES);
            }
            console.out().print(bytes.toString(StandardCharsets.UTF_8));
            return Main.DONE;
        }
    }
}
