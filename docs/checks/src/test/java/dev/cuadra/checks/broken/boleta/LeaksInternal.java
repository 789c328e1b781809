package dev.cuadra.checks.broken.boleta;

import dev.cuadra.checks.broken.boleta.internal.Hidden;
import java.util.List;

public final class LeaksInternal {
    public List<Hidden> hidden() {
        return List.of();
    }
}
