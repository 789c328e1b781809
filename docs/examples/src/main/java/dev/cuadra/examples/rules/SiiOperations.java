package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.boleta.form29.Form29;
import dev.cuadra.boleta.form29.PeriodRule;
import dev.cuadra.examples.SiiJson;
import dev.cuadra.examples.Texts;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.f29.Proposal;
import dev.cuadra.sii.f29.ProposalComparison;
import dev.cuadra.sii.page.Marker;
import dev.cuadra.sii.page.PageJudge;
import dev.cuadra.sii.page.SiiPage;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiResponse;
import java.math.BigDecimal;
import java.net.URI;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is asked of the SII's side: how two returns stand to each other, and what a page is. */
final class SiiOperations {
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal MOST = new BigDecimal("1e15");

    private SiiOperations() {}

    /** What shows that a page is the one that was asked for. */
    private enum Expected {
        /** An object in JSON. */
        JSON,
        /** A whole PDF. */
        PDF,
        /** One of some texts. */
        TEXT
    }

    static void compare(Input input, ObjectNode answer, Locale locale) {
        YearMonth period = input.month("period");
        Form29 ours = new Form29(period, PeriodRule.PAYMENT_DATE, codes(input, "ours"), Map.of(), Map.of(), List.of());
        Proposal theirs = new Proposal(codes(input, "theirs"), 0);
        input.end();
        ProposalComparison compared = ProposalComparison.of(ours, theirs);
        answer.put("agrees", compared.agrees());
        ArrayNode codes = answer.putArray("codes");
        compared.codes().forEach(code -> SiiJson.code(codes.addObject(), code));
    }

    private static Map<F29Code, BigDecimal> codes(Input input, String member) {
        Input side = input.requiredObject(member);
        Map<F29Code, BigDecimal> codes = new TreeMap<>();
        for (String code : side.names()) {
            if (!code.matches("[0-9]{1,4}")) {
                throw side.problem("INPUT_F29_CODE", code, Map.of("code", code));
            }
            codes.put(F29Code.of(code), value(side, code));
        }
        side.end();
        return codes;
    }

    private static BigDecimal value(Input side, String code) {
        BigDecimal value = side.decimal(code);
        boolean rate = F29Form.current()
                .line(F29Code.of(code))
                .filter(line -> line.kind() == F29Line.Kind.RATE)
                .isPresent();
        int decimals = Math.max(0, value.stripTrailingZeros().scale());
        if (value.abs().compareTo(MOST) >= 0 || decimals > (rate ? MOST_DECIMALS : 0)) {
            throw side.kind(code, rate ? Texts.KIND_DECIMAL : Texts.KIND_INTEGER);
        }
        return value;
    }

    static void judgePage(Input input, ObjectNode answer, Locale locale) {
        SiiService service = input.requiredWord("service", SiiService.class);
        URI uri = uri(input);
        int status = input.whole("status", 100, 599);
        String type = input.optionalText("contentType").orElse("");
        Bytes body = body(input);
        Marker marker = marker(input);
        input.end();
        Map<String, List<String>> headers = type.isEmpty() ? Map.of() : Map.of("content-type", List.of(type));
        SiiPage page = SiiPage.of(uri, new SiiResponse(status, headers, body));
        Optional<SiiFault> fault = PageJudge.judge(service, page, marker);
        answer.put("expected", fault.isEmpty());
        answer.put("charset", page.charset().name());
        answer.putNull("fault");
        fault.ifPresent(told -> answer.set("fault", SiiJson.fault(told, locale)));
    }

    private static URI uri(Input input) {
        try {
            URI uri = URI.create(input.text("url"));
            if (uri.isAbsolute() && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Said below, with the member.
        }
        throw input.kind("url", Texts.KIND_TEXT);
    }

    private static Bytes body(Input input) {
        Optional<String> text = input.optionalText("body");
        Optional<String> encoded = input.optionalText("bodyBase64");
        if (text.isPresent() == encoded.isPresent()) {
            throw input.problem("INPUT_EITHER", "body", Map.of("one", "body", "other", "bodyBase64"));
        }
        try {
            return text.map(Bytes::utf8)
                    .orElseGet(() -> Bytes.of(Base64.getDecoder().decode(encoded.orElse(""))));
        } catch (IllegalArgumentException e) {
            throw input.kind("bodyBase64", Texts.KIND_TEXT);
        }
    }

    private static Marker marker(Input input) {
        List<String> texts = input.optional("markers").isPresent() ? input.texts("markers") : List.of();
        return switch (input.word("expects", Expected.class, Expected.TEXT)) {
            case JSON -> Marker.json();
            case PDF -> Marker.pdf();
            case TEXT -> {
                if (texts.isEmpty() || texts.contains("")) {
                    throw input.kind("markers", Texts.KIND_TEXTS);
                }
                yield Marker.text(texts.toArray(String[]::new));
            }
        };
    }
}
