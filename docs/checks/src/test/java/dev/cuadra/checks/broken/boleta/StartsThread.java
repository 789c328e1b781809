package dev.cuadra.checks.broken.boleta;

final class StartsThread {
    Thread thread() {
        return new Thread(() -> {});
    }
}
