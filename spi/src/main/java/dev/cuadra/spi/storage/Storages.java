package dev.cuadra.spi.storage;

import java.util.List;
import java.util.ServiceLoader;

/** Finds storage plugins on the class or module path. A convenience: an application may pass its plugin in instead. */
public final class Storages {
    private Storages() {}

    /**
     * The one factory called {@code name}, looked up with the thread's context class loader.
     *
     * @throws IllegalStateException when none or several answer to the name; the message names them all
     */
    public static StorageFactory named(String name) {
        return pick(name, ServiceLoader.load(StorageFactory.class));
    }

    /** Like {@link #named(String)}, with another class loader. */
    public static StorageFactory named(String name, ClassLoader loader) {
        return pick(name, ServiceLoader.load(StorageFactory.class, loader));
    }

    private static StorageFactory pick(String name, ServiceLoader<StorageFactory> loader) {
        List<StorageFactory> all =
                loader.stream().map(ServiceLoader.Provider::get).toList();
        List<StorageFactory> named =
                all.stream().filter(factory -> factory.name().equals(name)).toList();
        if (named.size() != 1) {
            List<String> found = all.stream()
                    .map(factory -> factory.name() + " (" + factory.getClass().getName() + ")")
                    .toList();
            throw new IllegalStateException("Wanted one storage called '" + name + "', found " + found);
        }
        return named.get(0);
    }
}
