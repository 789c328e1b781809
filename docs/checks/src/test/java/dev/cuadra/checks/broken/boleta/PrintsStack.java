package dev.cuadra.checks.broken.boleta;

final class PrintsStack {
    void say(RuntimeException e) {
        e.printStackTrace();
    }
}
