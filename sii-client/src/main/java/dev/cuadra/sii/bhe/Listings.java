package dev.cuadra.sii.bhe;

import dev.cuadra.boleta.receipt.BoletaState;
import dev.cuadra.boleta.report.ReportedState;
import dev.cuadra.sii.SiiService;
import dev.cuadra.sii.page.SiiPage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers what a list says of one boleta. For one thread.
 *
 * @source SII-STATE
 */
final class Listings {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private final Set<BoletaListing> found = new LinkedHashSet<>();
    private boolean unreadable;

    /** A row of the wanted boleta. */
    void found(String state, String annulledOn) {
        found.add(listing(state.strip(), annulledOn.strip()));
    }

    /** A row of which nobody can tell whether it is the wanted one. */
    void unreadable() {
        unreadable = true;
    }

    private static BoletaListing listing(String code, String annulledOn) {
        Optional<BoletaState> meaning = ReportedState.of(code).state();
        // What has no digit is no date, whatever stands for an empty field.
        boolean dated = annulledOn.chars().anyMatch(Character::isDigit);
        if (dated || meaning.equals(Optional.of(BoletaState.ANULADA))) {
            return new BoletaListing.Annulled(code, day(annulledOn));
        }
        return meaning.equals(Optional.of(BoletaState.VIGENTE))
                ? new BoletaListing.InForce(code)
                : new BoletaListing.Other(code, meaning);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DAY));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What the whole list says; a fault when it says two things, or nothing that can be read. */
    BoletaListing only(SiiService service, SiiPage page) {
        if (found.size() > 1) {
            throw ListFault.incomplete(service, page);
        }
        if (found.isEmpty() && unreadable) {
            throw ListFault.unrecognised(service, page);
        }
        return found.isEmpty()
                ? new BoletaListing.NotListed()
                : found.iterator().next();
    }
}
