package dev.cuadra.layby.service;

import dev.cuadra.layby.integrity.Books;
import dev.cuadra.layby.integrity.IntegrityFinding;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A stored lay-by and what is wrong with it.
 *
 * @param stored the document; empty when it cannot be read
 * @param books what is claimed about it; empty when the document cannot be read
 * @param whole whether its log could be replayed
 */
record CheckedLayby(
        UUID id, Optional<StoredLayby> stored, Optional<Books> books, boolean whole, List<IntegrityFinding> found) {
    CheckedLayby {
        found = List.copyOf(found);
    }
}
