package dev.cuadra.boleta.bank;

import static dev.cuadra.boleta.bank.Payments.batch;
import static dev.cuadra.boleta.bank.Payments.blanks;
import static dev.cuadra.boleta.bank.Payments.codes;
import static dev.cuadra.boleta.bank.Payments.current;
import static dev.cuadra.boleta.bank.Payments.sample;
import static dev.cuadra.boleta.bank.Payments.text;
import static dev.cuadra.boleta.bank.Payments.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.Row;
import dev.cuadra.tables.TableReader;
import dev.cuadra.tables.TableSource;
import dev.cuadra.tables.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentFileWriterTest {
    @Test
    @Tag("BANK-3")
    void bancoDeChile219IsTheSampleOfItsSheet() {
        String line =
                blanks("TOB09999999990000012345670111111111PROVEEDOR UNO SPA[13]55500011[10]097036000K00000150000 "
                        + "PAGO FACTURA 1001[13]1PAGO FACTURA 1001[13]pagos@ejemplo.cl[34]CTD");
        PaymentFile file = write("bancochile-tef-219", sample()).files().get(0);
        assertThat(text(file)).isEqualTo(line + "\r\n").hasSize(221);
        assertThat(file.name()).isEqualTo("tef-L-0007.txt");
        assertThat(file.totals().count()).isEqualTo(1);
        assertThat(file.totals().sum()).isEqualTo(Clp.of(150_000));
        assertThat(file.warnings()).isEmpty();
        assertThat(file.changes()).isEmpty();
    }

    @Test
    @Tag("BANK-3")
    void thePayersOwnBankIsPaidByAnotherCodeAndWithoutAType() {
        String line = text(write("bancochile-tef-219", Payments.of("A", current("001", "0000123"), 5))
                .files()
                .get(0));
        assertThat(line).startsWith("TEC");
        assertThat(line.substring(65, 83)).isEqualTo("0000123           ");
        assertThat(line.substring(216, 219)).isEqualTo("   ");
        BankAccount draft = new BankAccount("012", AccountKind.VALE_VISTA, "");
        assertThat(text(write("bancochile-tef-219", Payments.of("A", draft, 5))
                        .files()
                        .get(0)))
                .startsWith("TVV")
                .contains(" ".repeat(18 + 10) + "00000000005");
    }

    @Test
    @Tag("BANK-9")
    void bancoDeChile400IsTheSampleWithItsHeader() {
        String lines = blanks("0109999999998120000120270115PROVEEDORES[6]01202701150000015000000   N[322]010201\r\n"
                + "020999999999812  00001070111111111PROVEEDOR UNO SPA[43]0[74]03755500011[14]0000000015000000"
                + "PAGO FACTURA 1001[102]0001N[14]000000S[45]\r\n"
                + "030999999999812  000010001EMApagos@ejemplo.cl[80]PAGO FACTURA 1001[235]000[20]\r\n");
        PaymentFile file = write("bancochile-pagos-400", sample()).files().get(0);
        assertThat(text(file)).isEqualTo(lines);
        assertThat(codes(file.warnings())).containsExactly("LAYOUT_TO_TRY");
    }

    @Test
    @Tag("BANK-10")
    void bancoDeChile610IsTheSampleWithItsDocumentAndNotice() {
        String lines = blanks("0100999999999000001500000000000000010000000001[564]\r\n"
                + "0200111111111PROVEEDOR UNO SPA[110]00000150000001501202707037   55500011[14]PAGO FACTURA 1001[103]"
                + "N[141]1[14]pagos@ejemplo.cl[104]0001[18]\r\n"
                + "0333 1001[6]0010000015000000000001500000020122026FACTURA 1001[546]\r\n"
                + "040001PAGO DE SU FACTURA 1001[297]00001[279]\r\n");
        assertThat(text(write("bancochile-portal-610", sample()).files().get(0)))
                .isEqualTo(lines);
    }

    @Test
    @Tag("BANK-9")
    @Tag("BANK-10")
    void aHeaderAddsUpItsLines() {
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            transfers.add(Payments.of("R" + i, current("016", "44" + i), 1_000_000_000L * i));
        }
        String header = text(write("bancochile-portal-610", batch(transfers))
                        .files()
                        .get(0))
                .substring(0, 610);
        assertThat(header.substring(13, 26)).isEqualTo("0600000000000");
        assertThat(header.substring(26, 46)).isEqualTo("0000000003" + "0000000000");
        PaymentFile file =
                write("bancochile-pagos-400", batch(transfers)).files().get(0);
        assertThat(text(file).substring(55, 68)).isEqualTo("0600000000000");
        assertThat(file.totals().sum()).isEqualTo(Clp.of(6_000_000_000L));
    }

    @Test
    @Tag("BANK-4")
    void bciInLineIsTheSampleOfItsDocuments() {
        assertThat(text(write("bci-en-linea", sample()).files().get(0)))
                .isEqualTo("000001234567;000000000055500011;037;11111111;1;PROVEEDOR UNO SPA;150000;1001;OC77;PRV;"
                        + "PAGO FACTURA 1001;pagos@ejemplo.cl;PROVEEDOR UNO\r\n");
    }

    @Test
    @Tag("BANK-4")
    void bciNeedsTheTypeOfPaymentAndForSuppliersADocument() {
        Transfer other = Payments.of("X", current("037", "1"), 5);
        assertThat(codes(write("bci-en-linea", other).refused().get(0).problems()))
                .containsExactly("TRANSFER_EMPTY");
        TransferBatch bare = TransferBatch.of("L", Payments.DAY, Payments.PAYER, "1", List.of(other));
        assertThatThrownBy(() -> write("bci-en-linea", bare))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("BANK_SETTING_MISSING"));
    }

    @Test
    @Tag("BANK-5")
    void santanderIsAWorkbookOfThirteenColumnsWithTheAmountAsANumber() {
        PaymentFile file = write("santander-transferencias", Payments.of("A", current("049", "0055"), 2_500_000_000L))
                .files()
                .get(0);
        try (TableReader reader = Tables.open(TableSource.ofBytes(file.name(), file.bytes()))) {
            List<Row> rows = reader.remaining();
            assertThat(rows.get(0).values()).hasSize(13).startsWith("Cuenta origen", "Moneda origen", "Cuenta destino");
            assertThat(rows.get(1).values())
                    .startsWith("1234567", "CLP", "0055", "CLP", "049", "111111111", "PROVEEDOR UNO SPA", "2500000000");
        }
        assertThat(codes(file.warnings())).containsExactly("TRANSFER_LIMIT_OLD");
    }

    @Test
    @Tag("BANK-6")
    void theGenericCsvIsItsSampleWithAControlFile() {
        PaymentFile file = write("generico-csv", sample()).files().get(0);
        assertThat(text(file))
                .isEqualTo("lote;linea;fecha_pago;cuenta_cargo;rut_beneficiario;nombre_beneficiario;banco_codigo;"
                        + "tipo_cuenta;numero_cuenta;monto;moneda;tipo_pago;tipo_documento;folio_documento;glosa;email;"
                        + "referencia\r\n"
                        + "L-0007;1;2027-01-15;1234567;11111111-1;PROVEEDOR UNO SPA;037;CORRIENTE;55500011;150000;CLP;"
                        + "PRV;33;1001;PAGO FACTURA 1001;pagos@ejemplo.cl;P-000123\r\n");
        assertThat(new String(file.control(), StandardCharsets.UTF_8))
                .isEqualTo("lote;lineas;monto_total;sha256\r\nL-0007;1;150000;"
                        + file.totals().sha256() + "\r\n");
    }

    @Test
    @Tag("BANK-6")
    void aSeparatorInANameAddsNoFieldAndAFormulaIsNone() {
        String name = "=SUMA(A1); \"Ñandú\" & Cía";
        Transfer tricky = Payments.of("A", name, current("037", "007"), 5, Optional.empty());
        byte[] bytes = write("generico-csv", tricky).files().get(0).bytes();
        try (TableReader reader = Tables.open(TableSource.ofBytes("lote.csv", bytes))) {
            reader.next();
            List<String> cells = reader.next().orElseThrow().values();
            assertThat(cells).hasSize(17).contains("'" + name, "007");
        }
        TransferBatch other = new TransferBatch(
                "L", Payments.DAY, Payments.PAYER, "1", List.of(tricky), Map.of("paymentType", "OTR"), Map.of());
        assertThat(text(write("bci-en-linea", other).files().get(0))
                        .chars()
                        .filter(c -> c == ';')
                        .count())
                .isEqualTo(12);
    }

    @Test
    @Tag("BANK-7")
    void whatATextLosesIsReported() {
        Transfer transfer =
                Payments.of("A", "Peñaloza & Hijos «Ltda.» €\t😀", current("037", "1"), 5, Optional.empty());
        PaymentFile file = write("bancochile-tef-219", transfer).files().get(0);
        assertThat(text(file)).contains("PENALOZA Y HIJOS LTDA.        1").hasSize(221);
        assertThat(file.changes()).singleElement().satisfies(change -> {
            assertThat(change.reference()).isEqualTo("A");
            assertThat(change.field()).isEqualTo("Nombre beneficiario");
            assertThat(change.after()).isEqualTo("PENALOZA Y HIJOS LTDA.");
            assertThat(change.cut()).isFalse();
        });
        String wide = "ß".repeat(20);
        PaymentFile cut = write("bancochile-tef-219", Payments.of("B", wide, current("037", "1"), 5, Optional.empty()))
                .files()
                .get(0);
        assertThat(cut.changes().get(0).cut()).isTrue();
        assertThat(cut.changes().get(0).after()).isEqualTo("S".repeat(30));
    }

    @Tag("BANK-7")
    @ParameterizedTest
    @CsvSource({
        "TRANSFER_TOO_LONG,Ana,0123456789012345678,a@b.cl",
        "TRANSFER_TOO_LONG,Ana,1,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@b.cl",
        "TRANSFER_MAIL,Ana,1,añá@b.cl",
        "TRANSFER_MAIL,Ana,1,nobody",
        "TRANSFER_EMPTY,😀,1,a@b.cl"
    })
    void whatCannotBeWrittenWholeIsRefusedNotCut(String code, String name, String account, String mail) {
        Transfer bad = Payments.of("A", name, current("037", account), 5, Optional.of(mail));
        PaymentFiles files = write("bancochile-tef-219", bad, sample());
        assertThat(files.complete()).isFalse();
        assertThat(files.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.transfer()).isEqualTo(bad);
            assertThat(codes(refused.problems())).containsExactly(code);
        });
        assertThat(files.files().get(0).transfers()).containsExactly("P-000123");
    }

    @Tag("BANK-1")
    @ParameterizedTest
    @ValueSource(strings = {"504", "008", "018", "998"})
    void noFileGoesToAClosedOrUnknownBank(String bank) {
        PaymentFiles files = write("generico-csv", Payments.of("A", current(bank, "1"), 5));
        assertThat(files.files()).isEmpty();
        assertThat(files.refused()).hasSize(1);
    }

    @Test
    @Tag("BANK-3")
    void aCodeThatIsNotVerifiedIsWrittenWithAWarningAndOneThatIsMissingIsRefused() {
        BankAccount cuentaRut = new BankAccount("012", AccountKind.RUT, "11111111");
        PaymentFile file = write("bancochile-tef-219", Payments.of("A", cuentaRut, 5))
                .files()
                .get(0);
        assertThat(text(file)).startsWith("TOB").contains("JUV");
        assertThat(codes(file.warnings())).containsExactly("TRANSFER_KIND_UNVERIFIED");
        BankAccount draft = new BankAccount("001", AccountKind.VALE_VISTA, "");
        assertThat(codes(write("bancochile-pagos-400", Payments.of("A", draft, 5))
                        .refused()
                        .get(0)
                        .problems()))
                .containsExactly("TRANSFER_KIND", "TRANSFER_EMPTY");
        assertThat(codes(write("bancochile-tef-219", Payments.of("A", current("039", "1"), 5))
                        .files()
                        .get(0)
                        .warnings()))
                .containsExactly("BANK_RUT_UNVERIFIED");
        assertThat(codes(write("bancochile-tef-219", Payments.of("A", current("041", "1"), 5))
                        .refused()
                        .get(0)
                        .problems()))
                .containsExactly("TRANSFER_EMPTY");
    }

    @Tag("BANK-11")
    @ParameterizedTest
    @CsvSource({"037,7000000,true", "037,7000001,false", "001,7000001,true", "672,5000000,true", "672,5000001,false"})
    void aLimitHoldsForOtherBanksAndForTheBankItNames(String bank, long pesos, boolean written) {
        PaymentFiles files = write("bancochile-tef-219", Payments.of("A", current(bank, "1"), pesos));
        assertThat(files.complete()).isEqualTo(written);
    }

    @Test
    @Tag("BANK-11")
    void moreTransfersThanAFileTakesAreRefusedOrSplitByChoice() {
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 1; i <= 101; i++) {
            transfers.add(Payments.of("R" + i, current("016", "44" + i), i));
        }
        assertThatThrownBy(() -> write("bancochile-tef-219", batch(transfers)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("FILE_TOO_MANY"));
        PaymentFiles split = new PaymentFileWriter(BankLayout.shipped("bancochile-tef-219"))
                .write(batch(transfers), PaymentFileWriter.Excess.SPLIT);
        assertThat(split.files().stream().map(PaymentFile::name))
                .containsExactly("tef-L-0007-1.txt", "tef-L-0007-2.txt");
        assertThat(split.files().stream().map(file -> file.totals().count())).containsExactly(100, 1);
        assertThat(split.files().stream().map(file -> file.totals().sum().pesos()))
                .containsExactly(5050L, 101L);
    }

    @Test
    @Tag("BANK-11")
    void aWorkbookOfSantanderTakesTwoHundredTransfers() {
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 1; i <= 201; i++) {
            transfers.add(Payments.of("R" + i, current("016", "44" + i), i));
        }
        assertThat(write("santander-transferencias", batch(transfers.subList(0, 200)))
                        .files())
                .hasSize(1);
        assertThatThrownBy(() -> write("santander-transferencias", batch(transfers)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("FILE_TOO_MANY"));
    }

    @Test
    void aKAndAShortNumberKeepTheirWidths() {
        Transfer k =
                new Transfer("A", Rut.parse("1000005-K"), "Ana", current("037", "1"), Clp.of(1), "x", Optional.empty());
        assertThat(text(write("bancochile-tef-219", k).files().get(0)).substring(25, 35))
                .isEqualTo("001000005K");
        assertThat(text(write("bancochile-pagos-400", k).files().get(0)).substring(402 + 24, 402 + 34))
                .isEqualTo("001000005K");
        assertThat(text(write("bancochile-portal-610", k).files().get(0)).substring(612 + 2, 612 + 13))
                .isEqualTo("0001000005K");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bancochile-tef-219",
                "bancochile-pagos-400",
                "bancochile-portal-610",
                "bci-en-linea",
                "santander-transferencias",
                "generico-csv"
            })
    void theSameBatchGivesTheSameBytes(String layout) {
        PaymentFile file = write(layout, sample()).files().get(0);
        assertThat(file).isEqualTo(write(layout, sample()).files().get(0));
        assertThat(file.bytes())
                .isEqualTo(write(layout, sample()).files().get(0).bytes());
        assertThat(BankLayout.shipped(layout).id()).isEqualTo(layout);
        assertThat(BankLayout.shipped(layout).notes()).isNotEmpty();
    }
}
