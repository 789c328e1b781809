package dev.cuadra.examples;

import dev.cuadra.boleta.bank.AccountCheck;
import dev.cuadra.boleta.bank.CheckedAccount;
import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.GuidedCalculation;
import dev.cuadra.boleta.contractor.Onboarding;
import dev.cuadra.boleta.contractor.OnboardingDocument;
import dev.cuadra.boleta.contractor.OnboardingStep;
import dev.cuadra.boleta.contractor.Regime;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.retention.RetentionCalculator;
import dev.cuadra.boleta.rut.Rut;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "onboard",
        footer = "  java -jar cuadra.jar contractors onboard 12345678-5 --identity-checked --regime PAYER_RETAINS"
                + " --gross 1000000 --date 2026-09-05 --db jdbc:sqlite:cuadra.db")
final class OnboardCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "RUT", descriptionKey = "number")
    private String rut = "";

    @Option(names = "--identity-checked")
    private boolean identityChecked;

    @Option(names = "--regime", paramLabel = "REGIME")
    @Nullable
    private Regime regime;

    @Option(names = "--document", paramLabel = "DOCUMENT")
    private List<OnboardingDocument> documents = List.of();

    @Option(names = "--gross", paramLabel = "PESOS")
    @Nullable
    private String gross;

    @Option(names = "--date", paramLabel = "AAAA-MM-DD")
    @Nullable
    private String date;

    @Mixin
    private final HostOptions hostOptions = new HostOptions();

    OnboardCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Rut whose = OptionValues.rut("RUT", rut);
        Optional<Clp> fee = Optional.ofNullable(gross).map(text -> OptionValues.amount("--gross", text, 1));
        Optional<LocalDate> day = Optional.ofNullable(date).map(text -> OptionValues.date("--date", text));
        Contractor contractor;
        try (Host host = Host.existing(hostOptions, Optional.empty())) {
            contractor = ContractorLifeCommands.known(host, whose);
        }
        Optional<GuidedCalculation> guided = Optional.ofNullable(regime)
                .flatMap(chosen -> fee.flatMap(amount -> day.map(on ->
                        GuidedCalculation.of(chosen, amount, on, contractor.owesLoan(), RetentionCalculator.chile()))));
        Set<OnboardingDocument> there = EnumSet.noneOf(OnboardingDocument.class);
        there.addAll(documents);
        Onboarding state =
                new Onboarding(contractor, identityChecked, Optional.ofNullable(regime), there, guided.isPresent());
        boolean open = tell(state, new AccountCheck().of(contractor));
        guided.ifPresent(this::tell);
        return open ? Main.FINDINGS : Main.DONE;
    }

    /** Prints the steps; whether any is open. */
    private boolean tell(Onboarding state, CheckedAccount account) {
        Predicate<Contractor> sound = any -> account.account().isPresent();
        Set<OnboardingStep> done = state.done(sound);
        List<OnboardingStep> next = state.next(sound);
        for (OnboardingStep step : OnboardingStep.values()) {
            String how = done.contains(step) ? "done" : next.contains(step) ? "next" : "waits";
            console.print("onboard." + how, Map.of("step", step.text().in(console.locale())));
            if (step == OnboardingStep.BANK_ACCOUNT) {
                account.problems().forEach(console::print);
            }
            if (step == OnboardingStep.DOCUMENTS) {
                new TreeSet<>(state.missing())
                        .forEach(missing -> console.print(
                                "onboard.missing",
                                Map.of(
                                        "document",
                                        missing,
                                        "text",
                                        console.text("onboard.document." + missing, Map.of()))));
            }
        }
        return done.size() < OnboardingStep.values().length;
    }

    private void tell(GuidedCalculation guided) {
        console.print("onboard.guided", Map.of());
        guided.lines().forEach(line -> console.out().println("  " + line.in(console.locale())));
    }
}
