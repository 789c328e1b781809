package dev.cuadra.examples;

import static dev.cuadra.examples.LaybyShop.CLERK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.layby.agreement.Layby;
import dev.cuadra.layby.agreement.Payment;
import dev.cuadra.layby.agreement.Recorded;
import dev.cuadra.layby.ledger.Account;
import dev.cuadra.layby.ledger.AccountKind;
import dev.cuadra.layby.money.MinorUnits;
import dev.cuadra.layby.money.Tender;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A till is killed in another process, without a chance to clean up, and then does everything again under the same keys.
 * How often is said by the system property {@code cuadra.layby.kills}.
 */
class KilledPaymentsTest {
    private static final int KILLS = Integer.getInteger("cuadra.layby.kills", 3);
    private static final int LAYBYS = 3;
    private static final int PAYMENTS = 4;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @Tag("PAY-03")
    void noPaymentIsLostOrDoubledHoweverOftenTheTillIsKilled() throws Exception {
        Random random = new Random(20260302);
        int killed = 0;
        for (int round = 0; round < KILLS; round++) {
            List<UUID> laybys = laybys(round);
            if (killedWhilePaying("round-" + round, laybys, random)) {
                killed++;
            }
            payAgain("round-" + round, laybys);
            check(laybys, round + 1);
        }
        assertThat(killed).as("tills that were killed in the middle").isPositive();
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("shop.db");
    }

    private List<UUID> laybys(int round) {
        try (LaybyShop shop = LaybyShop.open(url(), folder)) {
            UUID consumer = shop.consumer("consumer");
            return IntStream.range(0, LAYBYS)
                    .mapToObj(layby -> shop.drafted(consumer, "round-" + round + "-" + layby, "VASE"))
                    .toList();
        }
    }

    /** Kills the till after some payments; whether it was still at work. */
    private boolean killedWhilePaying(String prefix, List<UUID> laybys, Random random) throws Exception {
        Process process = start(prefix, laybys);
        int payments = random.nextInt(LAYBYS * PAYMENTS - 1);
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            String line = "";
            for (int seen = 0; seen <= payments && line != null; seen++) {
                line = told.readLine();
            }
            if (process.waitFor(random.nextInt(15), TimeUnit.MILLISECONDS)) {
                return false;
            }
            process.destroyForcibly().waitFor();
            return true;
        }
    }

    private Process start(String prefix, List<UUID> laybys) throws IOException {
        String path = Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(value -> value != null && !value.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
        // On the module path surefire gives folders of modules; all of them stand on the class path here.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                String.join(File.pathSeparator, path, "target/classes", "target/test-classes"),
                PayingChild.class.getName(),
                url(),
                folder.toString(),
                prefix,
                Integer.toString(PAYMENTS)));
        laybys.forEach(id -> command.add(id.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void payAgain(String prefix, List<UUID> laybys) {
        try (LaybyShop shop = LaybyShop.open(url(), folder)) {
            for (int at = 0; at < PAYMENTS; at++) {
                for (int layby = 0; layby < laybys.size(); layby++) {
                    shop.pay(PayingChild.key(prefix, layby, at), laybys.get(layby), "1.00");
                }
            }
        }
    }

    private void check(List<UUID> laybys, int rounds) {
        try (LaybyShop shop = LaybyShop.open(url(), folder)) {
            for (UUID id : laybys) {
                Layby layby = shop.laybys.books().find(CLERK, id);
                assertThat(layby.payments()).hasSize(1 + PAYMENTS);
                assertThat(layby.netPaid()).isEqualTo(MinorUnits.parse("104.00", "AUD"));
                assertThat(layby.balance(new Account(AccountKind.CASH, Tender.CASH.name())))
                        .isEqualTo(layby.netPaid())
                        .isEqualTo(layby.balance(Account.funds(id.toString())));
            }
            TreeSet<String> numbers = new TreeSet<>();
            int all = 0;
            try (var records = shop.laybys.books().records(CLERK.tenant())) {
                for (var record : records.toList()) {
                    Layby layby =
                            shop.laybys.books().find(CLERK, record.summary().id());
                    assertThat(layby.log()).extracting(Recorded::sequence).doesNotHaveDuplicates();
                    layby.payments().stream().map(Payment::receipt).forEach(numbers::add);
                    all += layby.payments().size();
                }
            }
            assertThat(all).isEqualTo(rounds * LAYBYS * (1 + PAYMENTS));
            assertThat(numbers)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, all)
                            .mapToObj(number -> String.format(Locale.ROOT, "SYD-%06d", number))
                            .toList());
        }
    }
}
