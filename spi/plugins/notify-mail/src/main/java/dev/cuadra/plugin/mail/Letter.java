package dev.cuadra.plugin.mail;

import dev.cuadra.spi.notify.Message;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * A message as mail: plain text in UTF-8, and the same as a page where there is one, whose headers hold nothing that could
 * end one.
 */
final class Letter {
    private Letter() {}

    static MimeMessage of(
            Session session,
            MailSettings settings,
            MailAddress recipient,
            Message message,
            String messageId,
            Instant date)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        mail.setFrom(
                settings.fromName().isEmpty()
                        ? new InternetAddress(settings.from().toString())
                        : new InternetAddress(settings.from().toString(), settings.fromName(), "UTF-8"));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(recipient.toString()));
        mail.setSubject(oneLine(message.subject()), "UTF-8");
        mail.setSentDate(Date.from(date));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (message.html().isPresent()) {
            mail.setContent(both(message.body(), message.html().get()));
        } else {
            fill(mail, message.body(), "text/plain");
        }
        mail.saveChanges();
        return mail;
    }

    /** Who reads mail shows the last part that it can. */
    private static MimeMultipart both(String text, String html) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        fill(plain, text, "text/plain");
        MimeBodyPart page = new MimeBodyPart();
        fill(page, html, "text/html");
        return new MimeMultipart("alternative", plain, page);
    }

    private static void fill(MimePart part, String text, String type) throws MessagingException {
        byte[] body = lines(text).getBytes(StandardCharsets.UTF_8);
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(body, type + "; charset=UTF-8")));
        // Keeps every line short and every byte plain, whatever servers on the way can do.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    /** Whatever ends a line or steers a terminal becomes a space. */
    private static String oneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Mail ends its lines with CR and LF. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    }
}
