package dev.cuadra.examples;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.form29.F29Form;
import dev.cuadra.boleta.form29.F29Line;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.f29.ProposalComparison;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** Parts of what is said of the SII, the same in every JSON of the command line. */
public final class SiiJson {
    private SiiJson() {}

    /** The values of a code. */
    public static void code(ObjectNode json, ProposalComparison.CodeComparison code) {
        json.put("code", code.code().value());
        json.put(
                "label", F29Form.current().line(code.code()).map(F29Line::label).orElse(""));
        json.put("standing", code.standing().name());
        number(json, "ours", code.ours());
        number(json, "theirs", code.theirs());
        number(json, "difference", Optional.of(code.difference()));
        json.put("follows", code.follows());
    }

    /** Whole pesos as an integer; a rate, the only other kind of value, as text. */
    static void number(ObjectNode json, String member, Optional<BigDecimal> value) {
        if (value.isEmpty()) {
            json.putNull(member);
        } else if (value.get().stripTrailingZeros().scale() > 0) {
            json.put(member, value.get().toPlainString());
        } else {
            json.put(member, value.get().longValueExact());
        }
    }

    /** A fault with everything that may be shown of it. */
    public static ObjectNode fault(SiiFault fault, Locale locale) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", fault.kind().name());
        json.put("service", fault.service().name());
        json.put("code", fault.code());
        json.put("again", fault.again().name());
        json.put("pauseSeconds", fault.pause().toSeconds());
        json.put("byHand", fault.kind().manual().name());
        json.putNull("evidence");
        fault.evidence().ifPresent(seen -> {
            ObjectNode evidence = json.putObject("evidence");
            evidence.put("status", seen.status());
            evidence.put("host", seen.host());
            evidence.put("path", seen.path());
            evidence.put("excerpt", seen.excerpt());
            evidence.put("shape", seen.shape());
        });
        json.put("message", fault.problem().message().in(locale));
        json.put("remedy", fault.problem().remedy().in(locale));
        return json;
    }
}
