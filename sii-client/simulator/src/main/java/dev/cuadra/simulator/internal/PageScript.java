package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.money.Clp;

/** The assignments by which BHE pages carry their data, one on each line. */
final class PageScript {
    private final StringBuilder lines = new StringBuilder();

    PageScript value(String name, String value) {
        return assign("xml_values['" + name + "']", "\"" + value + "\"");
    }

    PageScript value(String name, long value) {
        return value(name, Long.toString(value));
    }

    /** An amount, as {@code formatMiles} with the quotes that the wizards use. */
    PageScript money(String name, Clp value) {
        return assign("xml_values['" + name + "']", "formatMiles(\"" + value + "\", \".\")");
    }

    PageScript plain(String name, long value) {
        lines.append(name).append('=').append(value).append(";\n");
        return this;
    }

    PageScript row(String array, String field, int row, String value) {
        return assign(array + "['" + field + "_" + row + "']", "\"" + value + "\"");
    }

    PageScript row(String array, String field, int row, Clp value) {
        return assign(array + "['" + field + "_" + row + "']", "formatMiles(\"" + value + "\",'.')");
    }

    private PageScript assign(String what, String value) {
        lines.append(what).append(" = ").append(value).append(";\n");
        return this;
    }

    String tag() {
        return "<script>\n" + lines + "</script>";
    }
}
