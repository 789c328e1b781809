package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.close.MonthCloser;
import dev.cuadra.boleta.form29.Form29Assembler;
import dev.cuadra.boleta.form29.ReminderRule;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.retention.RateBook;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.service.BoletaBooks;
import dev.cuadra.boleta.service.FiledReturns;
import dev.cuadra.boleta.service.Form29Reminders;
import dev.cuadra.boleta.service.ReminderSetting;
import dev.cuadra.plugin.jdbc.JdbcStorage;
import dev.cuadra.runtime.OutboxDispatcher;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.TimeOrderedIds;
import dev.cuadra.spi.memory.InMemoryKeyRing;
import dev.cuadra.spi.memory.RecordingNotifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemindersCommandTest {
    private static final TenantId ACME = TenantId.of("acme");
    private static final int COMPANIES = 12;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void eachCompanyIsRemindedOnceAndTheConsoleDelivers() {
        assertThat(set("76000000-0", "--to", "mail:ana@example.cl", "--to", "in-app:caja:es")
                        .code())
                .isZero();
        assertThat(set("77000000-5".replace("-5", "-" + check(77_000_000)), "--to", "mail:eva@example.cl")
                        .code())
                .isZero();
        assertThat(run("list").out())
                .contains("mail:ana@example.cl, in-app:caja")
                .contains("since 2026-09");

        // The 12th of October 2026 is a holiday: the 13th counts, and five days before it is the 8th.
        assertThat(run("due", "--at", "2026-10-07").out()).contains("would queue: 0");
        assertThat(run("due", "--at", "2026-10-08").out()).contains("BEFORE-5").contains("would queue: 2");
        Cli first = run("run", "--at", "2026-10-08");
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("Reminders queued: 2. Messages: 3.").contains("due 2026-10-13");
        assertThat(run("run", "--at", "2026-10-08").out()).contains("Reminders queued: 0");

        Cli delivered = run("run", "--at", "2026-10-08", "--deliver");
        assertThat(delivered.out().lines().filter(line -> line.contains(" → "))).hasSize(3);
        assertThat(delivered.out()).contains("mail → eva@example.cl");
        assertThat(run("run", "--at", "2026-10-08", "--deliver").out()).doesNotContain(" → ");
    }

    @ParameterizedTest
    @CsvSource({
        "--to,mail",
        "--to,:x",
        "--to,MAIL:x",
        "--to,'mail: '",
        "--days-before,'5,,1'",
        "--days-before,61",
        "--days-before,-1",
        "--every,x",
        "--due-day,13",
        "--since,2026-13",
        "--since,0001-01"
    })
    void aSettingThatWouldFailLaterIsRefusedNow(String option, String value) {
        List<String> args = new ArrayList<>(List.of("set", "--payer", "76000000-0"));
        if (!option.equals("--to")) {
            args.addAll(List.of("--to", "mail:ana@example.cl"));
        }
        if (!option.equals("--since")) {
            args.addAll(List.of("--since", "2026-09"));
        }
        args.add(option + "=" + value);
        Cli call = run(args.toArray(String[]::new));
        assertThat(call.code()).as(call.out()).isEqualTo(2);
        assertThat(call.err()).contains("remedy").doesNotContain("INTERNAL");
    }

    @Test
    void runsAtTheSameTimeSendNothingTwiceAndLoseNothing() throws Exception {
        InMemoryKeyRing keys = new InMemoryKeyRing();
        Path file = folder.resolve("shared.db");
        try (JdbcStorage storage = JdbcStorage.open(file)) {
            Form29Reminders reminders = reminders(storage, keys);
            for (int i = 0; i < COMPANIES; i++) {
                reminders.set(ACME, new Rut(70_000_000 + i), setting("c" + i));
            }
        }
        CyclicBarrier together = new CyclicBarrier(3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(threads.submit(() -> {
                // Each has connections of its own, as processes do.
                try (JdbcStorage own = JdbcStorage.open(file)) {
                    Form29Reminders reminders = reminders(own, keys);
                    together.await();
                    int queued = 0;
                    for (String day : List.of("2026-10-08", "2026-10-12", "2026-10-13")) {
                        queued += reminders.run(ACME, LocalDate.parse(day)).reminders();
                        together.await();
                    }
                    return queued;
                }
            }));
        }
        int queued = 0;
        for (Future<Integer> run : runs) {
            queued += run.get();
        }
        threads.shutdown();
        assertThat(queued).isEqualTo(COMPANIES * 3);

        RecordingNotifier mail = new RecordingNotifier("mail");
        try (JdbcStorage storage = JdbcStorage.open(file)) {
            OutboxDispatcher dispatcher = new OutboxDispatcher(storage, keys, Clock.systemUTC()).with(mail);
            int handled = 1;
            while (handled > 0) {
                handled = dispatcher.dispatchOnce().size();
            }
        }
        assertThat(mail.delivered()).hasSize(COMPANIES * 3);
        assertThat(mail.delivered().stream()
                        .map(message -> message.recipient() + message.body())
                        .distinct())
                .hasSize(COMPANIES * 3);
    }

    @Test
    void runsKilledAtAnyMomentSendNothingTwiceAndLoseNothing() throws Exception {
        for (int i = 0; i < COMPANIES; i++) {
            int number = 70_000_000 + i;
            set(number + "-" + check(number), "--to", "mail:c" + i + "@example.cl", "--to", "mail:d" + i + "@x.cl");
        }
        Random random = new Random(20261008);
        int killed = 0;
        for (int attempt = 0; attempt < 6; attempt++) {
            Process process = new KilledProgram(folder)
                    .start("reminders", "run", "--at", "2026-10-08", "--db", db(), "--lang", "en");
            if (!process.waitFor(500 + random.nextInt(900), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
            }
        }
        assertThat(killed).isPositive();
        Cli last = run("run", "--at", "2026-10-08", "--deliver");
        assertThat(last.code()).as(last.err()).isZero();
        List<String> told =
                last.out().lines().filter(line -> line.contains(" → ")).toList();
        assertThat(told).hasSize(COMPANIES * 2).doesNotHaveDuplicates();
    }

    private static Form29Reminders reminders(JdbcStorage storage, InMemoryKeyRing keys) {
        Clock clock = Clock.systemUTC();
        Vault vault = new Vault(storage, keys, clock, new TimeOrderedIds(clock, new SecureRandom()));
        BoletaBooks books = new BoletaBooks(vault, new MonthCloser(RateBook.chile(), Form29Assembler.chile()));
        return new Form29Reminders(
                vault, books, new FiledReturns(vault, books, Form29Assembler.chile()), HolidayCalendar.chile());
    }

    private static ReminderSetting setting(String who) {
        return new ReminderSetting(
                12,
                true,
                YearMonth.of(2026, 9),
                ReminderRule.USUAL,
                List.of(new ReminderSetting.Recipient("mail", who + "@example.test", ReminderSetting.Language.ES)));
    }

    private static String check(int number) {
        String text = new Rut(number).toString();
        return text.substring(text.length() - 1);
    }

    private String db() {
        return "jdbc:sqlite:" + folder.resolve("books.db");
    }

    private Cli set(String payer, String... more) {
        List<String> args = new ArrayList<>(List.of("set", "--payer", payer, "--since", "2026-09"));
        args.addAll(Arrays.asList(more));
        return run(args.toArray(String[]::new));
    }

    private Cli run(String... args) {
        List<String> all = new ArrayList<>(List.of("reminders"));
        all.addAll(Arrays.asList(args));
        all.addAll(List.of("--db", db(), "--lang", "en"));
        return Cli.run(all.toArray(String[]::new));
    }
}
