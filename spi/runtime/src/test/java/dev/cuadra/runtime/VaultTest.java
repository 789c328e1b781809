package dev.cuadra.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.spi.storage.DocumentKey;
import org.junit.jupiter.api.Test;

class VaultTest {
    private final World world = new World();

    @Test
    void whatIsStoredIsReadBack() {
        DocumentKey key = world.person("76.543.210-3", "Ana");

        assertThat(world.load(Person.TYPE, key).value()).isEqualTo(Person.of("76.543.210-3", "Ana"));
        assertThat(world.findByRut("76.543.210-3")).contains(Person.of("76.543.210-3", "Ana"));
        assertThat(world.verify().findings()).isEmpty();
    }
}
