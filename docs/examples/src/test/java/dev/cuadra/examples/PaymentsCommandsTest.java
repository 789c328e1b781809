package dev.cuadra.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cuadra.boleta.service.BatchView;
import dev.cuadra.boleta.service.PayRequest;
import dev.cuadra.boleta.service.PaymentOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verónica's boleta 342 leaves 734,493, Fernanda's 345 282,497, Tomás's 248 252,086; Martín asked to annul his 65. */
class PaymentsCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern OPTION = Pattern.compile("(?m)^ {2,6}(?:-\\w, )?--([a-z-]+)");
    private static final String VERONICA = "18126486-1/342";
    private static final String FERNANDA = "18137305-9/345";
    private static final String TOMAS = "11557456-6/248";
    private static final String MARTIN = "12931778-7/65";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path shared;

    @SuppressWarnings("NullAway.Init")
    private static PaymentBooks closed;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private PaymentBooks books;

    @BeforeAll
    static void closeTheMonth() throws IOException {
        closed = PaymentBooks.closed(shared, Optional.empty());
    }

    @BeforeEach
    void copyTheBooks() throws IOException {
        books = closed.copy(folder);
    }

    @Test
    @Tag("PAYM-3")
    void aBatchGoesFromTheProposalToTheReceipt() throws IOException {
        String batch = books.released(VERONICA, TOMAS + "=100000", MARTIN);
        JsonNode written = books.write(1, batch, folder.resolve("bank"));

        assertThat(written.at("/files/0/count").asInt()).isEqualTo(2);
        assertThat(written.at("/files/0/sum").asLong()).isEqualTo(734_493 + 100_000);
        assertThat(written.at("/held/0/boleta").asText()).isEqualTo(MARTIN);
        assertThat(written.at("/held/0/reasons/0/code").asText()).isEqualTo("PAY_ANNULMENT_PENDING");
        assertThat(written.at("/layout/copyIsOld").asBoolean()).isFalse();
        String name = written.at("/files/0/name").asText();
        assertThat(Files.readString(folder.resolve("bank").resolve(name + ".control.csv")))
                .contains(";2;834493;" + written.at("/files/0/sha256").asText());

        books.write(1, batch, folder.resolve("again"));
        assertThat(folder.resolve("again").resolve(name))
                .hasSameBinaryContentAs(folder.resolve("bank").resolve(name));

        books.told(0, "waive", batch, MARTIN, "--hold", "ANNULMENT_PENDING", "--reason", "done", "--as", "berta");
        JsonNode second = books.write(0, batch, folder.resolve("bank"), "--next");
        assertThat(second.get("files")).hasSize(2);
        assertThat(second.at("/files/1/sum").asLong()).isEqualTo(542_400);

        JsonNode booked = answer(0, batch, "PAGADO");
        assertThat(booked.get("phase").asText()).isEqualTo("SETTLED");
        assertThat(booked.get("paid").asLong()).isEqualTo(734_493 + 100_000 + 542_400);
        JsonNode receipt = books.told(0, "receipt", batch, TOMAS);
        // 45,361 of 297,447 kept back in proportion to the 117,994 of the fee that leave 100,000: 17,994.
        assertThat(receipt.get("gross").asLong()).isEqualTo(117_994);
        assertThat(receipt.get("retained").asLong()).isEqualTo(17_994);
        assertThat(receipt.get("left").asLong()).isEqualTo(152_086);
        assertThat(receipt.get("body").asText()).contains("Tomás Pérez Díaz");

        JsonNode proposal = books.told(0, "propose", "--payer", "76000000-0", "--up-to", "2026-09-30");
        JsonNode rest = line(proposal, TOMAS);
        assertThat(rest.get("paid").asLong()).isEqualTo(100_000);
        assertThat(rest.get("open").asLong()).isEqualTo(152_086);
        assertThat(proposal.get("leftOut").toString()).contains("\"" + VERONICA + "\",\"code\":\"PAY_ALREADY_PAID\"");
    }

    @Test
    @Tag("PAYM-3")
    void nobodyApprovesTheirOwnBatchUnderAnotherSpellingOfTheName() throws IOException {
        JsonNode open = books.open(VERONICA);
        String batch = open.get("batch").asText();
        String hash = open.get("hash").asText();
        books.told(0, "submit", batch, "--as", "ana");

        for (String name : List.of("ana", "ANA", " ana ", "a\u00a0na", "ａｎａ", "an\u200ba")) {
            assertThat(books.refused("approve", batch, "--hash", hash, "--as", name))
                    .as(name)
                    .isEqualTo("BATCH_OWN");
        }
        for (String name : List.of("", "  ", "\u200b")) {
            assertThat(books.refused("approve", batch, "--hash", hash, "--as", name))
                    .isEqualTo("USER_MISSING");
        }
        assertThat(books.told(0, "show", batch).get("approvers")).isEmpty();
    }

    @Test
    @Tag("PAYM-3")
    void anApprovalIsForTheContentThatWasSeen() throws IOException {
        JsonNode open = books.open(VERONICA, TOMAS);
        UUID batch = UUID.fromString(open.get("batch").asText());
        String seen = open.get("hash").asText();
        BatchView changed = books.within((host, payments) -> {
            BatchView now = payments.view(host.tenant(), batch);
            return payments.change(
                    new PaymentOrder(host.tenant(), "carla", "change"),
                    batch,
                    now.payOn(),
                    List.of(new PayRequest(
                            now.lines().get(0).boleta(), now.lines().get(0).amount())));
        });
        books.told(0, "submit", batch.toString(), "--as", "ana");

        for (String hash : List.of(seen, "0".repeat(64), "", changed.hash().substring(1))) {
            assertThat(books.refused("approve", batch.toString(), "--hash", hash, "--as", "berta"))
                    .isEqualTo("BATCH_CHANGED");
        }
        assertThat(books.refused("approve", batch.toString(), "--hash", changed.hash(), "--as", "carla"))
                .isEqualTo("BATCH_OWN");
        assertThat(books.told(0, "approve", batch.toString(), "--hash", changed.hash(), "--as", "berta")
                        .get("phase")
                        .asText())
                .isEqualTo("APPROVED");
    }

    @Test
    @Tag("PAYM-6")
    void whatCannotBePaidIsRefusedWithItsReason() throws IOException {
        assertThat(opening(TOMAS + "=0")).isEqualTo("PAYMENT_AMOUNT");
        assertThat(opening(TOMAS + "=-5")).isEqualTo("PAYMENT_AMOUNT");
        assertThat(opening(TOMAS + "=1.000")).isEqualTo("PAYMENT_AMOUNT");
        assertThat(opening(TOMAS + "=")).isEqualTo("PAYMENT_AMOUNT");
        assertThat(opening(TOMAS + "=252087")).isEqualTo("PAY_OVER_LEFT");
        assertThat(opening(TOMAS, "11.557.456-6/0248")).isEqualTo("PAYMENT_LIST_TWICE");
        assertThat(opening("11557456-7/248")).isEqualTo("BOLETA_FORM");
        assertThat(opening("12345678-5/1")).isEqualTo("PAYMENT_UNPAYABLE");
        assertThat(opening("19018852-3/66")).isEqualTo("PAY_ANNULLED");
        assertThat(opening("22447431-8/363")).as("no account on the list").isEqualTo("PAY_ACCOUNT_MISSING");
        assertThat(opening()).isEqualTo("PAYMENT_LIST_EMPTY");
        books.released(VERONICA);
        assertThat(opening(VERONICA, TOMAS)).isEqualTo("PAY_OTHER_BATCH");
        assertThat(books.told(0, "show", "--payer", "76000000-0").get("batches"))
                .hasSize(1);
    }

    @Test
    void aBatchOfAnotherTenantOrCompanyIsNotThere() throws IOException {
        String batch = books.open(VERONICA).get("batch").asText();

        assertThat(books.refused("submit", batch, "--as", "ana", "--tenant", "other"))
                .isEqualTo("BATCH_UNKNOWN");
        assertThat(books.refused("show", "00000000-0000-7000-8000-000000000000"))
                .isEqualTo("BATCH_UNKNOWN");
        assertThat(books.refused("show", "1")).isEqualTo("USAGE");
        assertThat(books.told(0, "show", "--payer", "96000001-3").get("batches"))
                .isEmpty();
        assertThat(books.refused("open", "--payer", "96000001-3", "--pay-on", "2026-10-02", "--as", "ana", VERONICA))
                .isEqualTo("PAYMENT_UNPAYABLE");
        assertThat(books.refused(
                        "open",
                        "--payer",
                        "96000001-3",
                        "--pay-on",
                        "2026-10-02",
                        "--as",
                        "ana",
                        "--from",
                        books.proposal().toString()))
                .isEqualTo("PROPOSAL_OTHER_PAYER");
    }

    @Test
    void aListSaysWhatIsPaidAlsoInLatin1AndWithAmounts() throws IOException {
        Path list = folder.resolve("lista.csv");
        Files.write(
                list,
                "RUT emisor;N°;Monto;Señal\n18.126.486-1;342;;ñ\n11557456-6;248;1000;ó\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        JsonNode open = books.open("--from", list.toString());
        assertThat(open.get("total").asLong()).isEqualTo(734_493 + 1_000);

        for (String bad : List.of("18126486-1;342;0", "18126486-1;342;12a", "18126486-1;342;\n18126486-1;342;1")) {
            Files.writeString(list, "rut;folio;monto\n" + bad + "\n");
            Cli call = books.pay(
                    "open",
                    "--payer",
                    "76000000-0",
                    "--pay-on",
                    "2026-10-02",
                    "--as",
                    "ana",
                    "--from",
                    list.toString());
            assertThat(call.code()).isEqualTo(2);
            assertThat(JSON.readTree(call.err()).at("/error/where").asText()).startsWith("lista.csv:");
        }
        JsonNode all = books.open("--from", books.proposal().toString());
        assertThat(all.get("total").asLong())
                .isEqualTo(JSON.readTree(books.proposal().toFile()).get("open").asLong());
    }

    @Test
    void theSameCommandTakesEffectOnce() throws IOException {
        JsonNode first = books.open(VERONICA, "--order", "october");
        String batch = first.get("batch").asText();
        books.told(0, "submit", batch, "--as", "ana", "--order", "october-submit");
        books.told(0, "submit", batch, "--as", "ana", "--order", "october-submit");
        books.told(0, "submit", batch, "--as", "ana", "--order", "october-submit");
        String hash = first.get("hash").asText();
        books.told(0, "approve", batch, "--hash", hash, "--as", "berta");
        books.told(0, "approve", batch, "--hash", hash, "--as", "berta");
        books.told(0, "release", batch, "--as", "berta");
        JsonNode again = books.open(VERONICA, "--order", "october");

        assertThat(again.get("batch")).isEqualTo(first.get("batch"));
        assertThat(again.get("phase").asText()).isEqualTo("RELEASED");
        assertThat(again.get("history")).hasSize(4);
        assertThat(opening(TOMAS, "--order", "october")).isEqualTo("ORDER_TAKEN");
        assertThat(books.refused("release", batch, "--as", "berta", "--order", "october"))
                .isEqualTo("ORDER_TAKEN");
        assertThat(opening(TOMAS, "--order", " ")).isEqualTo("ORDER_FORM");
        assertThat(opening(TOMAS, "--order", "x".repeat(201))).isEqualTo("ORDER_FORM");
    }

    @Test
    void withoutAKeyTheSameListIsTheSameBatchUntilThatOneEnds() throws IOException {
        JsonNode first = books.open(TOMAS, VERONICA);
        assertThat(books.open(TOMAS, VERONICA).get("batch")).isEqualTo(first.get("batch"));
        assertThat(books.open(VERONICA).get("batch")).isNotEqualTo(first.get("batch"));

        String batch = first.get("batch").asText();
        assertThat(books.refused("cancel", batch, "--reason", " ", "--as", "ana"))
                .isEqualTo("REASON_MISSING");
        books.told(0, "cancel", batch, "--reason", "wrong day", "--as", "ana");
        JsonNode second = books.open(TOMAS, VERONICA);
        assertThat(second.get("batch")).isNotEqualTo(first.get("batch"));
        assertThat(second.get("phase").asText()).isEqualTo("DRAFT");
    }

    @Test
    @Tag("PAYM-3")
    void aPolicyIsForPeopleHoweverTheyAreSpelt() throws IOException {
        Path policy = folder.resolve("policy.json");
        Files.writeString(
                policy,
                "{\"secondApproverAbove\":300000,\"users\":[{\"id\":\"Berta\",\"rights\":[\"APPROVE\"],"
                        + "\"limit\":500000},{\"id\":\"ana\",\"rights\":[\"PREPARE\"]}]}");
        String file = policy.toString();
        JsonNode open = books.open(FERNANDA, TOMAS, "--policy", file);
        String batch = open.get("batch").asText();
        String hash = open.get("hash").asText();
        assertThat(open.get("secondApproverAbove").asLong()).isEqualTo(300_000);
        assertThat(books.refused("submit", batch, "--as", "BERTA", "--policy", file))
                .isEqualTo("PAYMENT_NOT_PERMITTED");
        books.told(0, "submit", batch, "--as", "ana", "--policy", file);
        assertThat(books.refused("approve", batch, "--hash", hash, "--as", "be rta", "--policy", file))
                .as("534,583 of a limit of 500,000")
                .isEqualTo("BATCH_LIMIT");
        assertThat(books.told(0, "approve", batch, "--hash", hash, "--as", "carla", "--policy", file)
                        .get("phase")
                        .asText())
                .isEqualTo("SUBMITTED");
        assertThat(books.refused("approve", batch, "--hash", hash, "--as", "CARLA ", "--policy", file, "--order", "2"))
                .isEqualTo("BATCH_APPROVED_ALREADY");
        assertThat(books.told(0, "approve", batch, "--hash", hash, "--as", "dora", "--policy", file)
                        .get("phase")
                        .asText())
                .isEqualTo("APPROVED");

        for (String bad : List.of(
                "[]",
                "{\"secondApproverAbov\":1}",
                "{\"secondApproverAbove\":-1}",
                "{\"users\":[{\"id\":\"a\"},{\"id\":\"A \"}]}",
                "{\"users\":[{\"id\":\" \"}]}",
                "{\"users\":[{\"id\":\"a\",\"rights\":[\"ALL\"]}]}")) {
            Files.writeString(policy, bad);
            assertThat(opening(TOMAS, "--policy", file)).matches("DOCUMENT_.*|INPUT_.*|POLICY_USER");
        }
    }

    @Test
    @Tag("PAYM-4")
    void aLineThatTheLayoutCannotTakeIsHeldAndGoesOutByAnother() throws IOException {
        Path own = folder.resolve("own.json");
        Files.writeString(
                own,
                dev.cuadra.boleta.bank.BankLayout.shippedProfile("generico-csv")
                        .replace(
                                "\"titles\": true",
                                "\"amountLimits\": [{\"pesos\": 500000, \"confidence\": "
                                        + "\"certain\"}], \"titles\": true"));
        String batch = books.released(VERONICA, TOMAS);
        JsonNode written = books.write(0, batch, folder.resolve("bank"), "--extra", "documentType=BHE");
        assertThat(written.at("/files/0/count").asInt()).isEqualTo(2);

        String other = books.released(FERNANDA, "12424270-3/67");
        JsonNode told = books.told(
                1,
                "write",
                other,
                "--layout",
                own.toString(),
                "--account",
                "10203040",
                "--as",
                "berta",
                "--out",
                folder.resolve("bank").toString());
        assertThat(told.at("/files/0/sum").asLong()).isEqualTo(282_497);
        assertThat(told.at("/held/0/reasons/0/code").asText()).isEqualTo("PAY_FILE_REFUSES");
        assertThat(told.at("/held/0/problems/0/code").asText()).isEqualTo("TRANSFER_LIMIT");
        JsonNode next = books.write(0, other, folder.resolve("bank"), "--next");
        assertThat(next.at("/files/1/sum").asLong()).isEqualTo(819_242);

        assertThat(books.refused(
                        "write", other, "--layout", "bci", "--account", "1", "--as", "b", "--out", folder + "/x"))
                .isEqualTo("LAYOUT_UNKNOWN");
        assertThat(books.refused(
                        "write", other, "--layout", "generico-csv", "--account", "1x", "--as", "b", "--out", "x"))
                .isEqualTo("PAYMENT_ACCOUNT");
        assertThat(books.refused(
                        "write",
                        other,
                        "--layout",
                        "generico-csv",
                        "--account",
                        "1",
                        "--setting",
                        "paymenttype=PRV",
                        "--as",
                        "b",
                        "--out",
                        "x"))
                .isEqualTo("PAYMENT_SETTING");
    }

    @Test
    void aFullDiskLeavesNothingHalfDone() throws IOException {
        String batch = books.released(VERONICA);
        Path bank = Files.createDirectory(folder.resolve("bank"));
        String name = "lote-" + batch + "-1.csv";
        // A folder that is not empty stands where the file should go: as with a full disk, it cannot be put there.
        Files.createDirectories(bank.resolve(name).resolve("in-the-way"));
        Cli call = books.pay(
                "write",
                batch,
                "--layout",
                "generico-csv",
                "--account",
                "10203040",
                "--as",
                "berta",
                "--out",
                bank.toString());
        assertThat(call.code()).as(call.err()).isEqualTo(3);
        assertThat(JSON.readTree(call.err()).at("/error/code").asText()).isEqualTo("MEDIUM_FAILED");

        JsonNode written = books.write(0, batch, folder.resolve("elsewhere"));
        assertThat(written.get("files")).hasSize(1);
        assertThat(folder.resolve("elsewhere").resolve(name)).content().contains("734493");
    }

    @Test
    @Tag("PAYM-5")
    void answersOfOthersAreShownAndTheSameOnesChangeNothing() throws IOException {
        String first = books.released(VERONICA, TOMAS);
        String second = books.released(FERNANDA);
        books.write(0, first, folder.resolve("bank"));
        books.write(0, second, folder.resolve("bank"));

        Path bci = folder.resolve("bci.csv");
        Files.write(bci, PaymentBooks.sample("respuesta_banco.csv"));
        assertThat(books.refused("answer", first, bci.toString(), "--profile", "generico", "--as", "berta"))
                .as("the file of another bank")
                .isEqualTo("ANSWER_HEADING");
        Path others = answers(second, "PAGADO", StandardCharsets.UTF_8);
        JsonNode unmatched = books.told(1, "answer", first, others.toString(), "--profile", "generico", "--as", "b");
        assertThat(unmatched.at("/unmatched/0/problems/0/code").asText()).isEqualTo("ANSWER_NOBODY");
        assertThat(unmatched.get("waiting")).hasSize(2);

        JsonNode odd = answer(1, first, "RARÍSIMO", StandardCharsets.ISO_8859_1);
        assertThat(odd.get("unknown")).hasSize(2);
        assertThat(odd.at("/unknown/0/word").asText()).isEqualTo("RARÍSIMO");
        assertThat(odd.get("paid").asLong()).isZero();

        assertThat(answer(0, first, "PAGADO").get("changed")).hasSize(2);
        JsonNode again = answer(0, first, "PAGADO");
        assertThat(again.get("changed")).isEmpty();
        assertThat(again.get("unchanged")).hasSize(2);
        assertThat(again.get("paid").asLong()).isEqualTo(734_493 + 252_086);

        Path back = answers(first, "DEVUELTO", StandardCharsets.UTF_8);
        assertThat(books.refused("answer", first, back.toString(), "--profile", "generico", "--as", "berta"))
                .isEqualTo("ANSWER_DAY");
        JsonNode returned = books.told(
                1, "answer", first, back.toString(), "--profile", "generico", "--on", "2026-10-06", "--as", "berta");
        assertThat(returned.get("notPaid")).hasSize(2);
        assertThat(returned.get("paid").asLong()).isZero();
        assertThat(books.told(0, "receipt", first, TOMAS).get("reversed").asBoolean())
                .isTrue();
        assertThat(books.refused("receipt", second, FERNANDA)).isEqualTo("RECEIPT_NONE");
        assertThat(books.refused("receipt", second, TOMAS)).isEqualTo("BATCH_WITHOUT_BOLETA");
    }

    @Test
    void aHeldLineIsDroppedAndItsBoletaProposedAgain() throws IOException {
        String batch = books.released(TOMAS, MARTIN);
        assertThat(books.refused("drop", batch, MARTIN, "--reason", "not yet", "--as", "berta"))
                .isEqualTo("BATCH_NOT_NOW");
        books.write(1, batch, folder.resolve("bank"));
        assertThat(books.refused("drop", batch, TOMAS, "--reason", "sent", "--as", "berta"))
                .isEqualTo("BATCH_LINE");
        assertThat(books.refused("waive", batch, MARTIN, "--hold", "ANNULLED", "--reason", "x", "--as", "berta"))
                .isEqualTo("BATCH_NOT_WAIVABLE");
        JsonNode dropped = books.told(0, "drop", batch, MARTIN, "--reason", "annulled", "--as", "berta");
        assertThat(dropped.at("/lines/1/status").asText()).isEqualTo("DROPPED");
        JsonNode proposal = books.told(0, "propose", "--payer", "76000000-0", "--up-to", "2026-09-30");
        assertThat(line(proposal, MARTIN).at("/remarks/0/code").asText()).isEqualTo("PAY_ANNULMENT_PENDING");
    }

    @Test
    void aRejectedBatchStaysSo() throws IOException {
        JsonNode open = books.open(TOMAS);
        String batch = open.get("batch").asText();
        books.told(0, "submit", batch, "--as", "ana");
        JsonNode rejected = books.told(0, "reject", batch, "--reason", "wrong day", "--as", "berta");
        assertThat(rejected.get("phase").asText()).isEqualTo("REJECTED");
        assertThat(books.refused("approve", batch, "--hash", open.get("hash").asText(), "--as", "berta"))
                .isEqualTo("BATCH_NOT_NOW");
        assertThat(books.refused("release", batch, "--as", "berta")).isEqualTo("BATCH_NOT_NOW");
    }

    @Test
    void whatAListSaysIsPaidIsNotProposed() throws IOException {
        Path other = Files.createDirectory(folder.resolve("paid"));
        PaymentBooks paid = PaymentBooks.closed(
                other, Optional.of(new String(PaymentBooks.sample("pagos_202609.csv"), StandardCharsets.UTF_8)));
        JsonNode proposal = JSON.readTree(paid.proposal().toFile());
        List<String> boletas = new ArrayList<>();
        proposal.get("lines").forEach(line -> boletas.add(line.get("boleta").asText()));

        assertThat(boletas).containsExactly(VERONICA, "19754771-5/93", FERNANDA, TOMAS, MARTIN);
        assertThat(proposal.get("open").asLong()).isEqualTo(3_280_331);
    }

    @Test
    void everyCommandHasHelpInBothLanguages() {
        for (String command : List.of(
                "propose", "open", "submit", "approve", "reject", "cancel", "release", "write", "answer", "waive",
                "drop", "show", "receipt")) {
            for (String language : List.of("es", "en")) {
                Cli help = Cli.run("payments", command, "--help", "--lang", language);
                assertThat(help.code()).isZero();
                Matcher option = OPTION.matcher(help.out());
                while (option.find()) {
                    String name = option.group(1);
                    if (!Set.of("help", "version", "lang", "debug").contains(name)) {
                        assertThat(Texts.BOOK.keys())
                                .as("%s --%s", command, name)
                                .containsAnyOf("option." + name, "option.cuadra.payments." + command + "." + name);
                    }
                }
            }
        }
    }

    private String opening(String... boletas) throws IOException {
        List<String> args =
                new ArrayList<>(List.of("open", "--payer", "76000000-0", "--pay-on", "2026-10-02", "--as", "ana"));
        args.addAll(List.of(boletas));
        return books.refused(args.toArray(String[]::new));
    }

    private static JsonNode line(JsonNode proposal, String boleta) {
        for (JsonNode line : proposal.get("lines")) {
            if (line.get("boleta").asText().equals(boleta)) {
                return line;
            }
        }
        throw new AssertionError("Not proposed: " + boleta);
    }

    private JsonNode answer(int code, String batch, String word) throws IOException {
        return answer(code, batch, word, StandardCharsets.UTF_8);
    }

    private JsonNode answer(int code, String batch, String word, java.nio.charset.Charset charset) throws IOException {
        Path file = answers(batch, word, charset);
        return books.told(code, "answer", batch, file.toString(), "--profile", "generico", "--as", "berta");
    }

    /** The bank says the same of every line of a batch. */
    private Path answers(String batch, String word, java.nio.charset.Charset charset) throws IOException {
        StringBuilder text = new StringBuilder("referencia;monto;estado;motivo_codigo;motivo_texto\n");
        for (JsonNode line : books.told(0, "show", batch).get("lines")) {
            text.append(line.get("reference").asText())
                    .append(';')
                    .append(line.get("amount").asLong())
                    .append(';')
                    .append(word)
                    .append(";;\n");
        }
        Path file = folder.resolve("answer-" + batch + ".csv");
        Files.write(file, text.toString().getBytes(charset));
        return file;
    }
}
