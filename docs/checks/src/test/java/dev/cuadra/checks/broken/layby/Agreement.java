package dev.cuadra.checks.broken.layby;

public record Agreement(String id) {}
