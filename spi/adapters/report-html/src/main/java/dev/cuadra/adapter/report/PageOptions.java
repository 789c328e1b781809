package dev.cuadra.adapter.report;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How a page is written.
 *
 * @param language English where its language is English, else Spanish; dates are written the same in both, and so are
 *     pesos on the pages of boletas, while the amounts of lay-bys follow the language
 * @param companyName the name of the company for the head of the page; without it its RUT stands alone
 */
public record PageOptions(Locale language, Optional<String> companyName) {
    public PageOptions {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(companyName, "companyName");
    }

    /** A page in {@code language} without the name of the company. */
    public static PageOptions in(Locale language) {
        return new PageOptions(language, Optional.empty());
    }

    /** The same with the name of the company. */
    public PageOptions withCompanyName(String name) {
        return new PageOptions(language, Optional.of(name));
    }
}
