package dev.cuadra.examples;

import dev.cuadra.boleta.form29.ReminderRule;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.Form29Reminders;
import dev.cuadra.boleta.service.ReminderCounts;
import dev.cuadra.boleta.service.ReminderSetting;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.notify.Notifier;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "reminders",
        subcommands = {
            RemindersCommand.Due.class,
            RemindersCommand.ListThem.class,
            RemindersCommand.Run.class,
            RemindersCommand.SetThem.class
        })
final class RemindersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static Form29Reminders reminders(Host host) {
        return new Form29Reminders(host.vault(), Payers.books(host), Payers.filings(host), HolidayCalendar.chile());
    }

    private static void tell(Console console, Form29Reminders.Queued queued) {
        console.print(
                "reminders.queued",
                Map.of(
                        "payer", queued.payer(),
                        "period", queued.due().period(),
                        "due", queued.due().due(),
                        "reminder", queued.reminder(),
                        "messages", queued.messages()));
    }

    @Command(
            name = "set",
            footer = "  java -jar cuadra.jar reminders set --payer 76000000-0 --to mail:ana@example.cl --since 2026-09"
                    + " --db jdbc:sqlite:cuadra.db")
    static final class SetThem implements Callable<Integer> {
        private static final int MOST_DAYS = 120;

        private final Console console;

        @Mixin
        private final PayerOption payer = new PayerOption();

        @Option(names = "--to", required = true, paramLabel = "CHANNEL:ADDRESS[:es|en]")
        private List<String> to = List.of();

        @Option(names = "--since", required = true, paramLabel = "AAAA-MM")
        private String since = "";

        @Option(names = "--days-before", paramLabel = "N,N…")
        private String daysBefore = "5,1,0";

        @Option(names = "--every", paramLabel = "DAYS")
        private String every = "7";

        @Option(names = "--due-day", paramLabel = "12|20|28")
        private String dueDay = "12";

        @Option(names = "--no-vat")
        private boolean noVat;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        SetThem(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Rut company = payer.rut();
            int day = OptionValues.dueDay("--due-day", dueDay);
            YearMonth first = OptionValues.month("--since", since);
            // A month whose holidays nobody knows would stop every run.
            DueDate.of(first, day, HolidayCalendar.chile());
            ReminderSetting setting = new ReminderSetting(day, !noVat, first, rule(), recipients());
            try (Host host = Host.kept(hostOptions)) {
                reminders(host).set(host.tenant(), company, setting);
            }
            console.print(
                    "reminders.set",
                    Map.of(
                            "payer", company,
                            "recipients", setting.recipients().size(),
                            "days", setting.rule().daysBefore(),
                            "every", setting.rule().overdueEvery()));
            return Main.DONE;
        }

        private ReminderRule rule() {
            List<Integer> days = new ArrayList<>();
            for (String text : daysBefore.split(",", -1)) {
                days.add(days("--days-before", text.strip(), 60));
            }
            return new ReminderRule(days, days("--every", every, MOST_DAYS));
        }

        private static int days(String option, String text, int most) {
            if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > most) {
                throw OptionValues.wrong(option, text, Texts.KIND_DAYS_BEFORE);
            }
            return Integer.parseInt(text);
        }

        private List<ReminderSetting.Recipient> recipients() {
            List<ReminderSetting.Recipient> all = new ArrayList<>();
            for (String text : to) {
                all.add(recipient(text));
            }
            return all;
        }

        private ReminderSetting.Recipient recipient(String text) {
            String plain = text.strip();
            ReminderSetting.Language language = console.locale().getLanguage().equals("en")
                    ? ReminderSetting.Language.EN
                    : ReminderSetting.Language.ES;
            for (ReminderSetting.Language said : ReminderSetting.Language.values()) {
                String end = ":" + said.name().toLowerCase(java.util.Locale.ROOT);
                if (plain.endsWith(end)) {
                    language = said;
                    plain = plain.substring(0, plain.length() - end.length());
                }
            }
            int colon = plain.indexOf(':');
            boolean form = colon > 0
                    && plain.substring(0, colon).matches("[a-z][a-z0-9-]{0,30}")
                    && !plain.substring(colon + 1).isBlank()
                    && plain.lines().count() == 1;
            if (!form) {
                throw OptionValues.wrong("--to", "…", Texts.KIND_RECIPIENT);
            }
            return new ReminderSetting.Recipient(
                    plain.substring(0, colon), plain.substring(colon + 1).strip(), language);
        }
    }

    @Command(name = "list", footer = "  java -jar cuadra.jar reminders list --db jdbc:sqlite:cuadra.db")
    static final class ListThem implements Callable<Integer> {
        private final Console console;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        ListThem(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                reminders(host)
                        .all(host.tenant())
                        .forEach((payer, setting) -> console.print(
                                setting.vat() ? "reminders.line" : "reminders.line.noVat",
                                Map.of(
                                        "payer", payer,
                                        "since", setting.since(),
                                        "day", setting.day(),
                                        "days", setting.rule().daysBefore(),
                                        "every", setting.rule().overdueEvery(),
                                        "to",
                                                setting.recipients().stream()
                                                        .map(one -> one.channel() + ":" + one.address())
                                                        .collect(Collectors.joining(", ")))));
            }
            return Main.DONE;
        }
    }

    @Command(name = "due", footer = "  java -jar cuadra.jar reminders due --at 2026-10-07 --db jdbc:sqlite:cuadra.db")
    static final class Due implements Callable<Integer> {
        private final Console console;

        @Option(names = "--at", paramLabel = "AAAA-MM-DD")
        @Nullable
        private String at;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Due(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Optional<LocalDate> day = Optional.ofNullable(at).map(text -> OptionValues.date("--at", text));
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                Form29Reminders reminders = reminders(host);
                List<Form29Reminders.Queued> due =
                        day.map(on -> reminders.due(host.tenant(), on)).orElseGet(() -> reminders.due(host.tenant()));
                due.forEach(queued -> tell(console, queued));
                console.print("reminders.due", Map.of("count", due.size()));
            }
            return Main.DONE;
        }
    }

    @Command(
            name = "run",
            footer = "  java -jar cuadra.jar reminders run --at 2026-10-07 --deliver --db jdbc:sqlite:cuadra.db")
    static final class Run implements Callable<Integer> {
        private final Console console;

        @Option(names = "--at", paramLabel = "AAAA-MM-DD")
        @Nullable
        private String at;

        @Option(names = "--deliver")
        private boolean deliver;

        @Mixin
        private final HostOptions hostOptions = new HostOptions();

        Run(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Optional<LocalDate> day = Optional.ofNullable(at).map(text -> OptionValues.date("--at", text));
            try (Host host = Host.existing(hostOptions, Optional.empty())) {
                Form29Reminders reminders = reminders(host);
                ReminderCounts counts = day.map(on -> reminders.run(host.tenant(), on, queued -> tell(console, queued)))
                        .orElseGet(() -> reminders.run(host.tenant(), queued -> tell(console, queued)));
                console.print(
                        "reminders.ran",
                        Map.of(
                                "companies", counts.companies(),
                                "reminders", counts.reminders(),
                                "messages", counts.messages()));
                if (deliver) {
                    deliver(host, reminders);
                }
            }
            return Main.DONE;
        }

        private void deliver(Host host, Form29Reminders reminders) {
            Set<String> channels = new TreeSet<>();
            reminders
                    .all(host.tenant())
                    .values()
                    .forEach(setting -> setting.recipients().forEach(one -> channels.add(one.channel())));
            OutboxDispatcher dispatcher = host.dispatcher();
            for (String channel : channels) {
                dispatcher = dispatcher.with(new Printed(console, channel));
            }
            int handled = channels.isEmpty() ? 0 : 1;
            while (handled > 0) {
                handled = dispatcher.dispatchOnce().size();
            }
        }
    }

    /** A notifier for trying things out: it prints what another one would send. */
    private record Printed(Console console, String channel) implements Notifier {
        @Override
        public Delivery deliver(Message message) {
            console.print(
                    "reminders.delivered",
                    Map.of("channel", channel, "to", message.recipient(), "subject", message.subject()));
            message.body().lines().forEach(line -> console.out().println("    " + line));
            return new Delivery.Delivered(message.id().toString());
        }
    }
}
