package dev.cuadra.boleta.contractor;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.boleta.rut.ValidRut;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contractor as a host's form hands it in, before it is validated: without a group number and name, for
 * {@link Groups.ForRetention} the regime as well, for {@link Groups.ForPayment} the account, too.
 *
 * @param rut the tax number in any form that is read
 * @param name the name
 * @param mail a mail address
 * @param phone a telephone number
 * @param bank the bank
 * @param accountType the kind of account
 * @param account the account number
 * @param regime the regime
 * @param loan whether the person owes a loan of 2020 or 2021
 */
// A part may be missing, and is asked for by some groups alone.
@SuppressWarnings("MultipleNullnessAnnotations")
public record ContractorForm(
        @NotBlank @ValidRut @ValidRut(refuseWarnings = true, groups = Groups.ForPayment.class) @Nullable
        String rut,

        @NotBlank @Size(max = ContractorList.LONGEST) @Nullable
        String name,

        @Email @Size(max = ContractorList.LONGEST) @Nullable String mail,

        @Size(max = ContractorList.LONGEST) @Nullable String phone,

        @NotBlank(groups = Groups.ForPayment.class) @Size(max = ContractorList.LONGEST) @Nullable
        String bank,

        @NotBlank(groups = Groups.ForPayment.class) @Size(max = ContractorList.LONGEST) @Nullable
        String accountType,

        @NotBlank(groups = Groups.ForPayment.class) @Pattern(regexp = "[0-9][0-9-]{0,29}") @Nullable
        String account,

        @NotNull(groups = Groups.ForRetention.class) @Nullable
        Regime regime,

        @NotNull(groups = Groups.ForRetention.class) @Nullable
        Boolean loan) {
    /**
     * The contractor, once the form is valid.
     *
     * @throws IllegalArgumentException when number or name are missing
     * @throws dev.cuadra.spi.problem.ProblemException when the number is none
     */
    public Contractor contractor() {
        if (rut == null || name == null) {
            throw new IllegalArgumentException("A form without number or name was not validated");
        }
        Optional<Regime> chosen = Optional.ofNullable(regime);
        return new Contractor(
                Rut.parse(rut),
                name.strip(),
                Optional.ofNullable(mail),
                Optional.ofNullable(phone),
                Optional.ofNullable(bank),
                Optional.ofNullable(accountType),
                Optional.ofNullable(account),
                chosen.map(Regime::retainer),
                chosen.map(Regime.DIRECTOR::equals),
                Optional.ofNullable(loan));
    }

    /** Nothing: it is personal. */
    @Override
    public String toString() {
        return "ContractorForm[…]";
    }
}
