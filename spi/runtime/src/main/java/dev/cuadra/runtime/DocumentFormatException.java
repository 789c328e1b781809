package dev.cuadra.runtime;

import org.jspecify.annotations.Nullable;

/** What is stored cannot be read as the type asked for. The message names the document, never its content. */
public class DocumentFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DocumentFormatException(String message) {
        super(message);
    }

    public DocumentFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
