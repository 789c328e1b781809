package dev.cuadra.spi.storage;

import java.util.Map;

/** Opens a storage by name; found through the service loader. */
public interface StorageFactory {
    /** The name hosts ask for, such as {@code jdbc}. */
    String name();

    /**
     * Opens the storage.
     *
     * @param settings what the plugin's documentation lists; an unknown setting is refused
     * @throws IllegalArgumentException for a missing or unknown setting
     * @throws StorageException when the medium cannot be opened
     */
    Storage open(Map<String, String> settings);
}
