package dev.cuadra.spi.storage;

import java.util.List;

/**
 * Journal entries in the order in which they became visible.
 *
 * @param entries the entries
 * @param position the position of the last of them, to read on from; the position asked for when there are none
 */
public record JournalPage(List<JournalEntry> entries, long position) {
    public JournalPage {
        entries = List.copyOf(entries);
    }
}
