package dev.cuadra.checks.broken.spi;

public interface Port {
    void call();
}
