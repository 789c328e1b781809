package dev.cuadra.examples;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.contractor.ContractorLine;
import dev.cuadra.boleta.contractor.ContractorList;
import dev.cuadra.boleta.contractor.FieldChange;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.ContractorChange;
import dev.cuadra.boleta.service.Contractors;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A contractor's life in the books: looked at, changed, merged, taken out of use. */
final class ContractorLifeCommands {
    private ContractorLifeCommands() {}

    /** The contractor in the books. */
    static Contractor known(Host host, Rut rut) {
        return new Contractors(host.vault()).find(host.tenant(), rut).orElseThrow(() -> unknown(rut));
    }

    private static ProblemException unknown(Rut rut) {
        return new ProblemException(
                Texts.BOOK.problem("CONTRACTOR_UNKNOWN", Place.member("RUT"), Map.of("rut", rut.masked())));
    }

    private static void tell(Console console, List<FieldChange> changes) {
        changes.forEach(change -> console.print(
                "contractor.change",
                Map.of(
                        "field", change.field(),
                        "before", change.before().orElse("—"),
                        "after", change.after().orElse("—"))));
    }

    @Command(name = "show", footer = "  java -jar cuadra.jar contractors show 12345678-5 --db jdbc:sqlite:cuadra.db")
    static final class Show implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "RUT", descriptionKey = "number")
        private String rut = "";

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Show(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut whose = OptionValues.rut("RUT", rut);
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                Contractor contractor = known(host, whose);
                FieldChange.of(contractor)
                        .forEach(part -> console.out()
                                .println("  " + console.text("contractor.field." + part.field(), Map.of()) + ": "
                                        + part.after().orElse("—")));
                new Contractors(host.vault())
                        .inactiveFrom(host.tenant(), whose)
                        .ifPresent(day -> console.print("contractor.inactive", Map.of("from", day)));
            }
            return Main.DONE;
        }
    }

    @Command(
            name = "history",
            footer = "  java -jar cuadra.jar contractors history 12345678-5 --db jdbc:sqlite:cuadra.db")
    static final class History implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "RUT", descriptionKey = "number")
        private String rut = "";

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        History(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut whose = OptionValues.rut("RUT", rut);
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                known(host, whose);
                List<ContractorChange> history = new Contractors(host.vault()).history(host.tenant(), whose);
                if (history.isEmpty()) {
                    console.print("contractor.history.none", Map.of());
                }
                history.forEach(change -> {
                    console.print(
                            "contractor.history",
                            Map.of(
                                    "at", change.at(),
                                    "by", change.by(),
                                    "why", change.why().orElse("—")));
                    tell(console, change.changes());
                });
            }
            return Main.DONE;
        }
    }

    @Command(
            name = "change",
            footer = "  java -jar cuadra.jar contractors change 12345678-5 --set mail=ana@example.cl"
                    + " --why \"asked for it\" --db jdbc:sqlite:cuadra.db")
    static final class Change implements Callable<Integer> {
        /** The parts, by what the history calls them, and the titles of a contractor list. */
        private static final Map<String, String> PARTS = Map.of(
                "name", "nombre",
                "mail", "correo",
                "phone", "telefono",
                "bank", "banco",
                "accountType", "tipo_cuenta",
                "account", "numero_cuenta",
                "retainer", "retiene",
                "director", "director",
                "loan", "prestamo");

        private final Console console;

        @Parameters(paramLabel = "RUT", descriptionKey = "number")
        private String rut = "";

        @Option(names = "--set", required = true, paramLabel = "FIELD=VALUE")
        private List<String> set = List.of();

        @Option(names = "--why", required = true, paramLabel = "TEXT")
        private String why = "";

        @Option(names = "--by", paramLabel = "ID")
        private String by = "command-line";

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Change(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut whose = OptionValues.rut("RUT", rut);
            String reason = OptionValues.reason("--why", why);
            Map<String, String> said = said();
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                Contractor changed = changed(known(host, whose), said);
                List<FieldChange> changes =
                        new Contractors(host.vault()).save(host.tenant(), changed, by, Optional.of(reason));
                if (changes.isEmpty()) {
                    console.print("contractor.unchanged", Map.of());
                }
                tell(console, changes);
            }
            return Main.DONE;
        }

        /** What is set, by title. */
        private Map<String, String> said() {
            Map<String, String> said = new HashMap<>();
            for (String text : set) {
                int equal = text.indexOf('=');
                String field = equal < 0 ? "" : text.substring(0, equal).strip();
                String title = PARTS.getOrDefault(field, field);
                if (!PARTS.containsValue(title)) {
                    throw OptionValues.wrong("--set", field, Texts.KIND_FIELD);
                }
                said.put(title, text.substring(equal + 1).strip());
            }
            if (said.getOrDefault("nombre", "-").isEmpty()) {
                throw OptionValues.wrong("--set", "name=", Texts.KIND_FIELD);
            }
            return said;
        }

        /** Read as a line of a list is, so that what a list refuses is refused here. */
        private static Contractor changed(Contractor before, Map<String, String> said) {
            List<String> cells = new ArrayList<>();
            for (String title : ContractorList.TITLES) {
                String value = title.equals("rut") ? before.rut().toString() : said.getOrDefault(title, "");
                cells.add(title.equals("nombre") && value.isEmpty() ? before.name() : value);
            }
            String list = BoletasCommand.csv(ContractorList.TITLES, List.of(cells));
            try (ContractorList read = ContractorList.open(TableSource.ofText("--set", list))) {
                ContractorLine line = read.next().orElseThrow();
                Contractor fresh = line.contractor().orElseThrow(() -> {
                    Problem first = line.problems().get(0);
                    return new ProblemException(first.at(Place.member("--set")));
                });
                return merged(before.updatedBy(fresh), said);
            }
        }

        /** An empty value takes back what was known. */
        private static Contractor merged(Contractor updated, Map<String, String> said) {
            return new Contractor(
                    updated.rut(),
                    updated.name(),
                    updated.mail().filter(any -> keeps(said, "correo")),
                    updated.phone().filter(any -> keeps(said, "telefono")),
                    updated.bank().filter(any -> keeps(said, "banco")),
                    updated.accountType().filter(any -> keeps(said, "tipo_cuenta")),
                    updated.account().filter(any -> keeps(said, "numero_cuenta")),
                    updated.retainer().filter(any -> keeps(said, "retiene")),
                    updated.director().filter(any -> keeps(said, "director")),
                    updated.loan().filter(any -> keeps(said, "prestamo")));
        }

        private static boolean keeps(Map<String, String> said, String title) {
            return !said.getOrDefault(title, "-").isEmpty();
        }
    }

    @Command(
            name = "merge",
            footer = "  java -jar cuadra.jar contractors merge 12345678-5 11111111-1 --why \"the real number\""
                    + " --db jdbc:sqlite:cuadra.db")
    static final class Merge implements Callable<Integer> {
        private final Console console;

        @Parameters(index = "0", paramLabel = "RUT", descriptionKey = "number")
        private String kept = "";

        @Parameters(index = "1", paramLabel = "PLACEHOLDER", descriptionKey = "placeholder")
        private String placeholder = "";

        @Option(names = "--why", required = true, paramLabel = "TEXT")
        private String why = "";

        @Option(names = "--by", paramLabel = "ID")
        private String by = "command-line";

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Merge(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut keeper = OptionValues.rut("RUT", kept);
            Rut other = OptionValues.rut("PLACEHOLDER", placeholder);
            String reason = OptionValues.reason("--why", why);
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                int boletas =
                        new Contractors(host.vault()).merge(host.tenant(), keeper, other, by, Optional.of(reason));
                console.print("contractor.merged", Map.of("rut", keeper, "other", other, "boletas", boletas));
            }
            return Main.DONE;
        }
    }

    @Command(
            name = "inactive",
            footer = "  java -jar cuadra.jar contractors inactive 12345678-5 --from 2026-10-01 --why \"contract over\""
                    + " --db jdbc:sqlite:cuadra.db")
    static final class Inactive implements Callable<Integer> {
        private final Console console;

        @Parameters(paramLabel = "RUT", descriptionKey = "number")
        private String rut = "";

        @ArgGroup(multiplicity = "1")
        @SuppressWarnings("NullAway.Init")
        private Which which;

        @Option(names = "--why", required = true, paramLabel = "TEXT")
        private String why = "";

        @Option(names = "--by", paramLabel = "ID")
        private String by = "command-line";

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        /** Out of use from a day on, or back. */
        static final class Which {
            @Option(names = "--from", required = true, paramLabel = "AAAA-MM-DD")
            @Nullable
            private String from;

            @Option(names = "--back", required = true)
            private boolean back;

            /** From when on; empty for back into use. */
            Optional<LocalDate> day() {
                return back
                        ? Optional.empty()
                        : Optional.ofNullable(from).map(text -> OptionValues.date("--from", text));
            }
        }

        Inactive(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut whose = OptionValues.rut("RUT", rut);
            Optional<String> reason = Optional.of(OptionValues.reason("--why", why));
            Optional<LocalDate> day = which.day();
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                Contractors contractors = new Contractors(host.vault());
                day.ifPresentOrElse(
                        from -> contractors.deactivate(host.tenant(), whose, from, by, reason),
                        () -> contractors.reactivate(host.tenant(), whose, by, reason));
            }
            day.ifPresentOrElse(
                    from -> console.print("contractor.inactive", Map.of("from", from)),
                    () -> console.print("contractor.back", Map.of()));
            return Main.DONE;
        }
    }
}
