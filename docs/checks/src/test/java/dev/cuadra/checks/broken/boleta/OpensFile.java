package dev.cuadra.checks.broken.boleta;

import java.io.File;

final class OpensFile {
    boolean there(String name) {
        return new File(name).exists();
    }
}
