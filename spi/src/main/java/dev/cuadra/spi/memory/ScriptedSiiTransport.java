package dev.cuadra.spi.memory;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.Preview;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A transport that answers what it was told to, in order, and keeps every request. Safe for many threads. A request
 * beyond the script fails as unreachable.
 */
@Preview
public final class ScriptedSiiTransport implements SiiTransport {
    private final Queue<SiiTransport> script = new ArrayDeque<>();
    private final List<SiiRequest> requests = new ArrayList<>();

    /** A transport without answers. */
    public ScriptedSiiTransport() {}

    /** The next answer. */
    public ScriptedSiiTransport answer(SiiResponse response) {
        return answer((SiiTransport) request -> response);
    }

    /** The next answer: a page in UTF-8. */
    public ScriptedSiiTransport page(int status, String html) {
        return answer(
                new SiiResponse(status, Map.of("content-type", List.of("text/html; charset=utf-8")), Bytes.utf8(html)));
    }

    /** The next request fails for this reason. */
    public ScriptedSiiTransport fail(SiiTransportException.Cause reason) {
        return answer((SiiTransport) request -> {
            throw new SiiTransportException(reason, "scripted");
        });
    }

    /** The next request is answered by a transport of the caller's. */
    public synchronized ScriptedSiiTransport answer(SiiTransport next) {
        script.add(next);
        return this;
    }

    @Override
    public SiiResponse exchange(SiiRequest request) {
        return take(request).exchange(request);
    }

    private synchronized SiiTransport take(SiiRequest request) {
        requests.add(request);
        SiiTransport next = script.poll();
        if (next == null) {
            throw new SiiTransportException(
                    SiiTransportException.Cause.UNREACHABLE, "the script has no answer to request " + requests.size());
        }
        return next;
    }

    /** Every request, in order. */
    public synchronized List<SiiRequest> requests() {
        return List.copyOf(requests);
    }

    /** How many answers are left. */
    public synchronized int left() {
        return script.size();
    }
}
