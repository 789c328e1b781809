package dev.cuadra.sii.page;

import java.util.List;

/**
 * What shows that an answer is the one that was asked for. Success is recognised by what is there, never by the absence
 * of an error.
 */
@FunctionalInterface
public interface Marker {
    /** Whether {@code page} is what was asked for. */
    boolean in(SiiPage page);

    /** Any of some texts, with status 200. */
    static Marker text(String... any) {
        List<String> texts = List.of(any);
        return page -> page.status() == 200 && texts.stream().anyMatch(page.text()::contains);
    }

    /** A PDF that is declared as one; whether it is whole its reader tells. */
    static Marker pdf() {
        return page -> page.status() == 200 && page.pdf();
    }

    /** A PDF however it is declared. */
    static Marker pdfOfAnyType() {
        return page -> page.status() == 200 && page.beginsLikePdf();
    }

    /** An object in JSON; whether it means success its reader tells. */
    static Marker json() {
        return page -> page.status() == 200 && page.text().stripLeading().startsWith("{");
    }
}
