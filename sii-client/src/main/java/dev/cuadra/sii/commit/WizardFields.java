package dev.cuadra.sii.commit;

import dev.cuadra.spi.Bytes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * The fields of a form as a browser would send them: all of them, as they came, in their order. The SII keeps nothing between
 * the steps.
 *
 * @source SII-WIZARD
 */
record WizardFields(List<Field> fields) {
    record Field(String name, String value) {}

    WizardFields {
        fields = List.copyOf(fields);
    }

    /**
     * Reads the form that leads to {@code program}; a form without an address is one whose address a script sets.
     *
     * @return empty when the page has no such form
     */
    static Optional<WizardFields> of(String html, String program) {
        Elements forms = Jsoup.parse(html).select("form");
        List<Element> meant = forms.stream()
                .filter(form -> form.attr("action").contains(program))
                .toList();
        List<Element> open = meant.isEmpty()
                ? forms.stream().filter(form -> form.attr("action").isBlank()).toList()
                : meant;
        return open.isEmpty() ? Optional.empty() : Optional.of(read(open));
    }

    private static WizardFields read(List<Element> forms) {
        List<Field> fields = new ArrayList<>();
        List<Field> buttons = new ArrayList<>();
        for (Element form : forms) {
            for (Element control : form.select("input[name], select[name], textarea[name]")) {
                List<Field> kept = control.attr("type").equalsIgnoreCase("submit") ? buttons : fields;
                value(control).ifPresent(value -> kept.add(new Field(control.attr("name"), value)));
            }
        }
        // Whoever presses the one button sends it along; of several nobody knows which.
        if (buttons.size() == 1) {
            fields.addAll(buttons);
        }
        return new WizardFields(fields);
    }

    private static Optional<String> value(Element control) {
        if (control.hasAttr("disabled")) {
            return Optional.empty();
        }
        return switch (control.normalName()) {
            case "textarea" -> Optional.of(control.wholeText());
            case "select" -> selected(control);
            default -> input(control);
        };
    }

    private static Optional<String> selected(Element select) {
        Elements options = select.select("option");
        return options.stream()
                .filter(option -> option.hasAttr("selected"))
                .findFirst()
                .or(() -> options.stream().findFirst())
                .map(option -> option.hasAttr("value") ? option.attr("value") : option.text());
    }

    private static Optional<String> input(Element input) {
        return switch (input.attr("type").toLowerCase(java.util.Locale.ROOT)) {
            case "checkbox", "radio" ->
                input.hasAttr("checked")
                        ? Optional.of(input.hasAttr("value") ? input.attr("value") : "on")
                        : Optional.empty();
            case "button", "reset", "image", "file" -> Optional.empty();
            default -> Optional.of(input.attr("value"));
        };
    }

    Optional<String> value(String name) {
        return fields.stream()
                .filter(field -> field.name.equals(name))
                .map(Field::value)
                .reduce((first, last) -> last);
    }

    /** The same with one field set, where it stood or at the end. */
    WizardFields with(String name, String value) {
        List<Field> changed = new ArrayList<>();
        boolean there = false;
        for (Field field : fields) {
            if (!field.name.equals(name)) {
                changed.add(field);
            } else if (!there) {
                changed.add(new Field(name, value));
                there = true;
            }
        }
        if (!there) {
            changed.add(new Field(name, value));
        }
        return new WizardFields(changed);
    }

    /** The same, with a field set that is missing or empty. */
    WizardFields orElse(String name, String value) {
        return value(name).filter(there -> !there.isEmpty()).isPresent() ? this : with(name, value);
    }

    /**
     * As it is sent.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code SII_COMMIT_CHARACTER}
     */
    Bytes encoded() {
        return Bytes.utf8(fields.stream()
                .map(field -> encoded(field.name, field.name) + "=" + encoded(field.name, field.value))
                .collect(Collectors.joining("&")));
    }

    private static String encoded(String member, String text) {
        // Refuses what cannot be encoded, for which the encoder would send a question mark.
        byte[] latin = OrderText.latin(member, text);
        return URLEncoder.encode(new String(latin, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }

    /** How many: values are personal. */
    @Override
    public String toString() {
        return "WizardFields[" + fields.size() + "]";
    }
}
