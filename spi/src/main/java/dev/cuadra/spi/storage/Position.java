package dev.cuadra.spi.storage;

import dev.cuadra.spi.Bytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/**
 * A document's place in an index, for plugins that page over ordered bytes. Places compare by entry and then by id,
 * both byte by byte and unsigned; {@link UUID#compareTo} is another order.
 *
 * @param ordered the entry, see {@link IndexValue#ordered}
 * @param id the document
 */
public record Position(Bytes ordered, UUID id) implements Comparable<Position> {
    private static final int ID_BYTES = 16;
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::ordered).thenComparing(place -> idBytes(place.id));

    public Position {
        Objects.requireNonNull(ordered, "ordered");
        Objects.requireNonNull(id, "id");
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException when the bytes are too few to be a position
     */
    public static Position parse(Bytes position) {
        if (position.size() < ID_BYTES) {
            throw new IllegalArgumentException("Not a position: " + position);
        }
        byte[] all = position.toArray();
        int end = all.length - ID_BYTES;
        return new Position(Bytes.of(Arrays.copyOf(all, end)), id(Arrays.copyOfRange(all, end, all.length)));
    }

    /** The 16 bytes of an id, whose unsigned order is the order of ids in scans and pages. */
    public static Bytes idBytes(UUID id) {
        return Bytes.of(ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    /** The id whose 16 bytes these are. */
    public static UUID id(byte[] bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes);
        return new UUID(read.getLong(), read.getLong());
    }

    /** The entry followed by the id. */
    public Bytes bytes() {
        byte[] all = Arrays.copyOf(ordered.toArray(), ordered.size() + ID_BYTES);
        idBytes(id).buffer().get(all, ordered.size(), ID_BYTES);
        return Bytes.of(all);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
