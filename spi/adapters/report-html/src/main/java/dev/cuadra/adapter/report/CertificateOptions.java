package dev.cuadra.adapter.report;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * How certificates are written.
 *
 * @param page the language, and the name of the company
 * @param place where they are issued; a line to fill in without it
 * @param issuedOn when; a line to fill in without it
 */
public record CertificateOptions(PageOptions page, Optional<String> place, Optional<LocalDate> issuedOn) {
    public CertificateOptions {
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(issuedOn, "issuedOn");
    }

    /** With place and date to fill in by hand. */
    public static CertificateOptions of(PageOptions page) {
        return new CertificateOptions(page, Optional.empty(), Optional.empty());
    }
}
