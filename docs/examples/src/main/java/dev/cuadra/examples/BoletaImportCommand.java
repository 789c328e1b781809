package dev.cuadra.examples;

import dev.cuadra.boleta.report.ReportKind;
import dev.cuadra.boleta.report.ReportReader;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaRegister;
import dev.cuadra.boleta.service.ImportCounts;
import dev.cuadra.boleta.service.RegisterOrder;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.TableSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        footer = "  java -jar cuadra.jar boletas import boletas.csv --payer 76000000-0"
                + " --db jdbc:sqlite:cuadra.db --out result")
final class BoletaImportCommand implements Callable<Integer> {
    private static final int SHOWN = 12;

    private final Console console;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Option(names = "--bte")
    private boolean bte;

    @Option(names = "--dry-run")
    private boolean dryRun;

    @Option(names = "--resume")
    private boolean resume;

    @Mixin
    private final OutOption out = new OutOption();

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    BoletaImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut company = payer.rut();
        TableSource source = Inputs.file(file);
        boolean report = bte || new ReportReader().isReport(source);
        OutDirectory directory = new OutDirectory(out.directory());
        BoletaProgress progress = new BoletaProgress(console);
        try (Host host = Host.kept(hostOptions)) {
            BoletaRegister register = new BoletaRegister(host.vault());
            RegisterOrder order = new RegisterOrder(resume, dryRun);
            ImportCounts counts = report
                    ? register.uploadReport(
                            host.tenant(), company, source, bte ? ReportKind.BTE : ReportKind.RECEIVED, order, progress)
                    : register.upload(host.tenant(), company, source, order, progress);
            progress.done();
            progress.writeRejects(directory);
            Rejects.reasons(directory, progress.findings(), console.locale());
            Rejects.reasons(directory, "notices.csv", progress.notices(), console.locale());
            tell(counts, progress);
            directory.written().forEach(path -> console.out().println("  " + path));
            return counts.rejected() == 0 ? Main.DONE : Main.FINDINGS;
        }
    }

    private void tell(ImportCounts counts, BoletaProgress progress) {
        console.print(
                dryRun ? "boletas.dry" : "boletas.imported",
                Map.of(
                        "created", counts.created(),
                        "updated", counts.updated(),
                        "unchanged", counts.unchanged(),
                        "rejected", counts.rejected()));
        shown(progress.findings(), "findings.csv");
        shown(progress.notices(), "notices.csv");
    }

    private void shown(List<Problem> problems, String file) {
        problems.stream().limit(SHOWN).forEach(console::print);
        if (problems.size() > SHOWN) {
            console.print("close.more", Map.of("count", problems.size() - SHOWN, "file", file));
        }
    }
}
