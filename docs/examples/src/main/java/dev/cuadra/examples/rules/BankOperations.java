package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.bank.AccountCheck;
import dev.cuadra.boleta.bank.AccountKind;
import dev.cuadra.boleta.bank.BankAccount;
import dev.cuadra.boleta.bank.CheckedAccount;
import dev.cuadra.boleta.form29.Form29Json;
import dev.cuadra.boleta.rut.Rut;
import java.util.Locale;

/** Accounts that money goes to. */
final class BankOperations {
    private BankOperations() {}

    static void checkAccount(Input input, ObjectNode answer, Locale locale) {
        String owner = input.text("rut");
        String bank = input.text("bank");
        String kind = input.text("accountType");
        String number = input.optionalText("account").orElse("");
        input.end();
        Rut rut = input.here("rut", () -> Rut.parse(owner));
        CheckedAccount checked = new AccountCheck().of(rut, bank, kind, number);
        answer.put("usable", checked.account().isPresent());
        answer.put("code", checked.account().map(BankAccount::bank).orElse(null));
        answer.put("kind", checked.account().map(found -> found.kind().name()).orElse(null));
        answer.put("number", checked.account().map(BankAccount::number).orElse(null));
        ArrayNode problems = answer.putArray("problems");
        checked.problems().forEach(problem -> problems.add(Form29Json.problem(problem, locale)));
        ArrayNode warnings = answer.putArray("warnings");
        checked.warnings().forEach(warning -> warnings.add(Form29Json.problem(warning, locale)));
    }

    /** Where money goes, by the code of the bank and the kind of the account. */
    static BankAccount account(Input input) {
        String bank = BankLayoutOperation.form(input, "bank", "[0-9]{3}");
        AccountKind kind = input.requiredWord("kind", AccountKind.class);
        String form = kind == AccountKind.VALE_VISTA ? "" : "[0-9A-Za-z]{1,30}";
        String number = BankLayoutOperation.form(input, "number", form);
        input.end();
        return new BankAccount(bank, kind, number);
    }
}
