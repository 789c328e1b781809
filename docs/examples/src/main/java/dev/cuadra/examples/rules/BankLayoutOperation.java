package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.bank.BankLayout;
import dev.cuadra.boleta.bank.PaymentFile;
import dev.cuadra.boleta.bank.PaymentFileWriter;
import dev.cuadra.boleta.bank.PaymentFiles;
import dev.cuadra.boleta.bank.Transfer;
import dev.cuadra.boleta.bank.TransferBatch;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Transfers as the file of a bank has them. */
final class BankLayoutOperation {
    private BankLayoutOperation() {}

    static void layout(Input input, ObjectNode answer, Locale locale) {
        BankLayout layout = layout(input);
        String batch = form(input, "batch", "[A-Za-z0-9._-]{1,40}");
        LocalDate payOn = input.date("payOn");
        String payerText = input.text("payer");
        Rut payer = input.here("payer", () -> Rut.parse(payerText));
        String account = form(input, "account", "[0-9]{1,30}");
        Map<String, String> settings = texts(input, "settings");
        Map<String, Map<String, String>> extras = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        List<Transfer> transfers = input.objects("transfers").stream()
                .map(one -> transfer(one, extras, seen))
                .toList();
        input.end();
        TransferBatch asked = new TransferBatch(batch, payOn, payer, account, transfers, settings, extras);
        PaymentFiles written = new PaymentFileWriter(layout).write(asked, PaymentFileWriter.Excess.SPLIT);
        answer.put("layout", layout.toString());
        answer.put("copyYear", layout.copyYear());
        answer.put("confidence", layout.confidence().name().toLowerCase(Locale.ROOT));
        ArrayNode files = answer.putArray("files");
        written.files().forEach(file -> write(layout, file, files.addObject(), locale));
        ArrayNode refused = answer.putArray("refused");
        written.refused().forEach(one -> {
            ObjectNode entry = refused.addObject();
            entry.put("reference", one.transfer().reference());
            problems(one.problems(), entry.putArray("problems"), locale);
        });
    }

    private static BankLayout layout(Input input) {
        boolean own = input.has("profile");
        if (own == input.has("layout")) {
            throw input.problem("INPUT_EITHER", "layout", Map.of("one", "layout", "other", "profile"));
        }
        if (own) {
            String profile = input.required("profile").toString();
            return input.here("profile", () -> BankLayout.read(profile));
        }
        String name = input.text("layout");
        return input.here("layout", () -> BankLayout.shipped(name));
    }

    private static Transfer transfer(Input input, Map<String, Map<String, String>> extras, Set<String> seen) {
        String reference = form(input, "reference", "[\\x21-\\x7e]{1,64}");
        if (!seen.add(reference)) {
            throw input.problem("INPUT_FORM", "reference", Map.of("member", "reference"));
        }
        String rutText = input.text("rut");
        Rut rut = input.here("rut", () -> Rut.parse(rutText));
        String name = form(input, "name", "(?s).*\\S.*");
        Transfer transfer = new Transfer(
                reference,
                rut,
                name,
                BankOperations.account(input.requiredObject("account")),
                PaymentOperations.within(input, "amount", 1, Clp.MAX),
                input.optionalText("text").orElse(""),
                input.optionalText("mail"));
        extras.put(reference, texts(input, "extras"));
        input.end();
        return transfer;
    }

    private static Map<String, String> texts(Input input, String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        input.object(member).ifPresent(object -> object.names().forEach(name -> texts.put(name, object.text(name))));
        return texts;
    }

    /** A text of a form that the library takes. */
    static String form(Input input, String member, String form) {
        String text = input.text(member);
        if (!text.matches(form)) {
            throw input.problem("INPUT_FORM", member, Map.of("member", member));
        }
        return text;
    }

    private static void write(BankLayout layout, PaymentFile file, ObjectNode json, Locale locale) {
        json.put("name", file.name());
        if (layout.kind() == BankLayout.Kind.XLSX) {
            json.putNull("lines");
        } else {
            ArrayNode lines = json.putArray("lines");
            text(file.bytes()).lines().forEach(lines::add);
        }
        json.put("count", file.totals().count());
        json.put("sum", file.totals().sum().pesos());
        json.put("sha256", file.totals().sha256());
        ArrayNode transfers = json.putArray("transfers");
        file.transfers().forEach(transfers::add);
        ArrayNode changes = json.putArray("changes");
        file.changes().forEach(change -> {
            ObjectNode entry = changes.addObject();
            entry.put("reference", change.reference());
            entry.put("field", change.field());
            entry.put("before", change.before());
            entry.put("after", change.after());
            entry.put("cut", change.cut());
        });
        problems(file.warnings(), json.putArray("warnings"), locale);
    }

    /** Layouts are in ASCII, Latin-1 or UTF-8; a file that is no UTF-8 is in Latin-1. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static void problems(List<Problem> problems, ArrayNode json, Locale locale) {
        problems.forEach(problem -> json.add(Form29Json.problem(problem, locale)));
    }
}
