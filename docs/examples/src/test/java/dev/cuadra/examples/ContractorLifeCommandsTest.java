package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractorLifeCommandsTest {
    private static final String ANA = "12345678-5";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void people() throws IOException {
        Path list = folder.resolve("people.csv");
        Files.writeString(
                list,
                "rut,nombre,correo\n12345678-5,Ana,ana@example.cl\n11111111-1,Por definir,\n" + "9876543-3,Eva,\n");
        assertThat(run("import", list.toString(), "--out", folder.resolve("out").toString())
                        .code())
                .isZero();
    }

    @Test
    void aChangeIsInTheHistoryWithItsReason() {
        Cli change = run("change", ANA, "--set", "mail=a@b.cl", "--set", "phone=+56 2", "--why", "asked for it");
        assertThat(change.code()).as(change.err()).isZero();
        assertThat(run("show", ANA).out()).contains("Mail: a@b.cl").contains("Telephone: +56 2");
        assertThat(run("change", ANA, "--set", "correo=a@b.cl", "--why", "again")
                        .out())
                .contains("It is so already");
        assertThat(run("change", ANA, "--set", "phone=", "--why", "gone").code())
                .isZero();
        assertThat(run("show", ANA).out()).doesNotContain("Telephone");

        String history = run("history", ANA).out();
        assertThat(history)
                .contains("by command-line: asked for it")
                .contains("mail: ana@example.cl → a@b.cl")
                .contains("phone: +56 2 → —")
                .doesNotContain("again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rut=1-9", "nobody=x", "name=", "mail", "=x", "retainer=perhaps", "director=42"})
    void whatAListWouldRefuseIsRefused(String set) {
        Cli call = run("change", ANA, "--set", set, "--why", "x");
        assertThat(call.code()).as(call.out()).isEqualTo(2);
        assertThat(call.err()).contains("--set").doesNotContain("INTERNAL");
        assertThat(run("history", ANA).out()).contains("No changes");
    }

    @Test
    void outOfUseAndBackStandInTheHistory() {
        assertThat(run("inactive", ANA, "--from", "2026-10-01", "--why", "contract over")
                        .code())
                .isZero();
        assertThat(run("inactive", ANA, "--from", "2026-10-01", "--why", "twice")
                        .code())
                .isZero();
        assertThat(run("show", ANA).out()).contains("Out of use from 2026-10-01 on");
        assertThat(run("inactive", ANA, "--back", "--why", "new contract").code())
                .isZero();
        assertThat(run("show", ANA).out()).doesNotContain("Out of use");
        assertThat(run("history", ANA).out())
                .contains("inactiveFrom: — → 2026-10-01")
                .contains("inactiveFrom: 2026-10-01 → —")
                .doesNotContain("twice");
        assertThat(run("inactive", ANA, "--why", "x").code()).isEqualTo(2);
        assertThat(run("inactive", ANA, "--from", "2026-10-01", "--back", "--why", "x")
                        .code())
                .isEqualTo(2);
        assertThat(run("inactive", ANA, "--from", "2026-10-01", "--why", " ").code())
                .isEqualTo(2);
    }

    @Test
    void aPlaceholderIsMergedAndTwoPeopleAreNot() {
        assertThat(run("merge", ANA, "9876543-3", "--why", "same?").err()).contains("MERGE_TWO_PEOPLE");
        Cli merged = run("merge", ANA, "11111111-1", "--why", "it was Ana");
        assertThat(merged.code()).as(merged.err()).isZero();
        assertThat(run("show", "11111111-1").code()).isEqualTo(2);
        assertThat(run("history", ANA).out()).contains("it was Ana").contains("merged: 11111111-1 → 12345678-5");
    }

    @Test
    void onboardingSaysWhatIsMissingAndWorksOutAFirstFee() {
        Cli none = run("onboard", ANA);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains("can be done now").contains("waits for another step");

        assertThat(run(
                                "change",
                                ANA,
                                "--set",
                                "bank=Banco Estado",
                                "--set",
                                "accountType=vista",
                                "--set",
                                "account=12345678",
                                "--why",
                                "told us")
                        .code())
                .isZero();
        Cli all = run(
                "onboard",
                ANA,
                "--identity-checked",
                "--regime",
                "PAYER_RETAINS",
                "--document",
                "IDENTITY_CARD",
                "--document",
                "CONTRACT",
                "--gross",
                "1000000",
                "--date",
                "2026-09-05");
        assertThat(all.out()).contains("A first fee").contains("847500");
        assertThat(all.code()).as(all.out()).isZero();
        assertThat(run("onboard", ANA, "--regime", "DIRECTOR", "--identity-checked")
                        .out())
                .contains("DIRECTOR_REGISTRATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "history", "onboard"})
    void somebodyUnknownIsSaid(String command) {
        assertThat(run(command, "8000001-" + new dev.cuadra.boleta.rut.Rut(8_000_001).checkDigit())
                        .err())
                .contains("CONTRACTOR_UNKNOWN");
        assertThat(run(command, "12345678-9").err()).contains("RUT");
    }

    private Cli run(String... args) {
        List<String> all = new ArrayList<>(List.of("contractors"));
        all.addAll(Arrays.asList(args));
        all.addAll(List.of("--db", "jdbc:sqlite:" + folder.resolve("books.db"), "--lang", "en"));
        return Cli.run(all.toArray(String[]::new));
    }
}
