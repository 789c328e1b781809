package dev.cuadra.boleta.service;

import dev.cuadra.boleta.register.EntryLine;
import java.util.List;

/** Where the lines of a file go. */
interface Upload {
    /** Settles a chunk of which the last line is line {@code read} of the file. */
    RegisterChunk settle(List<EntryLine> chunk, long read, boolean last);

    long settled();

    ImportCounts counts();
}
