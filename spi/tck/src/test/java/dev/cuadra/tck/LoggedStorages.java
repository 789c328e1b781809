package dev.cuadra.tck;

import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.Commit;
import dev.cuadra.spi.storage.Committed;
import dev.cuadra.spi.storage.Idempotency;
import dev.cuadra.spi.storage.Storage;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Storages of numbered commits that keep no more of them than the numbers, in a file; one is sound, two are not. */
final class LoggedStorages {
    private LoggedStorages() {}

    private abstract static class Logged extends DelegatingStorage {
        final OutputStream log;
        final FileDescriptor descriptor;

        Logged(String place, int buffer) {
            try {
                Path file = Path.of(place);
                for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                    replay(line);
                }
                FileOutputStream out = new FileOutputStream(place, true);
                descriptor = out.getFD();
                log = new BufferedOutputStream(out, buffer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void replay(String line) {
            if (line.endsWith(".")) {
                sound.commit(NumberedCommits.TENANT, NumberedCommits.commit(Long.parseLong(line.replace(".", ""))));
            }
        }

        void write(String text) {
            try {
                log.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void flush() {
            try {
                log.flush();
                descriptor.sync();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String number(Commit commit) {
            return commit.idempotency().map(Idempotency::key).orElseThrow().replace("commit ", "");
        }

        @Override
        public void close() {
            flush();
            super.close();
        }
    }

    /** Acknowledges once the number is synced. */
    private static final class Synced extends Logged {
        Synced(String place) {
            super(place, 64);
        }

        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            Committed committed = sound.commit(tenant, commit);
            if (!committed.replayed()) {
                write(number(commit) + ".\n");
                flush();
            }
            return committed;
        }
    }

    /** Acknowledges before anything has left the process. */
    private static final class Buffered extends Logged {
        Buffered(String place) {
            super(place, 1 << 16);
        }

        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            Committed committed = sound.commit(tenant, commit);
            if (!committed.replayed()) {
                write(number(commit) + ".\n");
            }
            return committed;
        }
    }

    /** Writes a commit in two steps, the second one at its leisure. */
    private static final class Halved extends Logged {
        private String begun = "";

        Halved(String place) {
            super(place, 64);
        }

        @Override
        void replay(String line) {
            if (line.endsWith(".")) {
                super.replay(line.substring(line.indexOf('+') + 1));
            } else {
                long number = Long.parseLong(line.replace("+", ""));
                Commit whole = NumberedCommits.commit(number);
                sound.commit(
                        NumberedCommits.TENANT,
                        new Commit(
                                Optional.empty(),
                                List.of(),
                                whole.writes().subList(0, NumberedCommits.DOCUMENTS / 2),
                                List.of(),
                                List.of()));
            }
        }

        @Override
        public Committed commit(TenantId tenant, Commit commit) {
            finish();
            Committed committed = sound.commit(tenant, commit);
            if (!committed.replayed()) {
                begun = number(commit);
                write(begun + "+");
                flush();
            }
            return committed;
        }

        private void finish() {
            if (!begun.isEmpty()) {
                write(begun + ".\n");
                flush();
                begun = "";
            }
        }

        @Override
        public void close() {
            finish();
            super.close();
        }
    }

    private abstract static class Kit extends DurabilityTck {
        @Override
        protected String newPlace() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target", "logged")), "test")
                        .resolve("log")
                        .toString();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static class Sound extends Kit {
        static final class OpensSynced implements StorageOpener {
            @Override
            public Storage open(String place) {
                return new Synced(place);
            }
        }

        @Override
        protected Class<? extends StorageOpener> opener() {
            return OpensSynced.class;
        }
    }

    static class Forgetful extends Kit {
        static final class OpensBuffered implements StorageOpener {
            @Override
            public Storage open(String place) {
                return new Buffered(place);
            }
        }

        @Override
        protected Class<? extends StorageOpener> opener() {
            return OpensBuffered.class;
        }
    }

    static class Halving extends Kit {
        static final class OpensHalved implements StorageOpener {
            @Override
            public Storage open(String place) {
                return new Halved(place);
            }
        }

        @Override
        protected Class<? extends StorageOpener> opener() {
            return OpensHalved.class;
        }
    }
}
