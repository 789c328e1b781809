package dev.cuadra.simulator.internal;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.spi.sii.SiiTransportException;
import dev.cuadra.spi.sii.SiiTransportException.Cause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection for each request. The JDK's own client would send a GET again whose connection ends without an answer,
 * and a transport never repeats.
 */
public final class LoopbackTransport implements SiiTransport {
    public LoopbackTransport() {}

    @Override
    public SiiResponse exchange(SiiRequest request) {
        long end = System.nanoTime() + request.deadline().toNanos();
        try (Socket socket = connected(request)) {
            socket.getOutputStream().write(written(request));
            socket.getOutputStream().flush();
            return response(all(socket, end));
        } catch (SocketTimeoutException e) {
            throw new SiiTransportException(Cause.DEADLINE, request.toString(), e);
        } catch (IOException e) {
            throw new SiiTransportException(Cause.CUT, request.toString(), e);
        }
    }

    private static Socket connected(SiiRequest request) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    Loopback.at(request.uri().getPort()),
                    Math.toIntExact(Math.min(request.deadline().toMillis() + 1, Integer.MAX_VALUE)));
            return socket;
        } catch (ConnectException e) {
            socket.close();
            throw new SiiTransportException(Cause.UNREACHABLE, request.toString(), e);
        }
    }

    private static byte[] written(SiiRequest request) {
        URI uri = request.uri();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        StringBuilder head = new StringBuilder(request.method() + " " + uri.getRawPath() + query + " HTTP/1.1\r\n");
        head.append("Host: ").append(uri.getAuthority()).append("\r\nConnection: close\r\n");
        new TreeMap<>(request.headers())
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        head.append("Content-Length: ").append(request.body().size()).append("\r\n\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(request.body().toArray());
        return out.toByteArray();
    }

    private static byte[] all(Socket socket, long end) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[16_384];
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left < 1) {
                throw new SocketTimeoutException("deadline");
            }
            socket.setSoTimeout(Math.toIntExact(Math.min(left, Integer.MAX_VALUE)));
            int read = in.read(buffer);
            if (read < 0) {
                return out.toByteArray();
            }
            out.write(buffer, 0, read);
        }
    }

    private static SiiResponse response(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\r\n\r\n");
        if (blank < 0) {
            throw new IOException("No whole head came");
        }
        List<String> lines = Request.parts(text.substring(0, blank), "\r\n");
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        byte[] body = Arrays.copyOfRange(bytes, blank + 4, bytes.length);
        int promised = Integer.parseInt(
                headers.getOrDefault("content-length", List.of("0")).get(0));
        if (body.length < promised) {
            throw new IOException("The answer ended after " + body.length + " of " + promised + " bytes");
        }
        return new SiiResponse(Integer.parseInt(lines.get(0).substring(9, 12)), headers, Bytes.of(body));
    }
}
