package dev.cuadra.checks.broken.boleta;

final class FloatingField {
    final Double rate = 14.5;
}
