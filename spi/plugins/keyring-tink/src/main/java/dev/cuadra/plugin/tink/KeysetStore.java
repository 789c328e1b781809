package dev.cuadra.plugin.tink;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.keys.KeyRingException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where wrapped keysets are kept: a table with a name, some bytes and a mark of destruction. Safe for many threads;
 * takes no null; throws {@link KeyRingException} for faults of the medium. What it holds is of no use without the
 * master key, but who can write to it can lose it.
 *
 * <p>A keyset of which a caller was told must be there after a crash: {@link #write} and {@link #destroy} return once
 * the medium has it.
 */
public interface KeysetStore {
    /**
     * What is kept under a name.
     *
     * @param wrapped the wrapped keyset; nothing when it was destroyed
     */
    record Kept(Bytes wrapped) {
        /** What is left of a keyset that was destroyed: the knowledge that it was. */
        public static final Kept DESTROYED = new Kept(Bytes.EMPTY);

        /** Whether it was destroyed. */
        public boolean destroyed() {
            return wrapped.isEmpty();
        }
    }

    /**
     * One keyset to keep.
     *
     * @param name whose
     * @param expected the wrapped keyset that is kept now; nothing where none was ever kept
     * @param next the wrapped keyset to keep from now on
     */
    record Change(KeysetName name, Bytes expected, Bytes next) {
        public Change {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(expected, "expected");
            if (next.isEmpty()) {
                throw new IllegalArgumentException("A keyset has bytes: " + name);
            }
        }
    }

    /** What is kept under these names; a name under which nothing was ever kept is absent from the answer. */
    Map<KeysetName, Kept> find(Collection<KeysetName> names);

    /**
     * Makes each change whose expectation is met, and leaves out the others: of two who race, one wins. The expectation
     * of nothing is not met by a keyset that was destroyed. Each name occurs once. Many changes should cost the medium
     * little more than one.
     *
     * @return the names whose change was made
     */
    Set<KeysetName> write(Collection<Change> changes);

    /**
     * Destroys a keyset for good, also its earlier versions, and remembers that; also one that was never kept.
     * Destroying again does nothing.
     */
    void destroy(KeysetName name);
}
