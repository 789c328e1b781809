package dev.cuadra.tck;

import dev.cuadra.spi.storage.Storage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;

/** Commits until it is killed, and prints the number of each commit before it and once it is acknowledged. */
final class CommittingChild {
    private static final FileOutputStream PARENT = new FileOutputStream(FileDescriptor.out);
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

    /** To the parent, which reads this process's output; nothing is kept back in a buffer when the process is killed. */
    private static void say(String words) {
        try {
            PARENT.write((words + ".\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
