package dev.cuadra.plugin.tink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.plugin.tink.KeysetStore.Change;
import dev.cuadra.plugin.tink.KeysetStore.Kept;
import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store promises. */
abstract class KeysetStorePromises {
    static final KeysetName TENANT = KeysetName.of(TenantId.of("acme"));
    static final KeysetName PERSON = KeysetName.of(TenantId.of("acme"), new UUID(1, 2));
    static final Bytes ONE = Bytes.utf8("one");
    static final Bytes TWO = Bytes.utf8("a second one, longer");

    abstract KeysetStore empty();

    @Test
    void whatIsKeptIsFoundAndNothingElse() {
        KeysetStore store = empty();
        assertThat(store.find(List.of(TENANT, PERSON))).isEmpty();
        assertThat(store.write(List.of(new Change(TENANT, Bytes.EMPTY, ONE)))).containsExactly(TENANT);
        assertThat(store.find(List.of(TENANT, PERSON))).isEqualTo(Map.of(TENANT, new Kept(ONE)));
        assertThat(store.find(List.of())).isEmpty();
        assertThat(store.write(List.of())).isEmpty();
    }

    @Test
    void aChangeIsMadeOnlyWhereItsExpectationIsMet() {
        KeysetStore store = empty();
        store.write(List.of(new Change(TENANT, Bytes.EMPTY, ONE)));
        assertThat(store.write(List.of(new Change(TENANT, Bytes.EMPTY, TWO), new Change(PERSON, ONE, TWO))))
                .isEmpty();
        assertThat(store.write(List.of(new Change(TENANT, ONE, TWO), new Change(PERSON, Bytes.EMPTY, ONE))))
                .containsExactlyInAnyOrder(TENANT, PERSON);
        assertThat(store.write(List.of(new Change(TENANT, ONE, ONE)))).isEmpty();
        assertThat(store.find(List.of(TENANT, PERSON))).isEqualTo(Map.of(TENANT, new Kept(TWO), PERSON, new Kept(ONE)));
    }

    @Test
    void whatIsDestroyedStaysSo() {
        KeysetStore store = empty();
        KeysetName never = KeysetName.of(TenantId.of("acme"), new UUID(3, 4));
        store.write(List.of(new Change(PERSON, Bytes.EMPTY, ONE)));
        store.destroy(PERSON);
        store.destroy(PERSON);
        store.destroy(never);
        assertThat(store.write(List.of(new Change(PERSON, Bytes.EMPTY, ONE), new Change(never, Bytes.EMPTY, ONE))))
                .isEmpty();
        assertThat(store.write(List.of(new Change(PERSON, ONE, TWO)))).isEmpty();
        assertThat(store.find(List.of(PERSON, never))).isEqualTo(Map.of(PERSON, Kept.DESTROYED, never, Kept.DESTROYED));
    }
}
