package dev.cuadra.plugin.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.spi.Bytes;
import dev.cuadra.spi.sii.SiiRequest;
import dev.cuadra.spi.sii.SiiTransport;
import dev.cuadra.tck.SiiTransportTck;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSiiTransportTest extends SiiTransportTck {
    @Override
    protected SiiTransport transport() {
        return HttpSiiTransport.standard();
    }

    @Override
    protected SiiTransport trusting(SSLContext trust) {
        // snippet:transport
        return HttpSiiTransport.of(HttpSettings.standard()
                .tls(trust)
                .connecting(Duration.ofSeconds(5))
                .largest(8 << 20));
        // end:transport
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://palena.sii.cl/DTEWS/CrSeed.jws",
                "http://localhost:8080/",
                "http://127.evil.example/",
                "http://10.0.0.1/",
                "ftp://127.0.0.1/"
            })
    void nothingLeavesInTheClear(String uri) {
        SiiRequest request = new SiiRequest("GET", URI.create(uri), Map.of(), Bytes.EMPTY, Duration.ofSeconds(1));
        assertThatThrownBy(() -> transport().exchange(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TLS");
    }

    @Test
    void settingsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> HttpSettings.standard().largest(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpSettings.standard().connecting(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
