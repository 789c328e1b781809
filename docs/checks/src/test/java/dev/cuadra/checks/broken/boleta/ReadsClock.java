package dev.cuadra.checks.broken.boleta;

import java.time.Instant;

final class ReadsClock {
    Instant moment() {
        return Instant.now();
    }
}
