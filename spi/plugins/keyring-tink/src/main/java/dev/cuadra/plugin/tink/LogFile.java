package dev.cuadra.plugin.tink;

import dev.cuadra.plugin.tink.LogRecord.Prefix;
import dev.cuadra.spi.keys.KeyRingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The file: a header, then records that are only appended. One thread at a time; several processes, which take turns by
 * a lock on a neighbouring file. Not a channel but a plain file is read and written: an interrupted thread would close
 * a channel for everybody.
 */
final class LogFile implements AutoCloseable {
    private static final byte[] MAGIC = "CUADRATK1".getBytes(StandardCharsets.US_ASCII);
    private static final Set<Object> OPEN_HERE = ConcurrentHashMap.newKeySet();

    /** Takes each record as it is read; the keyset with its sum begins at {@code at} and has {@code length} bytes. */
    interface Reader {
        void take(KeysetName name, long at, int length, boolean intact);
    }

    /** What is done under the lock. */
    interface Turn {
        void take() throws IOException;
    }

    private final Path path;
    private final Path lockPath;
    private final Object claim;
    private final RandomAccessFile file;
    private final Reader reader;
    private long end;
    private boolean broken;
    private boolean closed;

    LogFile(Path path, Reader reader) {
        this.path = path.toAbsolutePath();
        this.lockPath = this.path.resolveSibling(this.path.getFileName() + ".lock");
        this.reader = reader;
        try {
            create(this.path);
            create(lockPath);
            this.claim = claim();
        } catch (IOException e) {
            throw failed("Opening", e);
        }
        RandomAccessFile opened = null;
        boolean ready = false;
        try {
            opened = new RandomAccessFile(this.path.toFile(), "rw");
            this.file = opened;
            turn(() -> end = begin());
            ready = true;
        } catch (IOException e) {
            throw failed("Opening", e);
        } finally {
            if (!ready) {
                OPEN_HERE.remove(claim);
                closeQuietly(opened);
            }
        }
    }

