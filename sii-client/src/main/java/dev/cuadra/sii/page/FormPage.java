package dev.cuadra.sii.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The fields that a step of a wizard gives to carry on: the SII keeps nothing between the steps, so every hidden field
 * travels back unchanged.
 *
 * @param hidden the hidden fields by name, in the order of the page; of two with one name the last
 * @source SII-WIZARD
 */
public record FormPage(Map<String, String> hidden) {
    public FormPage {
        hidden = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(hidden));
    }

    /** Reads the hidden fields of all forms of a page. */
    public static FormPage of(String html) {
        Document page = Jsoup.parse(html);
        Map<String, String> hidden = new LinkedHashMap<>();
        for (Element field : page.select("input[type=hidden][name]")) {
            hidden.put(field.attr("name"), field.attr("value"));
        }
        return new FormPage(hidden);
    }

    /** A field; fails for one that the page does not have. */
    public String field(String name) {
        return Objects.requireNonNull(hidden.get(name), name);
    }

    /** How many: values are personal. */
    @Override
    public String toString() {
        return "FormPage[" + hidden.size() + " fields]";
    }
}
