package dev.cuadra.tables.internal;

import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The name of the stream in which a compound file keeps a workbook with a password. */
final class PasswordMark {
    private static final byte[] NAME = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private PasswordMark() {}

    static boolean in(TableSource source, TableLimits limits) throws IOException {
        try (InputStream in = new LimitedInput(source, limits)) {
            byte[] buffer = new byte[64 * 1024];
            int matched = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int at = 0; at < read; at++) {
                    // The first byte stands nowhere else in the name, so a mismatch can only begin it anew.
                    matched = buffer[at] == NAME[matched] ? matched + 1 : buffer[at] == NAME[0] ? 1 : 0;
                    if (matched == NAME.length) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
