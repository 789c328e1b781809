package dev.cuadra.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of the repository, without what builds and tools leave behind.
 *
 * @param root its top folder
 */
record Repository(Path root) {
    private static final Set<String> LEFT_BEHIND =
            Set.of("target", ".git", ".idea", ".vscode", ".settings", ".flattened-pom.xml");
    private static final Set<String> BINARY = Set.of("jar", "class", "xlsx", "png", "gif", "jpg", "pdf", "zip", "db");

    /** The repository that this build is a part of: the nearest folder upwards with a licence. */
    static Repository ours() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException(
                            "No LICENSE above " + Path.of("").toAbsolutePath()));
        }
        return new Repository(folder);
    }

    /** Every file, as a path from the root with slashes, in order: as git knows them, or else as they lie there. */
    List<String> files() {
        Optional<List<String>> known = Files.exists(root.resolve(".git")) ? gitFiles() : Optional.empty();
        return known.orElseGet(this::walkedFiles).stream().sorted().toList();
    }

    /** What is in the index, and what would be added to it; empty where there is no git to ask. */
    private Optional<List<String>> gitFiles() {
        try {
            Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0
                    ? Optional.of(Stream.of(names.split("\0", -1))
                            .filter(this::has)
                            .distinct()
                            .toList())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while git listed its files", e);
        }
    }

    private List<String> walkedFiles() {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skip = !folder.equals(root) && leftBehind(folder);
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (!leftBehind(file)) {
                        files.add(root.relativize(file).toString().replace('\\', '/'));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static boolean leftBehind(Path path) {
        return LEFT_BEHIND.contains(String.valueOf(path.getFileName()));
    }

    /** The files whose names end in {@code ending}. */
    List<String> files(String ending) {
        return files().stream().filter(file -> file.endsWith(ending)).toList();
    }

    /** The files that hold text. */
    List<String> texts() {
        return files().stream()
                .filter(file -> !BINARY.contains(file.substring(file.lastIndexOf('.') + 1)))
                .toList();
    }

    boolean has(String file) {
        return Files.isRegularFile(root.resolve(file));
    }

    /** The text of a file. What is not UTF-8, such as samples in Latin-1, is read byte by byte. */
    String read(String file) {
        try {
            byte[] bytes = Files.readAllBytes(root.resolve(file));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.indexOf('\uFFFD') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    List<String> lines(String file) {
        return read(file).lines().toList();
    }
}
