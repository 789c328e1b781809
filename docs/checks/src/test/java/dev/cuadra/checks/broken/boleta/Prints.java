package dev.cuadra.checks.broken.boleta;

final class Prints {
    void say() {
        System.out.println("said");
    }
}