    private static void create(Path path) throws IOException {
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(path);
            }
        } catch (FileAlreadyExistsException e) {
            return; // somebody made it before
        }
    }

    /**
     * Keeps a second opening in this process out: the operating system gives up a lock when its process closes the
     * locked file anywhere.
     */
    private Object claim() throws IOException {
        Object inode = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        Object key = inode == null ? path.toRealPath() : inode;
        if (!OPEN_HERE.add(key)) {
            throw new KeyRingException("The keyset file " + path + " is open in this process already; share its store");
        }
        return key;
    }

    /** Writes the header of a new file, or checks that of an old one. A header cut off by a crash is written again. */
    private long begin() throws IOException {
        byte[] header = new byte[(int) Math.min(MAGIC.length, file.length())];
        file.seek(0);
        file.readFully(header);
        if (file.length() <= MAGIC.length && Arrays.equals(header, Arrays.copyOf(MAGIC, header.length))) {
            file.seek(0);
            file.write(MAGIC);
            file.getFD().sync();
            syncFolder();
        } else if (!Arrays.equals(header, MAGIC)) {
            throw new KeyRingException("Not a keyset file: " + path);
        }
        return MAGIC.length;
    }

    /** Without this the file itself could be missing after the machine lost power. */
    private void syncFolder() {
        Path folder = path.getParent();
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                return; // not every file system opens a folder
            }
        }
    }

    /** Whether there are bytes that were not read yet. */
    boolean grown() {
        requireUsable();
        try {
            return file.length() != end;
        } catch (IOException e) {
            throw failed("Reading", e);
        }
    }

    /** Reads what others appended, then lets {@code what} be done before anybody else's turn. */
    void exclusively(Turn what) {
        requireUsable();
        try {
            turn(() -> {
                readOn();
                what.take();
            });
        } catch (IOException e) {
            throw failed("Using", e);
        }
    }

    private void turn(Turn what) throws IOException {
        FileChannel lock = lock();
        try {
            what.take();
        } finally {
            lock.close();
        }
    }

    /** Waits for the other processes; an interruption is kept for later, since a key must not be half made. */
    private FileChannel lock() throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                FileChannel channel = FileChannel.open(lockPath, StandardOpenOption.WRITE);
                boolean held = false;
                try {
                    held = channel.lock().isValid();
                    return channel;
                } catch (FileLockInterruptionException | ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                } finally {
                    if (!held) {
                        channel.close();
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Reads new records, syncs what another process may not have, and cuts off what a crash left of the last one. */
    private void readOn() throws IOException {
        long length = file.length();
        if (length == end) {
            return;
        }
        if (length < end) {
            throw new KeyRingException("The keyset file " + path + " became shorter while it was open");
        }
        file.getFD().sync();
        // Many small reads of a plain file are slow; the file is read in one piece, as large as what is new.
        byte[] fresh = new byte[Math.toIntExact(length - end)];
        file.seek(end);
        file.readFully(fresh);
        int at = 0;
        while (at < fresh.length) {
            int size = take(fresh, at);
            if (size == 0) {
                break;
            }
            at += size;
        }
        end += at;
        if (end < length) {
            file.setLength(end);
            file.getFD().sync();
        }
    }

    /** Returns the size of the record; 0 where a crash cut it off: the end of the file, or nothing but zeros. */
    private int take(byte[] fresh, int at) {
        if (fresh.length - at < LogRecord.PREFIX_BYTES || onlyZeros(fresh, at)) {
            return 0;
        }
        try {
            Prefix prefix = Prefix.parse(Arrays.copyOfRange(fresh, at, at + LogRecord.PREFIX_BYTES));
            if (fresh.length - at < prefix.size()) {
                return 0;
            }
            byte[] record = Arrays.copyOfRange(fresh, at, at + prefix.size());
            byte[] keyset = Arrays.copyOfRange(record, prefix.keysetAt(), record.length);
            reader.take(
                    LogRecord.name(record, prefix),
                    end + at + prefix.keysetAt(),
                    keyset.length,
                    prefix.tombstone() || LogRecord.intact(keyset));
            return prefix.size();
        } catch (IllegalArgumentException e) {
            throw damaged(end + at);
        }
    }

    private static boolean onlyZeros(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The bytes at a place. */
    byte[] read(long at, int length) {
        requireUsable();
        byte[] bytes = new byte[length];
        try {
            file.seek(at);
            file.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw failed("Reading", e);
        }
    }

    /** Appends records durably, with one write and one sync. In its turn only. */
    void append(List<LogRecord> records) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        records.forEach(record -> all.writeBytes(record.bytes()));
        boolean done = false;
        try {
            file.seek(end);
            file.write(all.toByteArray());
            file.getFD().sync();
            done = true;
        } finally {
            if (!done) {
                undo();
            }
        }
        for (LogRecord record : records) {
            byte[] bytes = record.bytes();
            int length = record.wrapped().isEmpty() ? 0 : record.wrapped().size() + LogRecord.SUM_BYTES;
            reader.take(record.name(), end + bytes.length - length, length, true);
            end += bytes.length;
        }
    }

    /** What is half written must not stand before the next record. */
    private void undo() {
        try {
            file.setLength(end);
            file.getFD().sync();
        } catch (IOException e) {
            broken = true;
        }
    }

    /** Overwrites a place with zeros; durable after {@link #sync}. In its turn only. */
    void erase(long at, int length) throws IOException {
        file.seek(at);
        file.write(new byte[length]);
    }

    void sync() throws IOException {
        file.getFD().sync();
    }

    KeyRingException damaged(long at) {
        return new KeyRingException(
                "The keyset file " + path + " is damaged near byte " + at + "; restore it from a copy");
    }

    private KeyRingException failed(String tried, IOException e) {
        return new KeyRingException(tried + " the keyset file " + path + " failed: " + e.getMessage(), e);
    }

    private void requireUsable() {
        if (closed) {
            throw new KeyRingException("The keyset file is closed: " + path);
        }
        if (broken) {
            throw new KeyRingException("The keyset file " + path + " could not be written to before; open it again");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            closeQuietly(file);
            OPEN_HERE.remove(claim);
        }
    }

    private static void closeQuietly(@Nullable RandomAccessFile opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            return; // everything that counts was synced before
        }
    }
}
