package dev.cuadra.examples.launch;

/** Where the files of a simulation go. What it throws ends the run, which can be taken up again. */
@FunctionalInterface
public interface Shelf {
    /**
     * Puts a file there, whole or not at all; one of the same name is replaced.
     *
     * @param name its name, with {@code /} between folders
     */
    void put(String name, String content);
}
