package dev.cuadra.spi.keys;

/** The key ring could not do what was asked. The message never holds key material or plain text. */
public class KeyRingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeyRingException(String message) {
        super(message);
    }

    public KeyRingException(String message, Throwable cause) {
        super(message, cause);
    }
}
