package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.F29Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The last return of a month that was recorded by then, beside what the books knew at the end of the day it was filed.
 *
 * @param number 1 for the first return of the month, more for those that rectify it
 * @param folio the number that the SII gave it
 * @param filedOn the day it was filed
 * @param codes its codes as filed
 * @param known the month as the books knew it at the end of that day; empty when nothing was known yet, such as for a
 *     month that was entered after it was filed
 * @source ASOF-4
 */
public record FilingThen(
        int number, String folio, LocalDate filedOn, Map<F29Code, BigDecimal> codes, Optional<MonthThen> known) {
    public FilingThen {
        Objects.requireNonNull(folio, "folio");
        Objects.requireNonNull(filedOn, "filedOn");
        Objects.requireNonNull(known, "known");
        codes = Map.copyOf(codes);
    }

    /**
     * The codes that were filed with another value than the books gave that day, in the order of the form; none when
     * nothing was known that day, for then there is nothing to compare.
     */
    public List<F29Code> differing() {
        List<F29Code> differing = new ArrayList<>();
        known.ifPresent(then -> {
            Set<F29Code> all = new HashSet<>(codes.keySet());
            all.addAll(then.form29().codes().keySet());
            F29Form.current().sorted(all).stream()
                    .filter(code -> filed(code).compareTo(then.form29().value(code)) != 0)
                    .forEach(differing::add);
        });
        return List.copyOf(differing);
    }

    /** The value of {@code code} as filed; 0 when the return does not carry it. */
    public BigDecimal filed(F29Code code) {
        return codes.getOrDefault(code, BigDecimal.ZERO);
    }
}
