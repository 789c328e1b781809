package dev.cuadra.layby.service;

import dev.cuadra.spi.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list of lay-bys.
 *
 * @param laybys the lay-bys
 * @param next where the next page begins; empty on the last page
 */
public record LaybyPage(List<LaybySummary> laybys, Optional<Bytes> next) {
    public LaybyPage {
        laybys = List.copyOf(laybys);
    }
}
