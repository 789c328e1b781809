package dev.cuadra.plugin.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An SMTP connection that knows how far the dialogue came. For one message and one thread. */
final class WatchedTransport extends SMTPTransport {
    /** How far the dialogue came. */
    enum Stage {
        /** No session with the server yet: connecting, greeting, TLS, login. */
        CONNECTING("connecting"),
        /** The sender was named. */
        SENDER("naming the sender"),
        /** The recipient was named. */
        RECIPIENT("naming the recipient"),
        /** The text is on its way, its end is not. */
        TEXT("sending the text"),
        /** The end of the text may have arrived; from here on the server may deliver. */
        END("waiting for the answer to the whole message"),
        /** The server took it. */
        TAKEN("after the server took it");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private Stage stage = Stage.CONNECTING;

    WatchedTransport(Session session, URLName server, boolean tls) {
        super(session, server, tls ? "smtps" : "smtp", tls);
    }

    Stage stage() {
        return stage;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        stage = Stage.SENDER;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = Stage.RECIPIENT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        stage = Stage.TEXT;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        stage = Stage.END;
        super.finishData();
        stage = Stage.TAKEN;
    }
}
