package dev.cuadra.boleta.service;

import dev.cuadra.boleta.form29.Reminder;
import dev.cuadra.boleta.law.DueDate;
import dev.cuadra.boleta.law.HolidayCalendar;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.runtime.Loaded;
import dev.cuadra.runtime.Vault;
import dev.cuadra.runtime.Work;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.storage.StaleVersionException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reminds a tenant's companies of the returns that fall due. Run it every day: however often it runs, by as many
 * processes as one likes, or killed at any moment, each reminder is sent once for each month and company, since what was
 * sent is stored in the commit that sends it. Nothing is sent for a month that was filed, or that need not be filed. Safe
 * for many threads and processes.
 *
 * @source DUE-3
 */
public final class Form29Reminders {
    private static final int PERSISTENCE = 5;

    private final Vault vault;
    private final BoletaBooks books;
    private final FiledReturns filed;
    private final HolidayCalendar calendar;

    /**
     * Reminders in {@code vault}.
     *
     * @param books the companies' books
     * @param filed what was filed
     * @param calendar the holidays by which due dates move
     */
    public Form29Reminders(Vault vault, BoletaBooks books, FiledReturns filed, HolidayCalendar calendar) {
        this.vault = vault;
        this.books = books;
        this.filed = filed;
        this.calendar = calendar;
    }

    /**
     * Says how a company is reminded, from now on.
     *
     * @throws StaleVersionException or DuplicateEntryException when somebody else says so at the same time
     */
    public void set(TenantId tenant, Rut payer, ReminderSetting setting) {
        Optional<UUID> known = books.payer(tenant, payer);
        Work work = vault.begin(tenant, "set-reminders");
        UUID id = known.orElseGet(vault::newId);
        if (known.isEmpty()) {
            work.create(Documents.PAYERS, id, Vault.TENANT_SUBJECT, new Payer(payer));
        }
        StoredReminding now = StoredReminding.of(id, setting);
        Optional<Loaded<StoredReminding>> before = known.flatMap(any -> stored(tenant, id));
        if (before.isPresent()) {
            work.update(before.get(), now);
        } else {
            work.create(Documents.REMINDINGS, vault.newId(), Vault.TENANT_SUBJECT, now);
        }
        work.commit();
    }

    /** How a company is reminded; empty when it is not. */
    public Optional<ReminderSetting> setting(TenantId tenant, Rut payer) {
        return books.payer(tenant, payer)
                .flatMap(known -> stored(tenant, known))
                .map(loaded -> loaded.value().setting());
    }

    /**
     * Sends what is due today, by the calendar of Chile.
     *
     * @throws dev.cuadra.spi.problem.ProblemException with code {@code HOLIDAYS_NOT_COVERED}
     * @throws dev.cuadra.spi.storage.StorageException when the medium failed; run it again
     */
    public ReminderCounts run(TenantId tenant) {
        return run(tenant, queued -> {});
    }

    /**
     * Sends what is due today.
     *
     * @param listener is told of each reminder once it is stored with its messages, on the calling thread
     */
    public ReminderCounts run(TenantId tenant, Consumer<Queued> listener) {
        return run(tenant, LocalDate.ofInstant(vault.now(), ContractorData.CHILE), listener);
    }

    /** Sends what is due on a day. */
    public ReminderCounts run(TenantId tenant, LocalDate today) {
        return run(tenant, today, queued -> {});
    }

    /**
     * A reminder that was queued, or would be.
     *
     * @param payer the company
     * @param due the return and when it is due
     * @param reminder which of its reminders
     * @param messages how many messages go out, one for each recipient
     */
    public record Queued(Rut payer, DueDate due, Reminder reminder, int messages) {
        public Queued {
            Objects.requireNonNull(payer, "payer");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(reminder, "reminder");
        }

        /** The masked number, the month and the reminder. */
        @Override
        public String toString() {
            return "Queued[" + payer.masked() + ", " + due.period() + ", " + reminder + "]";
        }
    }

    /**
     * Sends what is due on a day.
     *
     * @param listener is told of each reminder once it is stored with its messages, on the calling thread
     */
    public ReminderCounts run(TenantId tenant, LocalDate today, Consumer<Queued> listener) {
        ReminderCounts counts = new ReminderCounts(0, 0, 0);
        for (StoredReminding stored : settings(tenant)) {
            counts = counts.plus(remind(tenant, stored, today, listener));
        }
        return counts;
    }

    /** What a run today would send, by the calendar of Chile; nothing is sent or stored. */
    public List<Queued> due(TenantId tenant) {
        return due(tenant, LocalDate.ofInstant(vault.now(), ContractorData.CHILE));
    }

