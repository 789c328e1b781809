package dev.cuadra.runtime;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Query;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pages by token over every look-up key in use, the oldest first: documents move from an older to a newer one alone, so
 * what moves before its turn is met later on.
 */
final class TokenPages<T> {
    private final Vault vault;
    private final DocumentType<T> type;
    private final TenantId tenant;
    private final Function<? super Tokens, Query> query;

    /** The generation of a look-up key and the position among what is under it; empty bytes are its beginning. */
    private record Place(int generation, Bytes position) {
        Bytes bytes() {
            return Bytes.of(ByteBuffer.allocate(Integer.BYTES + position.size())
                    .putInt(generation)
                    .put(position.buffer())
                    .array());
        }

        static Place of(Bytes bytes) {
            if (bytes.size() < Integer.BYTES) {
                throw new IllegalArgumentException("Not a position of such a query");
            }
            ByteBuffer in = bytes.buffer();
            int generation = in.getInt();
            byte[] rest = new byte[in.remaining()];
            in.get(rest);
            return new Place(generation, Bytes.of(rest));
        }
    }

    TokenPages(Vault vault, DocumentType<T> type, TenantId tenant, Function<? super Tokens, Query> query) {
        this.vault = vault;
        this.type = type;
        this.tenant = tenant;
        this.query = query;
    }

    Results<T> after(Optional<Bytes> last) {
        Place place = last.map(Place::of).orElse(new Place(0, Bytes.EMPTY));
        while (true) {
            int newest = vault.keys().generation(tenant);
            Indexed.Source source = new Indexed.Source(vault.keys(), tenant, 0);
            Query latest = query.apply(source);
            if (vault.keys().generation(tenant) != newest) {
                continue; // rotated in between: the numbers would not fit the tokens
            }
            int oldest = newest - source.generations() + 1;
            // What was under a look-up key retired meanwhile is under a newer one by now.
            Place here = place.generation() < oldest ? new Place(oldest, Bytes.EMPTY) : place;
            Query asked = here.generation() >= newest
                    ? latest
                    : query.apply(new Indexed.Source(vault.keys(), tenant, newest - here.generation()));
            Results<T> page =
                    vault.page(type, tenant, here.position().isEmpty() ? asked : asked.after(here.position()));
            if (page.next().isPresent()) {
                Place next = new Place(here.generation(), page.next().get());
                return new Results<>(page.documents(), Optional.of(next.bytes()));
            }
            if (here.generation() >= newest) {
                return new Results<>(page.documents(), Optional.empty());
            }
            Place next = new Place(here.generation() + 1, Bytes.EMPTY);
            if (!page.documents().isEmpty()) {
                return new Results<>(page.documents(), Optional.of(next.bytes()));
            }
            place = next;
        }
    }
}
