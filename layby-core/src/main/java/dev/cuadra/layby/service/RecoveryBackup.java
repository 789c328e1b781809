package dev.cuadra.layby.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where a host keeps the backup of the lay-bys of an incident. The streams are closed by whoever asked for them. */
public interface RecoveryBackup {
    /** Where to write it; what was there before is replaced. */
    OutputStream write() throws IOException;

    /** What was written, read from the medium itself. */
    InputStream read() throws IOException;
}
