package dev.cuadra.checks.broken.boleta.internal;

public record Hidden(String what) {}
