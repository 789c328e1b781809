package dev.cuadra.boleta.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuadra.boleta.contractor.Contractor;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Confidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCheckTest {
    private static final Rut OWNER = Rut.parse("12345678-5");
    private final AccountCheck check = new AccountCheck();

    @Tag("BANK-1")
    @ParameterizedTest
    @CsvSource({
        "12,012",
        "1,001",
        "037,037",
        "BancoEstado,012",
        "banco estado,012",
        "BANCO DEL ESTADO DE CHILE,012",
        "Estado,012",
        "Banco Santander,037",
        "SANTANDER CHILE,037",
        "Banco Itau,039",
        "itaú,039",
        "Banco de Crédito e Inversiones,016",
        "Bci,016",
        "Banco de Chile,001",
        "Banco Chile,001",
        "Mercado Pago,875",
        "Scotiabank,014",
        "Banco Falabella,051"
    })
    void aBankIsKnownByWhatPeopleWrite(String written, String code) {
        assertThat(BankBook.shipped().named(written).map(Bank::code)).contains(code);
    }

    @Test
    @Tag("BANK-1")
    void theListHoldsEveryCodeOnceAndNamesHeirsThatAreOpen() {
        List<Bank> banks = BankBook.shipped().banks();
        assertThat(banks).hasSize(64);
        Set<String> open = banks.stream().filter(Bank::open).map(Bank::code).collect(Collectors.toSet());
        assertThat(banks)
                .allSatisfy(bank ->
                        assertThat(open).containsAll(bank.heir().stream().toList()));
        assertThat(BankBook.shipped().find("039").orElseThrow().rutConfidence()).isEqualTo(Confidence.UNVERIFIED);
    }

    @Test
    @Tag("BANK-1")
    void aRetiredBankIsRefusedAndItsHeirNamedNotUsed() {
        CheckedAccount checked = check.of(OWNER, "504", "corriente", "123");
        assertThat(checked.account()).isEmpty();
        assertThat(checked.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("BANK_CLOSED_HEIR");
            assertThat(problem.message().es()).contains("504", "014", "Scotiabank");
            assertThat(problem.where().column()).isEqualTo("bank");
        });
        assertThat(Payments.codes(check.of(OWNER, "018", "corriente", "123").problems()))
                .containsExactly("BANK_CLOSED");
    }

    @Test
    @Tag("BANK-1")
    void anUnknownBankComesWithNamesThatAreSpeltAlmostLikeIt() {
        assertThat(check.of(OWNER, "Santandr", "vista", "5").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("BANK_UNKNOWN_NEAR");
                    assertThat(problem.remedy().en()).contains("Banco Santander Chile");
                });
        assertThat(Payments.codes(check.of(OWNER, "Zzzzqq", "vista", "5").problems()))
                .containsExactly("BANK_UNKNOWN");
        assertThat(Payments.codes(check.of(OWNER, "998", "vista", "5").problems()))
                .containsExactly("BANK_UNKNOWN");
    }

    @Test
    @Tag("BANK-1")
    void aBankWhoseCodeIsNotSettledIsTakenWithAWarning() {
        CheckedAccount checked = check.of(OWNER, "Corpbanca", "corriente", "123");
        assertThat(checked.account()).contains(new BankAccount("027", AccountKind.CORRIENTE, "123"));
        assertThat(Payments.codes(checked.warnings())).containsExactly("BANK_UNVERIFIED");
    }

    @ParameterizedTest
    @CsvSource({
        "Cuenta Corriente,CORRIENTE",
        "cta. cte.,CORRIENTE",
        "Cuenta de Ahorro,AHORRO",
        "Chequera electrónica,VISTA",
        "VALE VISTA,VALE_VISTA",
        "VALE_VISTA,VALE_VISTA"
    })
    void aKindOfAccountIsKnownByWhatPeopleWrite(String written, AccountKind kind) {
        String number = kind == AccountKind.VALE_VISTA ? "" : "77";
        assertThat(check.of(OWNER, "001", written, number).account().map(BankAccount::kind))
                .contains(kind);
    }

    @Test
    void leadingZerosStayAndBlanksDotsAndHyphensGo() {
        assertThat(check.of(OWNER, "001", "corriente", " 00-123.456 78 ")
                        .account()
                        .map(BankAccount::number))
                .contains("0012345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12A4", "000", "12/4", "--", "١٢٣"})
    void anAccountThatIsNoNumberIsRefused(String number) {
        assertThat(Payments.codes(check.of(OWNER, "001", "corriente", number).problems()))
                .containsAnyOf("ACCOUNT_FORM", "ACCOUNT_MISSING");
    }

    @Test
    void anAccountOfSecurityMayBeginWithAnE() {
        assertThat(check.of(OWNER, "049", "corriente", "E1234").account()).isPresent();
        assertThat(check.of(OWNER, "001", "corriente", "E1234").account()).isEmpty();
    }

    @Test
    @Tag("BANK-2")
    void theNumberOfACuentaRutIsTheRutOfItsOwner() {
        assertThat(check.of(OWNER, "BancoEstado", "Cuenta RUT", "12.345.678").account())
                .contains(new BankAccount("012", AccountKind.RUT, "12345678"));
        assertThat(Payments.codes(check.of(OWNER, "012", "RUT", "12345678-5").problems()))
                .containsExactly("ACCOUNT_RUT_NUMBER");
        assertThat(Payments.codes(check.of(OWNER, "012", "RUT", "11111111").problems()))
                .containsExactly("ACCOUNT_RUT_NUMBER");
        assertThat(Payments.codes(check.of(OWNER, "001", "RUT", "12345678").problems()))
                .containsExactly("ACCOUNT_RUT_BANK");
    }

    @Test
    void everyProblemIsSaidAtOnceAndAtItsPlace() {
        CheckedAccount checked = check.of(Contractor.of(OWNER, "Ana Soto"));
        assertThat(Payments.codes(checked.problems())).containsExactly("BANK_MISSING", "ACCOUNT_KIND_MISSING");
        assertThat(check.of(OWNER, "", "platino", "x").problems().stream()
                        .map(problem -> problem.where().column()))
                .containsExactly("bank", "accountType");
        Contractor complete = new Contractor(
                OWNER,
                "Ana Soto",
                Optional.empty(),
                Optional.empty(),
                Optional.of("Banco de Chile"),
                Optional.of("corriente"),
                Optional.of("00123"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(check.of(complete).account()).contains(new BankAccount("001", AccountKind.CORRIENTE, "00123"));
    }
}
