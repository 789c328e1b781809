package dev.cuadra.tck;

import dev.cuadra.spi.storage.Storage;

/**
 * Opens a storage from a text, also in another process. An implementation has a constructor without arguments and
 * needs nothing of the test that names it.
 */
@FunctionalInterface
public interface StorageOpener {
    /**
     * Opens what is at {@code place}, or makes it where there is nothing.
     *
     * @param place a file name, a URL, whatever the implementation understands
     */
    Storage open(String place);
}
