package dev.cuadra.plugin.tink;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Wrapped keysets in memory, for tests and for trying things out; they are lost with it. Safe for many threads. */
public final class InMemoryKeysetStore implements KeysetStore {
    private final Map<KeysetName, Kept> kept = new HashMap<>();

    /** A store that holds nothing. */
    public InMemoryKeysetStore() {}

    @Override
    public synchronized Map<KeysetName, Kept> find(Collection<KeysetName> names) {
        Map<KeysetName, Kept> found = new HashMap<>();
        for (KeysetName name : names) {
            Kept one = kept.get(name);
            if (one != null) {
                found.put(name, one);
            }
        }
        return found;
    }

    @Override
    public synchronized Set<KeysetName> write(Collection<Change> changes) {
        Set<KeysetName> made = new HashSet<>();
        for (Change change : changes) {
            Kept now = kept.get(change.name());
            boolean met = now == null
                    ? change.expected().isEmpty()
                    : !now.destroyed() && now.wrapped().equals(change.expected());
            if (met) {
                kept.put(change.name(), new Kept(change.next()));
                made.add(change.name());
            }
        }
        return made;
    }

    @Override
    public synchronized void destroy(KeysetName name) {
        kept.put(name, Kept.DESTROYED);
    }
}
