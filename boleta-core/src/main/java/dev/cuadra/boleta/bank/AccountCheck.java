package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.tables.CellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads where somebody wants to be paid from what somebody typed. Stateless, safe for many threads.
 *
 * @source BANK-1, and BANK-2 for the CuentaRUT
 */
public final class AccountCheck {
    /** BancoEstado, the only bank with a CuentaRUT. */
    private static final String ESTADO = "012";

    /** Banco Security, whose numbers may begin with an E. */
    private static final String SECURITY = "049";

    private static final int LONGEST = 30;
    private static final int SHOWN = 40;
    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}.\\-]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]*[1-9][0-9]*");
    private static final Map<String, AccountKind> KINDS = Map.ofEntries(
            Map.entry("corriente", AccountKind.CORRIENTE),
            Map.entry("cuentacorriente", AccountKind.CORRIENTE),
            Map.entry("ctacorriente", AccountKind.CORRIENTE),
            Map.entry("ctacte", AccountKind.CORRIENTE),
            Map.entry("cte", AccountKind.CORRIENTE),
            Map.entry("cc", AccountKind.CORRIENTE),
            Map.entry("current", AccountKind.CORRIENTE),
            Map.entry("checking", AccountKind.CORRIENTE),
            Map.entry("vista", AccountKind.VISTA),
            Map.entry("cuentavista", AccountKind.VISTA),
            Map.entry("ctavista", AccountKind.VISTA),
            Map.entry("chequeraelectronica", AccountKind.VISTA),
            Map.entry("ahorro", AccountKind.AHORRO),
            Map.entry("ahorros", AccountKind.AHORRO),
            Map.entry("cuentaahorro", AccountKind.AHORRO),
            Map.entry("cuentadeahorro", AccountKind.AHORRO),
            Map.entry("cuentadeahorros", AccountKind.AHORRO),
            Map.entry("ctaahorro", AccountKind.AHORRO),
            Map.entry("savings", AccountKind.AHORRO),
            Map.entry("rut", AccountKind.RUT),
            Map.entry("cuentarut", AccountKind.RUT),
            Map.entry("ctarut", AccountKind.RUT),
            Map.entry("valevista", AccountKind.VALE_VISTA));

    private final BankBook banks;

    /** A check against {@code banks}. */
    public AccountCheck(BankBook banks) {
        this.banks = banks;
    }

    /** A check against the list that ships with this library. */
    public AccountCheck() {
        this(BankBook.shipped());
    }

    /** Checks where {@code contractor} wants to be paid; what is not on the list counts as empty. */
    public CheckedAccount of(Contractor contractor) {
        return of(
                contractor.rut(),
                contractor.bank().orElse(""),
                contractor.accountType().orElse(""),
                contractor.account().orElse(""));
    }

    /**
     * Checks an account as typed. Problems stand at the members {@code bank}, {@code accountType} and {@code account}.
     *
     * @param owner whose account it is
     * @param bank a name or a code
     * @param kind such as {@code Cuenta corriente} or {@code VISTA}
     * @param number the number; blanks, dots and hyphens in it are noise, leading zeros are kept
     */
    public CheckedAccount of(Rut owner, String bank, String kind, String number) {
        Reading reading = new Reading();
        Optional<Bank> found = reading.bank(bank);
        Optional<AccountKind> type = reading.kind(kind);
        type.ifPresent(known -> reading.number(known, number, found));
        if (type.equals(Optional.of(AccountKind.RUT))) {
            reading.cuentaRut(owner, number, found);
        }
        Optional<BankAccount> account = reading.problems.isEmpty()
                ? found.flatMap(at -> type.map(known -> new BankAccount(at.code(), known, plain(known, number))))
                : Optional.empty();
        return new CheckedAccount(account, reading.problems, account.isPresent() ? reading.warnings : List.of());
    }

    private static String plain(AccountKind kind, String number) {
        return kind == AccountKind.VALE_VISTA ? "" : NOISE.matcher(number).replaceAll("");
    }

    /** One account while it is read; it collects every problem, not the first alone. */
    private final class Reading {
        private final List<Problem> problems = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();

        Optional<Bank> bank(String text) {
            Place where = Place.member("bank");
            String written = CellText.trimmed(text);
            if (written.isEmpty()) {
                problems.add(Texts.BOOK.problem("BANK_MISSING", where, Map.of()));
                return Optional.empty();
            }
            Optional<Bank> found = banks.named(written);
            if (found.isEmpty()) {
                problems.add(unknown(written, where));
            }
            found.flatMap(known -> banks.refusal(known.code(), where)).ifPresent(problems::add);
            found.filter(known -> known.confidence() == Confidence.UNVERIFIED)
                    .ifPresent(known -> warnings.add(Texts.BOOK.problem(
                            "BANK_UNVERIFIED", where, Map.of("code", known.code(), "name", known.name()))));
            return found;
        }

        private Problem unknown(String written, Place where) {
            String value = written.substring(0, Math.min(SHOWN, written.length()));
            List<String> near = banks.near(written);
            return near.isEmpty()
                    ? Texts.BOOK.problem("BANK_UNKNOWN", where, Map.of("value", value))
                    : Texts.BOOK.problem(
                            "BANK_UNKNOWN_NEAR", where, Map.of("value", value, "near", String.join(", ", near)));
        }

        Optional<AccountKind> kind(String text) {
            Place where = Place.member("accountType");
            String written = CellText.trimmed(text);
            Optional<AccountKind> kind = Optional.ofNullable(KINDS.get(CellText.titleKey(written)));
            if (written.isEmpty()) {
                problems.add(Texts.BOOK.problem("ACCOUNT_KIND_MISSING", where, Map.of()));
            } else if (kind.isEmpty()) {
                String value = written.substring(0, Math.min(SHOWN, written.length()));
                problems.add(Texts.BOOK.problem("ACCOUNT_KIND_UNKNOWN", where, Map.of("value", value)));
            }
            return kind;
        }

        void number(AccountKind kind, String text, Optional<Bank> bank) {
            String plain = plain(kind, text);
            if (kind == AccountKind.VALE_VISTA) {
                if (!CellText.trimmed(text).isEmpty()) {
                    warn("ACCOUNT_NOT_USED", Map.of());
                }
                return;
            }
            boolean security = bank.filter(at -> at.code().equals(SECURITY)).isPresent();
            String digits = security && plain.matches("[Ee].*") ? plain.substring(1) : plain;
            if (plain.isEmpty()) {
                refuse("ACCOUNT_MISSING", Map.of());
            } else if (!NUMBER.matcher(digits).matches()) {
                refuse("ACCOUNT_FORM", Map.of());
            } else if (plain.length() > LONGEST) {
                refuse("ACCOUNT_TOO_LONG", Map.of("max", LONGEST));
            }
        }

        void cuentaRut(Rut owner, String text, Optional<Bank> bank) {
            bank.filter(at -> !at.code().equals(ESTADO))
                    .ifPresent(at -> problems.add(Texts.BOOK.problem(
                            "ACCOUNT_RUT_BANK", Place.member("accountType"), Map.of("name", at.name()))));
            String plain = plain(AccountKind.RUT, text);
            if (NUMBER.matcher(plain).matches() && !plain.equals(Integer.toString(owner.number()))) {
                refuse("ACCOUNT_RUT_NUMBER", Map.of());
            }
        }

        private void refuse(String code, Map<String, ?> values) {
            problems.add(Texts.BOOK.problem(code, Place.member("account"), values));
        }

        private void warn(String code, Map<String, ?> values) {
            warnings.add(Texts.BOOK.problem(code, Place.member("account"), values));
        }
    }
}
