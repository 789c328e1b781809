package dev.cuadra.plugin.http;

import dev.cuadra.spi.Bytes;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A body that can be sent once. The JDK's client asks for the length each time that it writes the head of a request; a
 * GET without an answer it would write again, and finds here that it must not.
 */
final class SentOnce implements BodyPublisher {
    private final BodyPublisher body;
    private final AtomicBoolean begun = new AtomicBoolean();

    SentOnce(Bytes body) {
        this.body = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.toArray());
    }

    @Override
    public long contentLength() {
        if (begun.getAndSet(true)) {
            throw new IllegalStateException("A request is sent once");
        }
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        body.subscribe(subscriber);
    }
}
