package dev.cuadra.plugin.mail;

import dev.cuadra.plugin.mail.MailSettings.Security;
import dev.cuadra.plugin.mail.WatchedTransport.Stage;
import dev.cuadra.spi.notify.Delivery;
import dev.cuadra.spi.notify.Message;
import dev.cuadra.spi.notify.Notifier;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Delivers on the channel {@code mail} by handing each message to one SMTP server, on a connection of its own. Safe for
 * many threads; holds no connection between messages.
 *
 * <p>What is answered depends on how far the dialogue came. Until the end of the text was sent, nothing went out:
 * refused, with a later attempt worth while, unless the server said no for good (5xx). When the connection broke after
 * that and before the answer, nobody knows: {@link Delivery.Unknown}. Once the server took the message it is delivered,
 * whatever happens to the connection then; that it reaches its reader is not known here.
 *
 * <p>A message id that was delivered, or of which nobody knows, gives the same answer again and is not sent; the last
 * 10,000 of them are remembered, for as long as this object lives. Two threads that deliver one id together share one
 * attempt. The {@code Message-ID} header is made from the id, so that servers and mailboxes can recognise a message
 * which the outbox had sent by two processes. A restart forgets; there it is the outbox dispatcher that does not send
 * again a message which may have been sent.
 *
 * <p>Reasons give the server's numbers, never its words, which may repeat the address.
 */
public final class MailNotifier implements Notifier {
    private static final int REMEMBERED = 10_000;
    private static final Pattern NUMBERS = Pattern.compile("^(\\d{3})[ -]+(\\d\\.\\d{1,3}\\.\\d{1,3})\\b");

    private final MailSettings settings;
    private final Clock clock;
    private final Session session;
    private final ConcurrentMap<UUID, CompletableFuture<Delivery>> underWay = new ConcurrentHashMap<>();
    private final Map<UUID, Delivery> settled = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Delivery> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * A notifier with these settings; nothing is connected yet.
     *
     * @param clock for the {@code Date} of a message
     */
    public MailNotifier(MailSettings settings, Clock clock) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(MailSettings settings) {
        Properties all = new Properties();
        String prefix = settings.security() == Security.TLS ? "mail.smtps." : "mail.smtp.";
        all.put(
                prefix + "connectiontimeout",
                String.valueOf(settings.connecting().toMillis()));
        all.put(prefix + "timeout", String.valueOf(settings.answering().toMillis()));
        all.put(prefix + "writetimeout", String.valueOf(settings.answering().toMillis()));
        all.put(prefix + "localhost", settings.from().domain());
        all.put(prefix + "quitwait", "false");
        all.put(prefix + "auth", String.valueOf(settings.login().isPresent()));
        all.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
        all.put(prefix + "starttls.enable", String.valueOf(settings.security() == Security.STARTTLS));
        all.put(prefix + "starttls.required", String.valueOf(settings.security() == Security.STARTTLS));
        all.put(prefix + "ssl.checkserveridentity", "true");
        all.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        settings.trust().ifPresent(context -> all.put(prefix + "ssl.socketFactory", context.getSocketFactory()));
        // Without this, what could not be connected by one kind of socket is tried by another.
        all.put(prefix + "socketFactory.fallback", "false");
        return all;
    }

    @Override
    public String channel() {
        return "mail";
    }

    @Override
    public Delivery deliver(Message message) {
        Delivery before = before(message.id());
        if (before != null) {
            return before;
        }
        CompletableFuture<Delivery> mine = new CompletableFuture<>();
        CompletableFuture<Delivery> others = underWay.putIfAbsent(message.id(), mine);
        if (others != null) {
            return others.join();
        }
        Delivery outcome = new Delivery.Unknown("Delivering failed");
        try {
            // Another thread may have settled it between the look and the claim.
            Delivery meanwhile = before(message.id());
            outcome = meanwhile == null ? attempt(message) : meanwhile;
            return outcome;
        } finally {
            remember(message.id(), outcome);
            underWay.remove(message.id());
            mine.complete(outcome);
        }
    }

