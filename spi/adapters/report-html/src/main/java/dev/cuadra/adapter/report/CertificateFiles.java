package dev.cuadra.adapter.report;

import dev.cuadra.boleta.annual.AnnualStatement;
import dev.cuadra.boleta.annual.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Certificates as files, one each, named by kind and number and never by a person. A file is there whole or not at all;
 * a batch that was cut short goes on where it stopped, unless the figures, the names or the options changed meanwhile:
 * then all are written anew. For one process at a time.
 *
 * @param directory where; made when it is missing
 */
public record CertificateFiles(Path directory) {
    private static final String PROGRESS = "progress";

    public CertificateFiles {
        Objects.requireNonNull(directory, "directory");
    }

    /** {@code certificate-1-00042.html}. */
    public static String name(Certificate certificate) {
        return String.format(
                Locale.ROOT, "certificate-%d-%05d.html", certificate.kind().model(), certificate.number());
    }

    /**
     * Writes those that are missing.
     *
     * @param progress hears how many certificates are there, after each
     * @return how many were written by this call
     * @throws UncheckedIOException when the disk fails; calling again goes on
     */
    public int write(AnnualStatement statement, CertificateOptions options, IntConsumer progress) {
        try {
            Files.createDirectories(directory);
            String batch = fingerprint(statement, options);
            if (!batch.equals(started())) {
                clear();
                place(PROGRESS, batch);
            }
            int written = 0;
            int there = 0;
            for (Certificate certificate : statement.certificates()) {
                if (!Files.exists(directory.resolve(name(certificate)))) {
                    place(name(certificate), CertificatePage.render(certificate, statement, options));
                    written++;
                }
                progress.accept(++there);
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String started() throws IOException {
        Path file = directory.resolve(PROGRESS);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Certificates of other figures must not stay among the new ones. */
    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> old = files.filter(file ->
                            file.getFileName().toString().matches("certificate-[12]-[0-9]{5,}\\.html(\\.part)?"))
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    private void place(String name, String text) throws IOException {
        Path part = directory.resolve(name + ".part");
        Files.write(part, text.getBytes(StandardCharsets.UTF_8));
        Files.move(part, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Everything that the pages show, hashed one certificate at a time. */
    private static String fingerprint(AnnualStatement statement, CertificateOptions options) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, statement.payer() + " " + statement.year() + " " + statement.factors());
            add(digest, options.toString());
            for (Certificate certificate : statement.certificates()) {
                add(digest, certificate.kind() + " " + certificate.number());
                add(digest, certificate.payee().id() + " " + certificate.payee().name());
                add(digest, certificate.months() + " " + certificate.totals());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