    /** What a run on a day would send; nothing is sent or stored. */
    public List<Queued> due(TenantId tenant, LocalDate today) {
        List<Queued> all = new ArrayList<>();
        for (StoredReminding stored : settings(tenant)) {
            for (DueDate due : months(stored.setting(), today)) {
                look(tenant, stored.payer(), stored.setting(), due, today)
                        .map(found -> queued(tenant, stored.payer(), stored.setting(), due, found))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /** How each company is reminded, by number; those that are not are not there. */
    public Map<Rut, ReminderSetting> all(TenantId tenant) {
        Map<Rut, ReminderSetting> all = new TreeMap<>(Comparator.comparingInt(Rut::number));
        settings(tenant).forEach(stored -> all.put(rut(tenant, stored.payer()), stored.setting()));
        return all;
    }

    private List<StoredReminding> settings(TenantId tenant) {
        try (Stream<Loaded<StoredReminding>> settings = vault.scan(Documents.REMINDINGS, tenant)) {
            return settings.map(Loaded::value).toList();
        }
    }

    private Rut rut(TenantId tenant, UUID payer) {
        return vault.find(Documents.PAYERS, tenant, payer).orElseThrow().value().rut();
    }

    private Queued queued(TenantId tenant, UUID payer, ReminderSetting setting, DueDate due, Found found) {
        return new Queued(
                rut(tenant, payer), due, found.reminder(), setting.recipients().size());
    }

    private Optional<Loaded<StoredReminding>> stored(TenantId tenant, UUID payer) {
        return vault.findUnique(Documents.REMINDINGS, tenant, "payer", tokens -> List.of(Documents.payer(payer)));
    }

    private ReminderCounts remind(TenantId tenant, StoredReminding stored, LocalDate today, Consumer<Queued> listener) {
        ReminderSetting setting = stored.setting();
        ReminderCounts counts = new ReminderCounts(1, 0, 0);
        for (DueDate due : months(setting, today)) {
            Optional<Queued> queued = remind(tenant, stored.payer(), setting, due, today);
            queued.ifPresent(listener);
            counts = counts.plus(new ReminderCounts(
                    0, queued.isPresent() ? 1 : 0, queued.map(Queued::messages).orElse(0)));
        }
        return counts;
    }

    /** The returns whose first reminder may have come. */
    private List<DueDate> months(ReminderSetting setting, LocalDate today) {
        List<DueDate> months = new ArrayList<>();
        for (YearMonth month = setting.since(); ; month = month.plusMonths(1)) {
            // The law's own day is never after the one it moves to.
            LocalDate nominal = month.plusMonths(1).atDay(setting.day());
            if (today.isBefore(setting.rule().first(nominal))) {
                return months;
            }
            months.add(DueDate.of(month, setting.day(), calendar));
        }
    }

    private Optional<Queued> remind(
            TenantId tenant, UUID payer, ReminderSetting setting, DueDate due, LocalDate today) {
        // Where another process was faster, what it sent is looked at again.
        return Vault.again(PERSISTENCE, () -> {
            Optional<Found> found = look(tenant, payer, setting, due, today);
            found.ifPresent(any -> send(tenant, payer, setting, due, any));
            return found.map(any -> queued(tenant, payer, setting, due, any));
        });
    }

    /** A reminder whose day has come, and what was known when it was found. */
    private record Found(Reminder reminder, Optional<StoredClose> close, Optional<Loaded<StoredReminders>> before) {}

    private Optional<Found> look(TenantId tenant, UUID payer, ReminderSetting setting, DueDate due, LocalDate today) {
        Optional<Loaded<StoredReminders>> before =
                vault.findUnique(Documents.REMINDERS, tenant, "month", tokens -> Documents.month(payer, due.period()));
        List<String> sent = before.map(loaded -> loaded.value().sent()).orElse(List.of());
        Optional<Reminder> reminder = setting.rule().due(due.due(), today, sent);
        if (reminder.isEmpty() || setting.recipients().isEmpty() || filed.filed(tenant, payer, due.period())) {
            return Optional.empty();
        }
        Optional<StoredClose> close = books.stored(tenant, payer, due.period()).map(Loaded::value);
        if (!setting.vat() && close.filter(Form29Reminders::nil).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Found(reminder.get(), close, before));
    }

    private void send(TenantId tenant, UUID payer, ReminderSetting setting, DueDate due, Found found) {
        Rut rut = rut(tenant, payer);
        Reminder reminder = found.reminder();
        Optional<Loaded<StoredReminders>> before = found.before();
        Work work = vault.begin(tenant, "remind-form29");
        List<String> sent =
                new ArrayList<>(before.map(loaded -> loaded.value().sent()).orElse(List.of()));
        sent.add(reminder.toString());
        StoredReminders now = new StoredReminders(payer, due.period(), sent);
        if (before.isPresent()) {
            work.update(before.get(), now);
        } else {
            work.create(Documents.REMINDERS, vault.newId(), Vault.TENANT_SUBJECT, now);
        }
        setting.recipients()
                .forEach(to -> work.send(
                        to.channel(), ReminderLetters.write(to, rut, setting.vat(), due, reminder, found.close())));
        work.commit();
    }

    private static boolean nil(StoredClose close) {
        return close.unexplained() == 0 && close.codes().values().stream().allMatch(value -> value.signum() == 0);
    }
}
