package dev.cuadra.examples;

import dev.cuadra.boleta.contractor.ContractorList;
import dev.cuadra.boleta.service.ContractorImport;
import dev.cuadra.boleta.service.ImportCounts;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "contractors",
        subcommands = {
            ContractorsCommand.Import.class,
            ContractorsCommand.Template.class,
            ContractorLifeCommands.Show.class,
            ContractorLifeCommands.Change.class,
            ContractorLifeCommands.History.class,
            ContractorLifeCommands.Merge.class,
            ContractorLifeCommands.Inactive.class,
            OnboardCommand.class,
            PersonCommands.Export.class,
            PersonCommands.Erase.class
        })
final class ContractorsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "import", footer = "  java -jar cuadra.jar contractors import people.csv --out result")
    static final class Import implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "FILE", descriptionKey = "file")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Mixin
        private final OutOption out = new OutOption();

        @Option(names = "--resume")
        private boolean resume;

        @Mixin
        private final HostOptions host = new HostOptions();

        Import(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            var source = Inputs.file(file);
            OutDirectory directory = new OutDirectory(out.directory());
            ImportProgress progress = new ImportProgress(console);
            // A resumed import needs the database of the interrupted one, also where none was named.
            try (Host opened = resume ? Host.reopen(host, directory) : Host.open(host, directory)) {
                ImportCounts counts =
                        new ContractorImport(opened.vault()).run(opened.tenant(), source, resume, progress);
                progress.done();
                progress.writeRejects(directory);
                List<Problem> findings = progress.findings();
                Rejects.reasons(directory, findings, console.locale());
                tell(counts);
                directory.written().forEach(path -> console.out().println("  " + path));
                return counts.rejected() == 0 ? Main.DONE : Main.FINDINGS;
            }
        }

        private void tell(ImportCounts counts) {
            console.print(
                    "import.done",
                    Map.of(
                            "created", counts.created(),
                            "updated", counts.updated(),
                            "unchanged", counts.unchanged(),
                            "rejected", counts.rejected()));
            if (counts.rejected() > 0) {
                console.print("import.rejects", Map.of("file", "rejects-contractors.csv", "findings", "findings.csv"));
            }
        }
    }

    @Command(name = "template", footer = "  java -jar cuadra.jar contractors template > contractors.csv")
    static final class Template implements Callable<Integer> {
        private final Console console;

        Template(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (TableWriter writer = Tables.csv(bytes, new CsvStyle(',', false, CsvStyle.LineBreak.LF))) {
                writer.row(ContractorList.TITLES);
            }
            console.out().print(bytes.toString(StandardCharsets.UTF_8));
            return Main.DONE;
        }
    }
}
