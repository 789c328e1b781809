package dev.cuadra.plugin.tink;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.keys.KeyRingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Wrapped keysets in one file. Safe for many threads, and for several processes on one machine, which take turns to
 * write; within a process it is opened once. Not on a network share.
 *
 * <p>Many changes are one write and one sync. A destroyed keyset is overwritten in the file, with all its earlier
 * versions, before the call returns; a copy of the file, or a file system that never writes in place, may still hold
 * it: see {@link TinkKeyRing#rewrap(dev.cuadra.spi.TenantId)}. What a crash left half written at the end is dropped,
 * since nobody was told of it; any other damage is refused. Names are kept in memory, about 150 bytes each, keysets are
 * not.
 */
public final class FileKeysetStore implements KeysetStore, AutoCloseable {
    /** A keyset with its sum in the file. */
    private record Piece(long at, int length) {}

    private static final class Slot {
        private final List<Piece> pieces = new ArrayList<>(1);
        private boolean destroyed;
    }

    private final Map<KeysetName, Slot> slots = new HashMap<>();
    private final Map<KeysetName, Long> damaged = new LinkedHashMap<>();
    private final LogFile file;

    private FileKeysetStore(Path path) {
        file = new LogFile(path, this::take);
        boolean ready = false;
        try {
            file.exclusively(this::finishErasing);
            ready = true;
        } finally {
            if (!ready) {
                file.close();
            }
        }
    }

    /**
     * Opens the store in {@code file}, or makes it, for its owner alone, when it is absent. A lock file stands beside
     * it.
     *
     * @throws KeyRingException when the file is open in this process already, damaged, or no keyset file
     */
    public static FileKeysetStore open(Path file) {
        return new FileKeysetStore(file);
    }

    private void take(KeysetName name, long at, int length, boolean intact) {
        Slot slot = slots.computeIfAbsent(name, any -> new Slot());
        if (length == 0) {
            slot.destroyed = true;
            damaged.remove(name);
        } else {
            slot.pieces.add(new Piece(at, length));
            if (!intact) {
                damaged.put(name, at);
            }
        }
    }

    /** A process that died between telling of a destruction and carrying it out has left the keyset in the file. */
    private void finishErasing() throws IOException {
        for (Long at : damaged.values()) {
            throw file.damaged(at);
        }
        for (Slot slot : slots.values()) {
            if (slot.destroyed) {
                erase(slot);
            }
        }
        file.sync();
    }

    private void erase(Slot slot) throws IOException {
        for (Piece piece : slot.pieces) {
            if (!Arrays.equals(file.read(piece.at, piece.length), new byte[piece.length])) {
                file.erase(piece.at, piece.length);
            }
        }
        slot.pieces.clear();
    }

    @Override
    public synchronized Map<KeysetName, Kept> find(Collection<KeysetName> names) {
        readOn();
        Map<KeysetName, Kept> found = new HashMap<>();
        for (KeysetName name : names) {
            Slot slot = slots.get(name);
            if (slot != null) {
                found.put(name, kept(slot));
            }
        }
        return found;
    }

    private Kept kept(Slot slot) {
        if (slot.destroyed) {
            return Kept.DESTROYED;
        }
        Piece newest = slot.pieces.get(slot.pieces.size() - 1);
        byte[] bytes = file.read(newest.at, newest.length);
        if (LogRecord.intact(bytes)) {
            return new Kept(Bytes.of(Arrays.copyOf(bytes, bytes.length - LogRecord.SUM_BYTES)));
        }
        // Another process may have overwritten it since; it has said so before.
        readOn();
        if (slot.destroyed) {
            return Kept.DESTROYED;
        }
        throw file.damaged(newest.at);
    }

    private void readOn() {
        if (file.grown()) {
            file.exclusively(() -> {});
        }
        for (Long at : damaged.values()) {
            throw file.damaged(at);
        }
    }

    @Override
    public synchronized Set<KeysetName> write(Collection<Change> changes) {
        Set<KeysetName> made = new HashSet<>();
        file.exclusively(() -> {
            List<LogRecord> records = new ArrayList<>();
            for (Change change : changes) {
                Slot slot = slots.get(change.name());
                boolean met = slot == null
                        ? change.expected().isEmpty()
                        : !slot.destroyed && kept(slot).wrapped().equals(change.expected());
                if (met) {
                    records.add(new LogRecord(change.name(), change.next()));
                    made.add(change.name());
                }
            }
            if (!records.isEmpty()) {
                file.append(records);
            }
        });
        return made;
    }

    /** Told first and carried out then: whatever comes in between, the next opening finishes it. */
    @Override
    public synchronized void destroy(KeysetName name) {
        file.exclusively(() -> {
            Slot before = slots.get(name);
            if (before == null || !before.destroyed) {
                file.append(List.of(new LogRecord(name, Bytes.EMPTY)));
            }
            erase(slots.getOrDefault(name, new Slot()));
            file.sync();
        });
    }

    /** Releases the file. Closing twice is harmless; every later call is refused. */
    @Override
    public synchronized void close() {
        file.close();
        slots.clear();
    }
}
