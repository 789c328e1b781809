package dev.cuadra.plugin.keyfile;

import dev.cuadra.spi.keys.KeyRingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The file: a header with the master secret, then records. One thread at a time. Not a channel but a plain file is
 * written to: an interrupted thread would close a channel for everybody.
 */
final class KeyFile implements AutoCloseable {
    private static final byte[] MAGIC = "CUADRAKR".getBytes(StandardCharsets.US_ASCII);
    private static final int FORMAT = 1;
    private static final Set<Object> OPEN_HERE = ConcurrentHashMap.newKeySet();

    /** Takes each record as it is read. */
    interface Reader {
        void take(KeyRecord record, long secretAt, boolean intact);
    }

    private final Path path;
    private final int secretBytes;
    private final int wrappedBytes;
    private final Object claim;
    private final RandomAccessFile file;
    private final byte[] master;
    private long end;
    private boolean broken;
    private boolean closed;

    /** Opens or makes the file. */
    KeyFile(Path path, byte[] freshMaster, int wrappedBytes, Reader reader) {
        this.path = path.toAbsolutePath();
        this.secretBytes = freshMaster.length;
        this.wrappedBytes = wrappedBytes;
        try {
            create();
            this.claim = claim();
        } catch (IOException e) {
            throw failed("Opening", e);
        }
        RandomAccessFile opened = null;
        boolean ready = false;
        try {
            opened = new RandomAccessFile(this.path.toFile(), "rw");
            this.file = opened;
            lock();
            this.master = file.length() == 0 ? begin(freshMaster) : readHeader();
            this.end = readRecords(reader);
            ready = true;
        } catch (IOException e) {
            throw failed("Opening", e);
        } finally {
            if (!ready) {
                if (opened != null) {
                    closeQuietly(opened);
                }
                OPEN_HERE.remove(claim);
            }
        }
    }

    byte[] master() {
        return master;
    }

    private KeyRingException failed(String tried, IOException e) {
        return new KeyRingException(tried + " the key file " + path + " failed: " + e.getMessage(), e);
    }

    private static void closeQuietly(RandomAccessFile opened) {
        try {
            opened.close();
        } catch (IOException e) {
            return; // everything that counts was synced before
        }
    }

