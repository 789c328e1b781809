package dev.cuadra.plugin.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.cuadra.plugin.mail.MailSettings.Security;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class MailSettingsTest {
    private static final MailSettings SOUND = MailSettings.of("mail.example.test", 587, Security.STARTTLS, "a@b.test");

    @Test
    void aWrongSettingIsNamed() throws Exception {
        for (String host : List.of("", " ", "a b", "a\nb")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MailSettings.of(host, 25, Security.NONE, "a@b.test"))
                    .withMessageStartingWith("host:");
        }
        for (int port : new int[] {0, -1, 65_536}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MailSettings.of("h", port, Security.NONE, "a@b.test"))
                    .withMessageStartingWith("port:");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailSettings.of("h", 25, Security.NONE, "Ana <a@b.test>"))
                .withMessageStartingWith("from:");
        assertThatIllegalArgumentException().isThrownBy(() -> SOUND.fromName("a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> SOUND.login("", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> SOUND.login("x", ""));
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMinutes(11))) {
            assertThatIllegalArgumentException().isThrownBy(() -> SOUND.timeouts(wrong, Duration.ofSeconds(1)));
            assertThatIllegalArgumentException().isThrownBy(() -> SOUND.timeouts(Duration.ofSeconds(1), wrong));
        }
        MailSettings clear = MailSettings.of("h", 25, Security.NONE, "a@b.test");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clear.login("u", "p"))
                .withMessageContaining("in clear");
        SSLContext any = SSLContext.getDefault();
        assertThatIllegalArgumentException().isThrownBy(() -> clear.trusting(any));
    }

    @Test
    void thePasswordIsInNoText() {
        MailSettings settings = SOUND.login("usuaria", "secreta");
        assertThat(settings.toString())
                .isEqualTo("MailSettings[mail.example.test:587 STARTTLS from a@b.test, with login]");
        assertThat(settings.login().toString()).doesNotContain("secreta").doesNotContain("usuaria");
        assertThat(SOUND.toString()).doesNotContain("login");
    }

    @Test
    void anAddressIsReadBack() {
        MailAddress address = MailAddress.parse("Ana.Pérez+x@Example.Test".replace("é", "e"));
        assertThat(address).isEqualTo(new MailAddress("Ana.Perez+x", "example.test"));
        assertThat(MailAddress.parse(address.toString())).isEqualTo(address);
        assertThat(MailAddress.parse("a@ÑANDÚ.test").domain()).isEqualTo(java.net.IDN.toASCII("ñandú.test"));
        assertThatIllegalArgumentException().isThrownBy(() -> MailAddress.parse("x".repeat(65) + "@b.test"));
        assertThatIllegalArgumentException().isThrownBy(() -> MailAddress.parse("a@" + "b.".repeat(130) + "test"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailAddress.parse("secreto"))
                .withMessage("Not a mail address");
    }

    // snippet:mail
    static MailNotifier mail(String password) {
        MailSettings settings = MailSettings.of("smtp.example.test", 587, Security.STARTTLS, "avisos@example.test")
                .fromName("Contabilidad, Ejemplo SpA")
                .login("avisos", password)
                .timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60));
        return new MailNotifier(settings, Clock.systemUTC());
    }
    // end:mail

    @Test
    void theChannelIsMail() {
        assertThat(mail("secreta").channel()).isEqualTo("mail");
        assertThat(mail("secreta").remembers()).as("after a restart").isFalse();
    }
}
