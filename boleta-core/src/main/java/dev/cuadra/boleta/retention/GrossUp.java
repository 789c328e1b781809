package dev.cuadra.boleta.retention;

import dev.cuadra.boleta.money.Clp;
import java.util.Objects;
import java.util.Optional;

/**
 * The gross fee that leaves an asked net.
 *
 * @param retention the fee and what is kept back of it; its net is exactly the asked one
 * @param otherGross another gross that leaves the same net, where there is one
 * @source RET-7
 */
public record GrossUp(Retention retention, Optional<Clp> otherGross) {
    public GrossUp {
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(otherGross, "otherGross");
    }
}
