package dev.cuadra.layby.agreement;

import java.time.LocalDate;
import java.util.Optional;
import javax.money.MonetaryAmount;

/**
 * A fee as it stands.
 *
 * @param agreed whether it was agreed at creation
 * @param instalment for which due date, if it is a late fee
 * @param waived whether it was given up
 */
public record Fee(
        String id,
        FeeKind kind,
        MonetaryAmount amount,
        boolean agreed,
        Optional<LocalDate> instalment,
        boolean waived) {}
