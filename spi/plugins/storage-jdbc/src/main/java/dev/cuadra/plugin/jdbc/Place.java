package dev.cuadra.plugin.jdbc;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.DocumentWrite;
import dev.cuadra.spi.storage.IndexEntry;
import dev.cuadra.spi.storage.IndexValue;
import dev.cuadra.spi.storage.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A document's place in an index, as it is stored. */
record Place(DocumentKey key, String index, boolean unique, Bytes ordered) {
    /** The order of the tree, so that a batch walks through it once. */
    static final Comparator<Place> BY_TREE = Comparator.comparing((Place place) -> place.key.collection())
            .thenComparing(Place::index)
            .thenComparing(Place::ordered);

    private static final int FRAME_BYTES = 2 + Integer.BYTES;

    static Place of(DocumentKey key, IndexEntry entry) {
        return new Place(key, entry.index(), entry.unique(), IndexValue.ordered(entry.values()));
    }

    static List<Place> of(DocumentWrite write) {
        return write instanceof DocumentWrite.Put put
                ? put.indexes().stream().map(entry -> of(put.key(), entry)).toList()
                : List.of();
    }

    /** What keeps two entries apart in the tree: nothing where only one is allowed. */
    Bytes tie() {
        return unique ? Bytes.EMPTY : Position.idBytes(key.id());
    }

    /** The places of one document: for each the length of the name, the name, 1 or 0, the length, the bytes. */
    static Bytes write(List<Place> places) {
        int size = places.stream()
                .mapToInt(place -> FRAME_BYTES + place.index.length() + place.ordered.size())
                .sum();
        ByteBuffer out = ByteBuffer.allocate(size);
        for (Place place : places) {
            byte[] name = place.index.getBytes(StandardCharsets.US_ASCII);
            out.put((byte) name.length).put(name).put((byte) (place.unique ? 1 : 0));
            out.putInt(place.ordered.size()).put(place.ordered.buffer());
        }
        return Bytes.of(out.array());
    }

    static List<Place> read(DocumentKey key, Bytes written) {
        List<Place> places = new ArrayList<>();
        ByteBuffer in = written.buffer();
        while (in.hasRemaining()) {
            byte[] name = new byte[in.get()];
            in.get(name);
            boolean unique = in.get() == 1;
            byte[] ordered = new byte[in.getInt()];
            in.get(ordered);
            places.add(new Place(key, new String(name, StandardCharsets.US_ASCII), unique, Bytes.of(ordered)));
        }
        return places;
    }
}
