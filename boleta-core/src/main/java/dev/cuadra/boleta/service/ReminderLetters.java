package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.form29.Reminder;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Notice;
import dev.cuadra.spi.problem.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words what a company is told about a return. */
final class ReminderLetters {
    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private ReminderLetters() {}

    static Notice write(
            ReminderSetting.Recipient to,
            Rut payer,
            boolean vat,
            DueDate due,
            Reminder reminder,
            Optional<StoredClose> close) {
        Locale locale = to.language() == ReminderSetting.Language.EN ? Locale.ENGLISH : SPANISH;
        Map<String, Object> values = Map.of(
                "payer", payer.dotted(),
                "period", due.period(),
                "due", day(due.due()),
                "days", reminder.days(),
                "draft", draft(vat, close),
                "moved", moved(due));
        String key = "reminder." + reminder.kind();
        return new Notice(
                to.address(),
                Texts.BOOK.text(key + ".subject", values).in(locale),
                Texts.BOOK.text(key + ".body", values).in(locale));
    }

    /** What the books say of the month. A company without VAT need not file a month in which nothing was retained. */
    private static Text draft(boolean vat, Optional<StoredClose> close) {
        return close.map(closed -> {
                    BigDecimal payable = closed.codes().getOrDefault(F29Code.PAYABLE.value(), BigDecimal.ZERO);
                    return payable.signum() == 0
                            ? Texts.BOOK.text("reminder.draft.nil", Map.of())
                            : Texts.BOOK.text("reminder.draft.payable", Map.of("amount", grouped(payable)));
                })
                .orElseGet(() -> Texts.BOOK.text(vat ? "reminder.draft.open" : "reminder.draft.openNoVat", Map.of()));
    }

    private static Text moved(DueDate due) {
        return due.because().isEmpty()
                ? new Text("", "")
                : Texts.BOOK.text(
                        "reminder.moved",
                        Map.of(
                                "nominal",
                                day(due.nominal()),
                                "because",
                                String.join(", ", due.because().values())));
    }

    private static Text day(LocalDate day) {
        return new Text(
                DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu", SPANISH).format(day),
                DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(day));
    }

    private static String grouped(BigDecimal pesos) {
        return String.format(Locale.ROOT, "%,d", pesos.longValueExact()).replace(',', '.');
    }
}
