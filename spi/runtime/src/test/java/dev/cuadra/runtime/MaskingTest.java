package dev.cuadra.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 <ana.p@example.test> unknown | 550 <***@***> unknown",
                "RUT 12.345.678-5 refused         | RUT 12******5 refused",
                "[12345678-K] twice               | [12******K] twice",
                "call +56 9 1234 5678             | call +5******8",
                "account 00123456789              | account 00******9",
                "on 2026-09-05 at 12:30           | on 2026-09-05 at 12:30",
                "line 12345, code 151             | line 12345, code 151",
                "jdbc:postgresql://192.168.10.20:5432/x | jdbc:postgresql://192.168.10.20:5432/x",
                "message 0193f0aa-7c11-7e02-9a2b  | message 0193f0aa-7c11-7e02-9a2b"
            })
    void whatIdentifiesSomebodyIsHiddenAndTheRestStays(String text, String masked) {
        assertThat(Masking.text(text)).isEqualTo(masked);
    }
}
