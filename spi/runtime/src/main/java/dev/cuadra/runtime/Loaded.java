package dev.cuadra.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.keys.KeyDestroyedException;
import dev.cuadra.spi.keys.KeyRing;
import dev.cuadra.spi.storage.DocumentKey;
import dev.cuadra.spi.storage.StoredDocument;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was read: what is plain at once, what is personal when it is asked for. Safe for many threads.
 *
 * <p>The sealed part is opened at the first call that needs it. When the person was erased, {@link #value()} fails with
 * {@link ErasedException}, while {@link #plain()} and {@link #plain(Class)} still answer: figures outlive names.
 *
 * @param <T> the class of the value
 */
public final class Loaded<T> {
    private final Json json;
    private final KeyRing keys;
    private final TenantId tenant;
    private final DocumentType<T> type;
    private final StoredDocument stored;
    private final StoredBody body;
    private volatile @Nullable Opened<T> opened;

    /**
     * What was opened.
     *
     * @param members all members in the newest schema, sealed ones included; nobody changes them
     * @param understood whether the class of the value knows every one of them; false where nobody looked
     */
    private record Opened<T>(Supplier<ObjectNode> members, Set<String> sealedMembers, T value, boolean understood) {}

    Loaded(Json json, KeyRing keys, TenantId tenant, DocumentType<T> type, StoredDocument stored) {
        this.json = json;
        this.keys = keys;
        this.tenant = tenant;
        this.type = type;
        this.stored = stored;
        this.body = StoredBody.decode(json, stored);
        if (!body.type().equals(type.collection())) {
            throw new DocumentFormatException(stored.key() + " is a " + body.type() + ", not a " + type.collection());
        }
        if (body.schema() > type.schema()) {
            throw new NewerSchemaException(stored.key(), body.schema(), type.schema());
        }
    }

    /** The key of the document. */
    public DocumentKey key() {
        return stored.key();
    }

    /** The id of the document. */
    public UUID id() {
        return stored.key().id();
    }

    /** The version that was read, from 1. */
    public long version() {
        return stored.version();
    }

    /** The person under whose key the personal members are sealed. */
    public UUID subject() {
        return body.subject();
    }

    /** The type the document was read as. */
    public DocumentType<T> type() {
        return type;
    }

    /**
     * The whole value.
     *
     * @throws ErasedException when the person was erased
     * @throws DocumentFormatException when the document does not fit the class
     * @throws dev.cuadra.spi.keys.KeyRingException when the key ring failed, or the sealed part was tampered with
     */
    public T value() {
        return opened().value();
    }

    /** Whether the person was erased, so that the value is gone. */
    public boolean erased() {
        if (body.erased()) {
            return true;
        }
        if (body.sealed().isEmpty() || opened != null) {
            return false;
        }
        try {
            opened();
            return false;
        } catch (ErasedException e) {
            return true;
        }
    }

    /** The members that are not personal, in the newest schema; a copy, which the caller owns. */
    public JsonNode plain() {
        return plainMembers();
    }

    ObjectNode plainMembers() {
        ObjectNode members =
                type.upcast(stored.key(), body.schema(), body.data().tree().deepCopy());
        members.remove(type.personal());
        return members;
    }

    /**
     * The members that are not personal, read as a smaller class, such as the figures of a receipt.
     *
     * @throws DocumentFormatException when they do not fit
     */
    public <P> P plain(Class<P> as) {
        return json.read(plain(), as);
    }

    /** The key and version, and nothing of the content. */
    @Override
    public String toString() {
        return stored.key() + " v" + stored.version();
    }

    /** All members as stored, in the newest schema. They belong to all who ask: nobody changes them. */
    ObjectNode members() {
        return opened().members().get();
    }

    /** Whether the value says everything that is stored; false where that would take a look at the members. */
    boolean understood() {
        return opened().understood();
    }

    /** The names of the members that were sealed, those that this release does not know included. */
    Set<String> sealedMembers() {
        return opened().sealedMembers();
    }

    TenantId tenant() {
        return tenant;
    }

    Bytes head() {
        return stored.head();
    }

    StoredBody body() {
        return body;
    }

    private Opened<T> opened() {
        Opened<T> seen = opened;
        if (seen == null) {
            seen = open();
            opened = seen;
        }
        return seen;
    }

    private Opened<T> open() {
        if (body.erased()) {
            throw new ErasedException(body.subject());
        }
        try {
            return body.sealed().isEmpty() && body.schema() == type.schema() ? plainly() : unsealed();
        } catch (DocumentFormatException e) {
            throw new DocumentFormatException(stored.key() + ": " + e.getMessage(), e);
        }
    }

    /** Most documents hold nothing personal and are of this release: their bytes become the value at once. */
    private Opened<T> plainly() {
        Json.Understood<T> read = body.data().as(type.valueClass());
        return new Opened<>(body.data()::tree, Set.of(), read.value(), read.complete());
    }

    private Opened<T> unsealed() {
        ObjectNode members = body.data().tree().deepCopy();
        ObjectNode personal = body.sealed().map(this::personal).orElseGet(json::emptyObject);
        members.setAll(personal);
        Set<String> sealedMembers = new TreeSet<>();
        personal.fieldNames().forEachRemaining(sealedMembers::add);
        ObjectNode newest = type.upcast(stored.key(), body.schema(), members);
        return new Opened<>(() -> newest, sealedMembers, json.read(newest, type.valueClass()), false);
    }

    private ObjectNode personal(Bytes part) {
        try {
            Bytes plain = keys.open(tenant, body.subject(), Seals.document(stored.key()), part);
            if (json.parse(plain) instanceof ObjectNode members) {
                return members;
            }
            throw new DocumentFormatException("The sealed part is no JSON object: " + stored.key());
        } catch (KeyDestroyedException e) {
            throw new ErasedException(body.subject());
        }
    }
}
