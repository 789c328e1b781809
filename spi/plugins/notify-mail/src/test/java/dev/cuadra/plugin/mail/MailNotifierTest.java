package dev.cuadra.plugin.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cuadra.plugin.mail.MailSettings.Security;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What arrives in the mailbox of a real server. */
class MailNotifierTest {
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final MailNotifier notifier = new MailNotifier(
            MailSettings.of("127.0.0.1", SERVER.getSmtp().getPort(), Security.NONE, "avisos@cuadra.test")
                    .fromName("Cuadra, Ñuñoa"),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeAll
    @BeforeContainer
    static void start() {
        if (!SERVER.isRunning()) {
            SERVER.start();
        }
    }

    @AfterAll
    @AfterContainer
    static void stop() {
        SERVER.stop();
    }

    private MimeMessage sent(String subject, String body) {
        UUID id = UUID.randomUUID();
        assertThat(notifier.deliver(new Message(id, "ana@example.test", subject, body)))
                .isInstanceOf(Delivery.Delivered.class);
        List<MimeMessage> all = List.of(SERVER.getReceivedMessages());
        return all.get(all.size() - 1);
    }

    private static MimeMessage received(String messageId) throws MessagingException {
        for (MimeMessage mail : SERVER.getReceivedMessages()) {
            if (mail.getMessageID().equals(messageId)) {
                return mail;
            }
        }
        throw new AssertionError("Not received: " + messageId);
    }

    @Test
    void everythingArrivesAsItWasWritten() throws MessagingException, IOException {
        UUID id = UUID.randomUUID();
        String body = "Estimada Ana:\n\n.\n..\nFrom aquí: ñ, €, 😀.\n" + "x".repeat(2000) + "\n";
        Message message = new Message(id, "ana@münchen.example.test", "Boleta Nº 7: ñandú 😀", body);
        assertThat(notifier.deliver(message)).isEqualTo(new Delivery.Delivered("<" + id + "@cuadra.test>"));

        MimeMessage mail = List.of(SERVER.getReceivedMessages()).get(SERVER.getReceivedMessages().length - 1);
        assertThat(mail.getSubject()).isEqualTo("Boleta Nº 7: ñandú 😀");
        assertThat(mail.getContent().toString().replace("\r\n", "\n").stripTrailing())
                .isEqualTo(body.stripTrailing());
        assertThat(mail.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.getFrom()).containsExactly(new InternetAddress("avisos@cuadra.test", "Cuadra, Ñuñoa", "UTF-8"));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal()).isEqualTo("Cuadra, Ñuñoa");
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("ana@xn--mnchen-3ya.example.test"));
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@cuadra.test>");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aPageArrivesBesideItsText() throws MessagingException, IOException {
        String page = "<!doctype html>\n<html lang=\"es\"><body><p>Hola, ñandú 😀</p>" + "y".repeat(2000)
                + "</body></html>\n";
        Message message =
                new Message(UUID.randomUUID(), "ana@example.test", "Hola", "Hola, ñandú 😀\n", Optional.of(page));

        assertThat(notifier.deliver(message)).isInstanceOf(Delivery.Delivered.class);

        MimeMessage mail = received("<" + message.id() + "@cuadra.test>");
        assertThat(mail.getContentType()).startsWithIgnoringCase("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString().strip()).isEqualTo("Hola, ñandú 😀");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1)
                        .getContent()
                        .toString()
                        .replace("\r\n", "\n")
                        .strip())
                .isEqualTo(page.strip());
    }

    @Test
    void aSecondDeliveryOfOneIdSendsNothing() {
        Message message = new Message(UUID.randomUUID(), "ana@example.test", "Hola", "Un texto");
        Delivery first = notifier.deliver(message);
        int before = SERVER.getReceivedMessages().length;
        assertThat(notifier.deliver(message)).isEqualTo(first);
        assertThat(SERVER.getReceivedMessages()).hasSize(before);
    }

    @Test
    void nothingInASubjectEndsItsHeader() throws MessagingException {
        for (String odd : List.of(
                "Hola\n", "Hola\r", "a\u0000b", "a\u2028Bcc: x@example.test", "a\u0085Bcc: x", "a\u000bBcc: x")) {
            MimeMessage mail = sent(odd, "b");
            assertThat(Collections.list(mail.getAllHeaderLines()))
                    .noneMatch(line -> line.startsWith("Bcc") || line.isBlank());
            assertThat(mail.getAllRecipients()).hasSize(1);
        }
    }

    @Property(tries = 60)
    void anySubjectAndBodyArriveWithoutAHeaderOfTheirOwn(@ForAll String text, @ForAll String body)
            throws MessagingException, IOException {
        String subject = text.lines().findFirst().orElse("");
        MimeMessage mail = sent(subject, body);
        assertThat(Collections.list(mail.getAllHeaders()).stream().map(header -> header.getName()))
                .allMatch(List.of(
                        "Return-Path",
                        "Received",
                        "Date",
                        "From",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding",
                        "Auto-Submitted")::contains);
        String whole = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(untilItsLastLineBreaks(mail.getContent().toString())).isEqualTo(untilItsLastLineBreaks(whole));
    }

    /** Mail ends every line in one way, and a server may add an end to the last. */
    private static String untilItsLastLineBreaks(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replaceAll("\n+\\z", "");
    }
}
