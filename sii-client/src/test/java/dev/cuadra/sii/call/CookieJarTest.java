package dev.cuadra.sii.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SII-CALL-6")
class CookieJarTest {
    private static final URI ZEUSR = URI.create("https://zeusr.sii.cl/cgi_AUT2000/CAutInicio.cgi");

    private final Bench bench = new Bench();
    private final CookieJar jar = bench.jar;

    private String after(String... headers) {
        jar.take(ZEUSR, Bench.redirect("/", headers));
        return jar.header(Bench.LOA);
    }

    @Test
    void aCookieOfTheDomainGoesToEveryHostOfTheSii() {
        assertThat(after("TOKEN=EJ3MPL0; domain=.sii.cl; path=/; secure", "CSESSIONID=S; Domain=sii.cl"))
                .isEqualTo("TOKEN=EJ3MPL0; CSESSIONID=S");
        assertThat(jar.header(URI.create("https://ejemplo.cl/"))).isEmpty();
        assertThat(jar.header(URI.create("https://notsii.cl/"))).isEmpty();
    }

    @Test
    void aCookieWithoutADomainStaysWithItsHost() {
        assertThat(after("JSESSIONID=J; path=/")).isEmpty();
        assertThat(jar.header(ZEUSR)).isEqualTo("JSESSIONID=J");
    }

    @Test
    void aPathIsAFolder() {
        jar.take(Bench.LOA, Bench.redirect("/", "A=1; path=/cgi_IMT", "B=2; path=/cgi"));
        assertThat(jar.header(Bench.LOA)).isEqualTo("A=1");
    }

    @Test
    void theSameNameReplacesAndAPastDayDeletes() {
        assertThat(after("TOKEN=OLD; domain=.sii.cl", "TOKEN=NEW; domain=.sii.cl"))
                .isEqualTo("TOKEN=NEW");
        assertThat(after("TOKEN=gone; domain=.sii.cl; expires=Thu, 01-Jan-1970 00:00:00 GMT"))
                .isEmpty();
        assertThat(after("TOKEN=A; domain=.sii.cl")).isEqualTo("TOKEN=A");
        assertThat(after("TOKEN=; domain=.sii.cl; max-age=0")).isEmpty();
    }

    @Test
    void aCookieEndsByTheGivenClock() {
        assertThat(after("A=1; domain=.sii.cl; max-age=60")).isEqualTo("A=1");
        bench.clock.advance(Duration.ofSeconds(60));
        assertThat(jar.header(Bench.LOA)).isEmpty();
        assertThat(jar.value("A")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A=1\r\nX-Other: 2; domain=.sii.cl",
                "A=\u00011; domain=.sii.cl",
                "A B=1; domain=.sii.cl",
                "A=ñ; domain=.sii.cl",
                "A=1; domain=.ejemplo.cl",
                "A=1; domain=.cl",
                "A=1; domain=loa.sii.cl",
                "no cookie at all"
            })
    void whatIsNoCookieOfThisHostIsLeftOut(String header) {
        assertThat(after(header)).isEmpty();
        assertThat(jar.header(ZEUSR)).isEmpty();
    }

    @Test
    void aForeignHostPutsNothingIn() {
        jar.take(URI.create("https://ejemplo.cl/"), Bench.redirect("/", "A=1; domain=.sii.cl", "B=2"));
        assertThat(jar).hasToString("CookieJar[0]");
    }

    @Test
    void onlyTheCookiesOfTheDoorOutliveALogin() {
        after("TS01F6C4B2=door; domain=.sii.cl", "TSPD_101=d; domain=.sii.cl", "TOKEN=secret; domain=.sii.cl");
        assertThat(jar.atTheDoor().header(Bench.LOA)).isEqualTo("TS01F6C4B2=door; TSPD_101=d");
    }
}
