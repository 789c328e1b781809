package dev.cuadra.plugin.mail;

import static dev.cuadra.plugin.mail.FaultySmtpServer.CUT;
import static dev.cuadra.plugin.mail.FaultySmtpServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.plugin.mail.FaultySmtpServer.At;
import dev.cuadra.plugin.mail.MailSettings.Security;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailFaultsTest {
    private static final SSLContext CERTIFICATE = Certificates.forHost("localhost");
    private static final FaultySmtpServer SILENT = new FaultySmtpServer();

    private final Message message = new Message(UUID.randomUUID(), "ana@example.test", "Hola", "Un texto");

    @AfterAll
    static void close() {
        SILENT.close();
    }

    private static MailNotifier notifier(int port) {
        return notifier(settings(port, Security.NONE));
    }

    private static MailNotifier notifier(MailSettings settings) {
        return new MailNotifier(settings, Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
    }

    private static MailSettings settings(int port, Security security) {
        return MailSettings.of("localhost", port, security, "avisos@cuadra.test")
                .timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));
    }

    private static MailSettings impatient(int port) {
        return settings(port, Security.NONE).timeouts(Duration.ofSeconds(20), Duration.ofMillis(200));
    }

    @Test
    void whatTheServerTookIsDelivered() {
        try (FaultySmtpServer server = new FaultySmtpServer()) {
            assertThat(notifier(server.port()).deliver(message))
                    .isEqualTo(new Delivery.Delivered("<" + message.id() + "@cuadra.test>"));
            assertThat(server.texts()).hasSize(1);
            assertThat(server.commands())
                    .contains("EHLO cuadra.test", "MAIL FROM:<avisos@cuadra.test>", "RCPT TO:<ana@example.test>");
        }
    }

    @Test
    void aConnectionCutWhileSayingGoodbyeChangesNothing() {
        try (FaultySmtpServer server = new FaultySmtpServer().answering(At.QUIT, CUT)) {
            assertThat(notifier(server.port()).deliver(message)).isInstanceOf(Delivery.Delivered.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = At.class,
            names = {"GREETING", "EHLO", "MAIL", "RCPT", "DATA"})
    void aConnectionCutBeforeTheTextIsRefusedAndWorthAnotherAttempt(At point) {
        try (FaultySmtpServer server = new FaultySmtpServer().answering(point, CUT)) {
            MailNotifier notifier = notifier(server.port());
            assertThat(notifier.deliver(message))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.again()).isTrue());
            assertThat(server.texts()).isEmpty();
            server.sound(point);
            assertThat(notifier.deliver(message)).as("the next attempt").isInstanceOf(Delivery.Delivered.class);
        }
    }

    @Test
    void aConnectionCutWithinTheTextIsRefusedAndWorthAnotherAttempt() {
        try (FaultySmtpServer server = new FaultySmtpServer().answering(At.TEXT, CUT)) {
            // Larger than whatever the two machines hold in between, so that the end cannot have left.
            Message large = new Message(message.id(), message.recipient(), "Hola", "0123456789".repeat(2_000_000));
            assertThat(notifier(server.port()).deliver(large))
                    .isInstanceOfSatisfying(Delivery.Refused.class, refused -> {
                        assertThat(refused.again()).isTrue();
                        assertThat(refused.reason()).contains("sending the text");
                    });
            assertThat(server.texts()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({CUT, SILENCE, "'250-half an answer'", "nonsense", "354 go on"})
    void withoutAnAnswerToTheWholeMessageNobodyKnowsAndItIsNeverSentAgain(String answer) {
        try (FaultySmtpServer server = new FaultySmtpServer().answering(At.END, answer)) {
            MailNotifier notifier = notifier(impatient(server.port()));
            Delivery first = notifier.deliver(message);
            assertThat(first).isInstanceOf(Delivery.Unknown.class);
            server.answering(At.END, "250 ok");
            assertThat(notifier.deliver(message)).isEqualTo(first);
            assertThat(server.texts()).as("sent once").hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 4.3.0 later, true, 451 4.3.0",
        "MAIL, 550 5.7.1 not you, false, 550 5.7.1",
        "RCPT, 450 4.2.1 <ana@example.test> is full, true, 450 4.2.1",
        "RCPT, 550 5.1.1 <ana@example.test> who?, false, 550 5.1.1",
        "RCPT, 553 no, false, 553",
        "DATA, 451 busy, true, 451",
        "DATA, 554 no, false, 554",
        "END, 452 4.3.1 no room, true, 452 4.3.1",
        "END, 421 4.3.2 going down, true, 421 4.3.2",
        "END, 554 5.7.1 <ana@example.test> looks like spam, false, 554 5.7.1"
    })
    void whatTheServerRefusesIsRefusedByItsNumbersAlone(At point, String answer, boolean again, String numbers) {
        try (FaultySmtpServer server = new FaultySmtpServer().answering(point, answer)) {
            assertThat(notifier(server.port()).deliver(message))
                    .isInstanceOfSatisfying(Delivery.Refused.class, refused -> {
                        assertThat(refused.again()).isEqualTo(again);
                        assertThat(refused.reason()).endsWith(": " + numbers).doesNotContain("ana@", "spam", "?");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"554 go away", "hello", "421 too many", SILENCE})
    void aBadGreetingIsWorthAnotherAttempt(String greeting) {
        try (FaultySmtpServer server = new FaultySmtpServer().answering(At.GREETING, greeting)) {
            assertThat(notifier(impatient(server.port())).deliver(message))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.again()).isTrue());
        }
    }

    @Test
    void aServerThatIsNotThereIsWorthAnotherAttempt() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(notifier(port).deliver(message))
                .isEqualTo(new Delivery.Refused("Nothing was sent; it ended while connecting: ConnectException", true));
        MailSettings nowhere = MailSettings.of("no-such-host.invalid", 25, Security.NONE, "avisos@cuadra.test");
        assertThat(notifier(nowhere).deliver(message))
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.again()).isTrue());
    }

    @ParameterizedTest
    @EnumSource(
            value = At.class,
            names = {"EHLO", "MAIL", "RCPT", "DATA"})
    void noAnswerWithinTheTimeoutBeforeTheTextIsWorthAnotherAttempt(At point) {
        try (FaultySmtpServer server = new FaultySmtpServer().answering(point, SILENCE)) {
            assertThat(notifier(impatient(server.port())).deliver(message))
                    .isInstanceOfSatisfying(Delivery.Refused.class, refused -> {
                        assertThat(refused.again()).isTrue();
                        assertThat(refused.reason()).contains("Timeout");
                    });
        }
    }

    @Test
    void overStarttlsTheTextAndTheLoginAreProtected() {
        try (FaultySmtpServer server = new FaultySmtpServer(CERTIFICATE, false)) {
            MailSettings settings = settings(server.port(), Security.STARTTLS)
                    .trusting(CERTIFICATE)
                    .login("usuaria", "contraseña secreta");
            assertThat(notifier(settings).deliver(message)).isInstanceOf(Delivery.Delivered.class);
            assertThat(server.commands().subList(0, 3))
                    .containsExactly("EHLO cuadra.test", "STARTTLS", "EHLO cuadra.test");
            assertThat(server.commands().get(3)).startsWith("AUTH PLAIN");
        }
    }

    @Test
    void overImplicitTlsItWorksToo() {
        try (FaultySmtpServer server = new FaultySmtpServer(CERTIFICATE, true)) {
            MailSettings settings =
                    settings(server.port(), Security.TLS).trusting(CERTIFICATE).login("usuaria", "secreta");
            assertThat(notifier(settings).deliver(message)).isInstanceOf(Delivery.Delivered.class);
            assertThat(server.texts()).hasSize(1);
        }
    }

    @Test
    void withoutStarttlsNothingIsSaidInClear() {
        for (FaultySmtpServer server : List.of(
                new FaultySmtpServer(),
                new FaultySmtpServer(CERTIFICATE, false).answering(At.STARTTLS, "454 4.7.0 not now"),
                new FaultySmtpServer(CERTIFICATE, false).answering(At.STARTTLS, "502 5.5.1 never heard of"))) {
            MailSettings settings = settings(server.port(), Security.STARTTLS)
                    .trusting(CERTIFICATE)
                    .login("usuaria", "secreta");
            assertThat(notifier(settings).deliver(message))
                    .isInstanceOfSatisfying(
                            Delivery.Refused.class,
                            refused -> assertThat(refused.again()).isTrue());
            assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
            server.close();
        }
    }

    @Test
    void aCertificateOfAnotherHostOrOfNobodyWeTrustIsRefused() {
        SSLContext foreign = Certificates.forHost("mail.example.test");
        for (boolean fromTheFirstByte : new boolean[] {true, false}) {
            try (FaultySmtpServer server = new FaultySmtpServer(foreign, fromTheFirstByte)) {
                Security security = fromTheFirstByte ? Security.TLS : Security.STARTTLS;
                MailSettings trusting = settings(server.port(), security).trusting(foreign);
                for (MailSettings settings : List.of(trusting, settings(server.port(), security))) {
                    assertThat(notifier(settings).deliver(message))
                            .isInstanceOfSatisfying(
                                    Delivery.Refused.class,
                                    refused -> assertThat(refused.again()).isTrue());
                }
                assertThat(server.texts()).isEmpty();
                assertThat(server.commands()).noneMatch(line -> line.startsWith("MAIL"));
            }
        }
    }

    @Test
    void aRefusedLoginIsWorthAnotherAttemptAndIsNotRepeated() {
        try (FaultySmtpServer server =
                new FaultySmtpServer(CERTIFICATE, true).answering(At.AUTH, "535 5.7.8 usuaria, secreta is wrong")) {
            MailSettings settings =
                    settings(server.port(), Security.TLS).trusting(CERTIFICATE).login("usuaria", "secreta");
            assertThat(notifier(settings).deliver(message))
                    .isEqualTo(new Delivery.Refused(
                            "Nothing was sent; it ended while connecting: AuthenticationFailedException", true));
        }
    }

    @Test
    void oneIdIsSentOnceHoweverManyThreadsDeliverIt() {
        try (FaultySmtpServer server = new FaultySmtpServer()) {
            MailNotifier notifier = notifier(server.port());
            List<CompletableFuture<Delivery>> all = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> notifier.deliver(message)))
                    .limit(8)
                    .toList();
            assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
            assertThat(server.texts()).hasSize(1);
        }
    }

    @Test
    void anAddressThatIsNoneIsRefusedForGoodWithoutAConnection() {
        for (String bad : List.of(
                "ana",
                "ana@",
                "@example.test",
                "Ana <ana@example.test>",
                "a@b.test,c@d.test",
                "ana@-x.test",
                "a\tb@c.test",
                "ñandú@example.test",
                "ana@example",
                "a..b@example.test")) {
            assertThat(notifier(SILENT.port()).deliver(new Message(UUID.randomUUID(), bad, "s", "b")))
                    .as(bad)
                    .isEqualTo(new Delivery.Refused("The recipient is not a mail address", false));
        }
        assertThat(SILENT.commands()).isEmpty();
    }
}
