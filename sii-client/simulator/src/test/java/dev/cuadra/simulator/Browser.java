package dev.cuadra.simulator;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiResponse;
import dev.cuadra.spi.sii.SiiTransport;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the tests look at the simulator with: keeps cookies, follows no redirect. */
final class Browser {
    static final String AGENT = "Mozilla/4.0 (compatible; PROG 1.0; Windows NT)";
    static final String IMT = "https://loa.sii.cl/cgi_IMT/";
    static final String SDI = "https://www4.sii.cl/propuestaf29ui/services/data/";
    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?m)^(?:\\w+\\['([^']+)'\\]|(\\w+)) ?= ?(?:formatMiles\\()?\"?([^\";]*?)\"?[,;)].*$");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final SiiTransport transport;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Duration deadline = Duration.ofSeconds(10);
    private String agent = AGENT;

    Browser(SiiSimulator simulator) {
        this.transport = simulator.transport();
    }

    Browser agent(String other) {
        agent = other;
        return this;
    }

    Browser deadline(Duration other) {
        deadline = other;
        return this;
    }

    Map<String, String> cookies() {
        return cookies;
    }

    SiiResponse get(String address) {
        return send("GET", address, Map.of(), Bytes.EMPTY);
    }

    SiiResponse post(String address, Map<String, String> form) {
        return send(
                "POST",
                address,
                Map.of("Content-Type", List.of("application/x-www-form-urlencoded")),
                Bytes.utf8(encoded(form)));
    }

    SiiResponse json(String method, String data) {
        String type = Character.toUpperCase(method.charAt(0)) + method.substring(1);
        return envelope(method, "cl.sii.sdi.lob.iva.propuestaf29.data.api.interfaces." + type, data);
    }

    SiiResponse envelope(String method, String namespace, String data) {
        String body = "{\"metaData\":{\"namespace\":\"" + namespace + "\",\"conversationId\":\""
                + cookies.getOrDefault("TOKEN", "") + "\",\"transactionId\":\"T-1\",\"page\":null},\"data\":" + data
                + "}";
        return raw(method, body);
    }

    SiiResponse raw(String method, String body) {
        return send("POST", SDI + method, Map.of("Content-Type", List.of("application/json")), Bytes.utf8(body));
    }

    SiiResponse send(String method, String address, Map<String, List<String>> headers, Bytes body) {
        Map<String, List<String>> all = new TreeMap<>(headers);
        if (!agent.isEmpty()) {
            all.put("User-Agent", List.of(agent));
        }
        if (!cookies.isEmpty()) {
            all.put(
                    "Cookie",
                    List.of(cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; "))));
        }
        SiiResponse response = transport.exchange(new SiiRequest(method, URI.create(address), all, body, deadline));
        for (String cookie : response.headers().getOrDefault("set-cookie", List.of())) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return response;
    }

    SiiResponse login(String rut, String password) {
        Rut who = Rut.parse(rut);
        cookies.clear();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("rut", Integer.toString(who.number()));
        form.put("dv", Character.toString(who.checkDigit()));
        form.put("rutcntr", who.toString());
        form.put("clave", password);
        form.put("referencia", "https://misiir.sii.cl/cgi_misii/siihome.cgi");
        form.put("411", "");
        return post("https://zeusr.sii.cl/cgi_AUT2000/CAutInicio.cgi", form);
    }

    SiiResponse logOut() {
        return get("https://zeusr.sii.cl/cgi_AUT2000/autTermino.cgi");
    }

    /** A page of the report of boletas received. */
    SiiResponse received(String rut, String month, String page) {
        return post(IMT + "TMBCOC_InformeMensualBheRec.cgi", report(rut, month, page));
    }

    SiiResponse issued(String rut, String month, String page) {
        return post(IMT + "TMBCOC_InformeMensualBhe.cgi", report(rut, month, page));
    }

    static Map<String, String> report(String rut, String month, String page) {
        Map<String, String> form = identity(rut);
        form.put("pagina_solicitada", page);
        form.put("cbmesinformemensual", month);
        form.put("cbanoinformemensual", "2026");
        return form;
    }

    static Map<String, String> identity(String rut) {
        Rut who = Rut.parse(rut);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("rut_arrastre", Integer.toString(who.number()));
        form.put("dv_arrastre", Character.toString(who.checkDigit()));
        return form;
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.ISO_8859_1) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining("&"));
    }

    /** The text in the charset that the answer names, Latin-1 where it names none. */
    static String text(SiiResponse response) {
        String type = type(response);
        int at = type.indexOf("charset=");
        Charset charset = at < 0 ? StandardCharsets.ISO_8859_1 : Charset.forName(type.substring(at + 8));
        return new String(response.body().toArray(), charset);
    }

    static String type(SiiResponse response) {
        return response.headers().getOrDefault("content-type", List.of("")).get(0);
    }

    static List<String> cookiesOf(SiiResponse response) {
        return response.headers().getOrDefault("set-cookie", List.of());
    }

    static String location(SiiResponse response) {
        return response.headers().getOrDefault("location", List.of("")).get(0);
    }

    /** The script assignments of a page. */
    static Map<String, String> values(SiiResponse response) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher found = ASSIGNMENT.matcher(text(response));
        while (found.find()) {
            values.put(found.group(1) == null ? found.group(2) : found.group(1), found.group(3));
        }
        return values;
    }

    /** The hidden fields of a page. */
    static Map<String, String> hidden(SiiResponse response) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher found = HIDDEN.matcher(text(response));
        while (found.find()) {
            fields.put(found.group(1), found.group(2).replace("&amp;", "&"));
        }
        return fields;
    }
}
