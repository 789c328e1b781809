package dev.cuadra.spi.storage;

/** The medium failed: disk, database, connection. The message says what was tried. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
