package dev.cuadra.onboarding.message;

import dev.cuadra.spi.problem.Text;
import java.util.List;
import java.util.Objects;

/**
 * A way in which people reach the support, or the support itself.
 *
 * @param key its name
 * @param row the catalogue row that it is
 * @param internal whether it is for the team alone
 * @param role who answers for it
 * @param name what people call it
 * @param purpose what it is for
 * @source MSG-9
 */
public record SupportChannel(String key, String row, boolean internal, String role, Text name, Text purpose) {
    public SupportChannel {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(purpose, "purpose");
    }

    /** The channels that ship: chat and mailbox of the team; mail, telephone, chat and portal for users. */
    public static List<SupportChannel> shipped() {
        return ChannelBook.shipped().channels();
    }
}
