package dev.cuadra.examples;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.receipt.Concept;
import dev.cuadra.boleta.receipt.Retainer;
import dev.cuadra.boleta.register.BoletaEntry;
import dev.cuadra.boleta.retention.Retention;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.retention.RetentionTerms;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaRegister;
import dev.cuadra.boleta.service.Registration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "add",
        footer = "  java -jar cuadra.jar boletas add --payer 76000000-0 --rut 12345678-5 --folio 153"
                + " --date 2026-09-05 --gross 1000000 --retained 152500 --db jdbc:sqlite:cuadra.db")
final class BoletaAddCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final PayerOption payer = new PayerOption();

    @Option(names = "--rut", required = true, paramLabel = "RUT")
    private String rut = "";

    @Option(names = "--folio", required = true, paramLabel = "N")
    private String folio = "";

    @Option(names = "--date", required = true, paramLabel = "AAAA-MM-DD")
    private String date = "";

    @Option(names = "--gross", required = true, paramLabel = "PESOS")
    private String gross = "";

    @Option(names = "--retained", paramLabel = "PESOS")
    @Nullable
    private String retained;

    @Option(names = "--paid-on", paramLabel = "AAAA-MM-DD")
    @Nullable
    private String paidOn;

    @Option(names = "--name", paramLabel = "NAME")
    private String name = "";

    @Option(names = "--concept", paramLabel = "HONORARIOS|BTE|DIRECTOR")
    private Concept concept = Concept.HONORARIOS;

    @Option(names = "--retains", paramLabel = "PAYER|ISSUER|NONE")
    private Retainer retains = Retainer.PAYER;

    @Option(names = "--loan")
    private boolean loan;

    @Option(names = "--state", paramLabel = "STATE")
    private BoletaState state = BoletaState.VIGENTE;

    @Option(names = "--reason", paramLabel = "TEXT")
    @Nullable
    private String reason;

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    BoletaAddCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut company = payer.rut();
        BoletaEntry entry = entry(company);
        try (Host host = Host.kept(hostOptions)) {
            Registration done = new BoletaRegister(host.vault()).register(host.tenant(), company, entry);
            tell(entry, done);
            return done.problems().isEmpty() ? Main.DONE : Main.FINDINGS;
        }
    }

    private BoletaEntry entry(Rut company) {
        Rut payee = OptionValues.rut("--rut", rut);
        LocalDate day = OptionValues.date("--date", date);
        Clp whole = OptionValues.amount("--gross", gross, 1);
        Clp kept = kept(day, whole);
        if (kept.compareTo(whole) > 0) {
            throw OptionValues.wrong("--retained", kept.toString(), Texts.KIND_PESOS);
        }
        return new BoletaEntry(
                new BoletaId(concept == Concept.BTE ? company : payee, OptionValues.folio("--folio", folio)),
                payee,
                name,
                concept,
                day,
                Optional.ofNullable(paidOn).map(text -> OptionValues.date("--paid-on", text)),
                state,
                whole,
                kept,
                retains,
                loan,
                Optional.ofNullable(reason).map(text -> OptionValues.reason("--reason", text)));
    }

    /** What the boleta keeps back; the rule of its date where nobody says. */
    private Clp kept(LocalDate day, Clp whole) {
        if (retained != null) {
            return OptionValues.amount("--retained", retained, 0);
        }
        if (state == BoletaState.ANULADA) {
            return Clp.ZERO;
        }
        Retention rule = RetentionCalculator.chile().fromGross(whole, new RetentionTerms(day, concept, loan, retains));
        return rule.retention().plus(rule.loanRetention());
    }

    private void tell(BoletaEntry entry, Registration done) {
        console.print(
                "boletas.added." + done.outcome(),
                Map.of(
                        "boleta", entry.id(),
                        "gross", entry.gross(),
                        "retained", entry.retained(),
                        "parts", done.differences().stream().map(Enum::name).collect(Collectors.joining(", "))));
        done.problems().forEach(console::print);
        done.notices().forEach(console::print);
    }
}