    private @Nullable Delivery before(UUID id) {
        synchronized (settled) {
            return settled.get(id);
        }
    }

    private void remember(UUID id, Delivery outcome) {
        if (!(outcome instanceof Delivery.Refused)) {
            synchronized (settled) {
                settled.put(id, outcome);
            }
        }
    }

    private Delivery attempt(Message message) {
        MimeMessage mail;
        String messageId = "<" + message.id() + "@" + settings.from().domain() + ">";
        try {
            MailAddress recipient = MailAddress.parse(message.recipient());
            mail = Letter.of(session, settings, recipient, message, messageId, clock.instant());
        } catch (IllegalArgumentException e) {
            return new Delivery.Refused("The recipient is not a mail address", false);
        } catch (MessagingException | UnsupportedEncodingException e) {
            return new Delivery.Refused("It cannot be written as mail", false);
        }
        return send(mail, messageId);
    }

    private Delivery send(MimeMessage mail, String messageId) {
        // Not without the protocol: the library then looks for settings under another name, and finds no timeout.
        String protocol = settings.security() == Security.TLS ? "smtps" : "smtp";
        URLName server = new URLName(protocol, settings.host(), settings.port(), null, null, null);
        WatchedTransport transport = new WatchedTransport(session, server, settings.security() == Security.TLS);
        try {
            String user = settings.login().map(MailSettings.Login::user).orElse(null);
            String password = settings.login().map(MailSettings.Login::password).orElse(null);
            transport.connect(settings.host(), settings.port(), user, password);
            Address[] recipients = mail.getAllRecipients();
            transport.sendMessage(mail, recipients);
            return new Delivery.Delivered(messageId);
        } catch (MessagingException | RuntimeException e) {
            return outcome(transport, e, messageId);
        } finally {
            close(transport);
        }
    }

    private static void close(WatchedTransport transport) {
        try {
            transport.close();
        } catch (MessagingException | RuntimeException e) {
            return; // how the message ended is known already
        }
    }

    private static Delivery outcome(WatchedTransport transport, Exception failure, String messageId) {
        Stage stage = transport.stage();
        if (stage == Stage.TAKEN) {
            return new Delivery.Delivered(messageId);
        }
        int code = code(failure);
        if (code >= 400 && code < 600) {
            // A server that is not ready for anybody, or not for us, may be so later.
            boolean again = code < 500 || stage == Stage.CONNECTING;
            return new Delivery.Refused(
                    "The server refused while " + stage + ": " + numbers(transport.getLastServerResponse(), code),
                    again);
        }
        if (stage == Stage.END) {
            return new Delivery.Unknown("The connection broke while " + stage + ": " + kind(failure));
        }
        return new Delivery.Refused("Nothing was sent; it ended while " + stage + ": " + kind(failure), true);
    }

    /** What kind of failure lies at the bottom; its words may repeat the address or the login. */
    private static String kind(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable next = next(deepest); next != null; next = next(next)) {
            deepest = next;
        }
        return deepest.getClass().getSimpleName();
    }

    /** The server's number, or 0 where it gave none. */
    private static int code(Throwable failure) {
        for (Throwable one = failure; one != null; one = next(one)) {
            if (one instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (one instanceof SMTPSenderFailedException sender) {
                return sender.getReturnCode();
            }
            if (one instanceof SMTPSendFailedException send && !(next(one) instanceof SMTPAddressFailedException)) {
                return send.getReturnCode();
            }
        }
        return 0;
    }

    private static @Nullable Throwable next(Throwable one) {
        return one instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : one.getCause();
    }

    private static String numbers(@Nullable String answer, int code) {
        Matcher numbers = NUMBERS.matcher(String.valueOf(answer));
        return numbers.find() ? code + " " + numbers.group(2) : String.valueOf(code);
    }
}
