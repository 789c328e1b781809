package dev.cuadra.sii.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.report.BoletaReport;
import dev.cuadra.sii.SiiFault;
import dev.cuadra.sii.SiiFaultException;
import dev.cuadra.sii.page.Pages;
import dev.cuadra.sii.page.SiiPage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What every reader of what the SII says owes, whatever came. */
public final class Fuzzed {
    /** Between two pages of one input; no page has it. */
    private static final byte NEXT = '\f';
    /** The codes of the SII. */
    private static final Pattern CODE = Pattern.compile("-?[0-9]{1,3}|[0-9]{2}(\\.[0-9]{2,3}){5}|");

    private Fuzzed() {}

    /** Reads some pages of one host as the SII's programs send them. */
    public static List<SiiPage> pages(byte[] input, String uri, String type) {
        List<SiiPage> pages = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= input.length; at++) {
            if (at == input.length || input[at] == NEXT) {
                pages.add(Pages.bytes(uri, 200, type, Arrays.copyOfRange(input, from, at)));
                from = at + 1;
            }
        }
        return pages;
    }

    /** What a reader gave, or the fault that it threw; fails on anything else that it throws. */
    public static Optional<SiiFault> fault(Runnable reader) {
        try {
            reader.run();
            return Optional.empty();
        } catch (SiiFaultException e) {
            harmless(e);
            return Optional.of(e.fault());
        }
    }

    /** Nothing of what came is in a fault but words and codes of the SII. */
    public static void harmless(SiiFaultException e) {
        SiiFault fault = e.fault();
        assertThat(fault.code()).matches(CODE);
        fault.evidence().map(SiiFault.Evidence::excerpt).ifPresent(text -> {
            assertThat(text).doesNotContainPattern("\\b[0-9]+\\b");
            assertThat(text.length()).isLessThanOrEqualTo(300);
        });
        assertThat(fault.problem().code()).isEqualTo("SII_" + fault.kind());
    }

    /** Every boleta once, and as many as were declared, be it as a row or as a reject. */
    public static void whole(BoletaReport report, int declared) {
        assertThat(report.rows().size() + report.rejects().size()).isEqualTo(declared);
        Set<BoletaId> ids = new HashSet<>();
        report.rows().forEach(row -> assertThat(ids.add(row.id())).isTrue());
    }
}