    private void create() throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
        if (!Files.exists(path)) {
            if (posix) {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(ownerOnly));
            } else {
                Files.createFile(path);
            }
        } else if (posix) {
            Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
            others.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!others.isEmpty()) {
                throw new KeyRingException("The key file " + path
                        + " is open to others than its owner; take their permissions away (chmod 600)");
            }
        }
    }

    /**
     * Keeps everybody else out. Operating systems hold such a lock for the process, and drop it when the process closes
     * the file anywhere: so a second opening in this process must be turned away before it opens anything.
     */
    private Object claim() throws IOException {
        Object inode = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        Object key = inode == null ? path.toRealPath() : inode;
        if (!OPEN_HERE.add(key)) {
            throw inUse();
        }
        return key;
    }

    private void lock() throws IOException {
        if (file.getChannel().tryLock() == null) {
            throw inUse();
        }
    }

    private KeyRingException inUse() {
        return new KeyRingException("The key file " + path + " is open already, here or in another process");
    }

    private byte[] begin(byte[] fresh) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(headerBytes());
        header.put(MAGIC).putInt(FORMAT).put(fresh);
        header.putInt(KeyRecord.sum(header.array(), 0, header.position()));
        file.write(header.array());
        file.getFD().sync();
        syncFolder();
        return fresh;
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

    private int headerBytes() {
        return MAGIC.length + Integer.BYTES + secretBytes + Integer.BYTES;
    }

    private byte[] readHeader() throws IOException {
        byte[] bytes = new byte[headerBytes()];
        if (file.length() < bytes.length) {
            throw new KeyRingException("The key file " + path + " ends within its header; it holds no key");
        }
        file.seek(0);
        file.readFully(bytes);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        header.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new KeyRingException("Not a key file: " + path);
        }
        int format = header.getInt();
        if (format != FORMAT) {
            throw new KeyRingException(
                    "The key file " + path + " has format " + format + "; this release knows " + FORMAT);
        }
        byte[] secret = new byte[secretBytes];
        header.get(secret);
        if (header.getInt() != KeyRecord.sum(bytes, 0, bytes.length - Integer.BYTES)) {
            throw new KeyRingException("The header of the key file " + path + " is damaged; restore it from a copy");
        }
        return secret;
    }

    /** Reads all records, and cuts off what a crash left of the last one. Returns where the next one goes. */
    private long readRecords(Reader reader) throws IOException {
        long at = headerBytes();
        long length = file.length();
        file.seek(at);
        // Reads from the file that is open already: closing another one would give up the lock.
        DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(file.getFD()), 1 << 16));
        while (length - at >= KeyRecord.LENGTH_BYTES) {
            byte[] record = readRecord(in, at, length);
            if (record == null) {
                break;
            }
            take(record, at, reader);
            at += record.length;
        }
        if (at < length) {
            file.setLength(at);
            file.getFD().sync();
        }
        return at;
    }

    /** The record at {@code at}; null when it is what a crash leaves at the end: cut off, or nothing but zeros. */
    private byte @Nullable [] readRecord(DataInputStream in, long at, long length) throws IOException {
        int size = in.readUnsignedShort();
        if (size == 0 && onlyZeros(in)) {
            return null;
        }
        if (!KeyRecord.possible(size, wrappedBytes)) {
            throw damaged(at);
        }
        if (length - at < KeyRecord.LENGTH_BYTES + size) {
            return null;
        }
        byte[] record = new byte[KeyRecord.LENGTH_BYTES + size];
        ByteBuffer.wrap(record).putShort((short) size);
        in.readFully(record, KeyRecord.LENGTH_BYTES, size);
        return record;
    }

    private static boolean onlyZeros(InputStream in) throws IOException {
        int next = in.read();
        while (next == 0) {
            next = in.read();
        }
        return next < 0;
    }

    private void take(byte[] bytes, long at, Reader reader) {
        KeyRecord record;
        try {
            record = KeyRecord.parse(bytes, wrappedBytes);
        } catch (IllegalArgumentException e) {
            throw damaged(at);
        }
        boolean intact = record.wrapped().isEmpty() || KeyRecord.secretIntact(bytes, wrappedBytes);
        reader.take(record, at + bytes.length - KeyRecord.secretFromEnd(wrappedBytes), intact);
    }

    KeyRingException damaged(long at) {
        return new KeyRingException("The key file " + path + " is damaged at byte " + at + "; restore it from a copy");
    }

    /** Appends records durably, with one write and one sync; returns where the secret of each lies. */
    long[] append(List<KeyRecord> records) {
        requireUsable();
        long[] places = new long[records.size()];
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < places.length; i++) {
            all.writeBytes(records.get(i).bytes());
            places[i] = end + all.size() - KeyRecord.secretFromEnd(wrappedBytes);
        }
        boolean done = false;
        try {
            file.seek(end);
            file.write(all.toByteArray());
            file.getFD().sync();
            end += all.size();
            done = true;
            return places;
        } catch (IOException e) {
            throw failed("Writing to", e);
        } finally {
            if (!done) {
                undo();
            }
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

    /** Overwrites wrapped secrets with zeros, durably. */
    void erase(long... places) {
        requireUsable();
        try {
            for (long place : places) {
                file.seek(place);
                file.write(new byte[wrappedBytes]);
            }
            file.getFD().sync();
        } catch (IOException e) {
            throw failed("Erasing a key in", e);
        }
    }

    private void requireUsable() {
        if (closed) {
            throw new KeyRingException("The key file is closed: " + path);
        }
        if (broken) {
            throw new KeyRingException("The key file " + path + " could not be written to before; open it again");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Arrays.fill(master, (byte) 0);
            closeQuietly(file);
            OPEN_HERE.remove(claim);
        }
    }
}
