package dev.cuadra.layby.transfer;

import dev.cuadra.layby.money.MinorUnits;
import java.util.List;
import java.util.stream.Collectors;
import javax.money.MonetaryAmount;

/**
 * What somebody who knows the books says must come in.
 *
 * @param agreements how many lay-bys, from 1
 * @param paid what was paid on all of them by now, one amount for each currency
 */
public record ControlTotal(long agreements, List<MonetaryAmount> paid) {
    public ControlTotal {
        paid = paid.stream().map(MinorUnits::exact).toList();
        boolean each = paid.stream()
                        .map(MonetaryAmount::getCurrency)
                        .collect(Collectors.toSet())
                        .size()
                == paid.size();
        if (agreements < 1 || !each) {
            throw new IllegalArgumentException("A control total counts lay-bys and names each currency once");
        }
    }
}
