package dev.cuadra.plugin.tink;

import dev.cuadra.spi.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was unwrapped lately, up to a bound; the longest unused goes first. An entry answers only for the very bytes it
 * was unwrapped from: what was replaced or destroyed meanwhile, here or in another process, is never served from here.
 */
final class Remembered<V> {
    private record Kept<V>(Bytes wrapped, V value) {}

    private final Map<KeysetName, Kept<V>> entries;

    Remembered(int bound) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<KeysetName, Kept<V>> eldest) {
                return size() > bound;
            }
        };
    }

    synchronized @Nullable V get(KeysetName name, Bytes wrapped) {
        Kept<V> entry = entries.get(name);
        return entry != null && entry.wrapped.equals(wrapped) ? entry.value : null;
    }

    synchronized void put(KeysetName name, Bytes wrapped, V value) {
        entries.put(name, new Kept<>(wrapped, value));
    }

    synchronized void forget(KeysetName name) {
        entries.remove(name);
    }

    synchronized int size() {
        return entries.size();
    }
}
