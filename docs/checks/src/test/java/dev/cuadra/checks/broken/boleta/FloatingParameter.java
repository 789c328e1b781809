package dev.cuadra.checks.broken.boleta;

final class FloatingParameter {
    long pesos(double amount) {
        return (long) amount;
    }
}
