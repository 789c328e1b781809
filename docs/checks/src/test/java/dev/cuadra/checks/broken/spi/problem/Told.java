package dev.cuadra.checks.broken.spi.problem;

public record Told(String what) {}
