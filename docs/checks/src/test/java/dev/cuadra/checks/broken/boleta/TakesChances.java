package dev.cuadra.checks.broken.boleta;

import java.util.UUID;

final class TakesChances {
    UUID id() {
        return UUID.randomUUID();
    }
}
