package dev.cuadra.sii.f29;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuadra.sii.FaultKind;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.SiiPage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that the SII has to say to a taxpayer on a month. How it says it is not established: the members are kept as
 * they came, to be shown to a person and built upon by nobody.
 *
 * @param members name to text, in order; what is not a text or a number stands as JSON, and a text without a name under
 *     the empty name
 * @source SII-NOTICE
 */
public record TaxpayerNotice(Map<String, String> members) {
    public TaxpayerNotice {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * Reads the answer to {@link SdiMethod#NOTICES}; an empty list when there is nothing to say.
     *
     * @throws SiiFaultException when the page is no such answer
     */
    public static List<TaxpayerNotice> of(SiiPage page) {
        JsonNode data = SdiMessages.data(page);
        if (data.isMissingNode()) {
            return List.of();
        }
        if (data.isNumber() || data.isBoolean()) {
            throw SdiMessages.fault(FaultKind.UNRECOGNISED, page);
        }
        List<TaxpayerNotice> notices = new ArrayList<>();
        if (data.isArray()) {
            data.forEach(one -> notices.add(read(one)));
        } else {
            notices.add(read(data));
        }
        return List.copyOf(notices);
    }

    private static TaxpayerNotice read(JsonNode one) {
        Map<String, String> members = new LinkedHashMap<>();
        if (!one.isObject()) {
            members.put("", text(one));
        }
        for (Map.Entry<String, JsonNode> member : one.properties()) {
            members.put(member.getKey(), text(member.getValue()));
        }
        return new TaxpayerNotice(members);
    }

    private static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** How many members: what they say is the taxpayer's. */
    @Override
    public String toString() {
        return "TaxpayerNotice[" + members.size() + " members]";
    }
}
