package dev.cuadra.simulator.internal;

import dev.cuadra.simulator.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The world that comes with the simulator. */
public final class Samples {
    private Samples() {}

    public static World world() {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("sample-world.json"))) {
            return World.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
