package dev.cuadra.tck;

import dev.cuadra.spi.storage.Storage;
import java.lang.reflect.Constructor;

/** Commits until it is killed, and prints the number of each commit before it and once it is acknowledged. */
final class CommittingChild {
    static final String BEGINS = "committing ";
    static final String DONE = "committed ";

    private CommittingChild() {}

    /**
     * Runs in a process of its own.
     *
     * @param arguments the class that opens the storage, the place, and the number of the first commit
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        try (Storage storage = opener(arguments[0]).open(arguments[1])) {
            for (long number = Long.parseLong(arguments[2]); true; number++) {
                say(BEGINS + number);
                storage.commit(NumberedCommits.TENANT, NumberedCommits.commit(number));
                say(DONE + number);
            }
        }
    }

    private static StorageOpener opener(String name) throws ReflectiveOperationException {
        Constructor<?> constructor = Class.forName(name).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (StorageOpener) constructor.newInstance();
    }

    private static void say(String words) {
        System.out.println(words + ".");
        System.out.flush();
    }
}
