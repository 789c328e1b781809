package dev.cuadra.boleta.bank;

import dev.cuadra.boleta.bank.AnswerReading.By;
import dev.cuadra.boleta.bank.AnswerReading.Match;
import dev.cuadra.boleta.bank.AnswerReading.Tie;
import dev.cuadra.boleta.internal.Texts;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.spi.problem.Place;
import dev.cuadra.spi.problem.Problem;
import dev.cuadra.spi.problem.ProblemException;
import dev.cuadra.tables.TableLimits;
import dev.cuadra.tables.TableSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what a bank answered and finds the transfers it speaks of: by our own reference where the bank brings it back,
 * else by tax number, account and amount. Where more than one way is possible it decides nothing. Changes nothing, so
 * that an answer may be read again. Stateless, safe for many threads.
 *
 * @source BANK-8
 */
public final class AnswerReader {
    private static final Pattern NOISE = Pattern.compile("^0+|[\\s\\p{Z}.\\-]+");

    private final AnswerProfile profile;
    private final TableLimits limits;

    /** A reader of {@code profile} within {@code limits}. */
    public AnswerReader(AnswerProfile profile, TableLimits limits) {
        this.profile = profile;
        this.limits = limits;
    }

    /** A reader of {@code profile} within the default limits. */
    public AnswerReader(AnswerProfile profile) {
        this(profile, TableLimits.DEFAULT);
    }

    /**
     * Reads an answer to {@code transfers}.
     *
     * @throws ProblemException with a code of {@code dev.cuadra.tables} when the file is no table or lacks a column of
     *     the profile; with {@code ANSWER_KIND} or {@code ANSWER_HEADING} when it is not what the profile says
     * @throws java.io.UncheckedIOException when the medium fails
     */
    public AnswerReading read(TableSource source, List<Transfer> transfers) {
        List<AnswerLine> lines = new AnswerRows(profile, limits).read(source);
        return new Matching(source.name(), transfers).of(lines);
    }

    /** What a line without a reference is found by. */
    private record Key(Rut rut, Optional<String> account, Clp amount) {}

    /** One answer while its lines are matched. */
    private final class Matching {
        private final String source;
        private final List<Transfer> transfers;
        private final boolean withAccount = profile.columns().containsKey(AnswerProfile.Meaning.ACCOUNT);
        private final Map<String, List<Transfer>> byReference = new HashMap<>();
        private final Map<Key, List<Transfer>> byKey = new HashMap<>();
        private final List<Match> matched = new ArrayList<>();
        private final List<AnswerLine> unmatched = new ArrayList<>();
        private final List<Tie> tied = new ArrayList<>();

        Matching(String source, List<Transfer> transfers) {
            this.source = source;
            this.transfers = List.copyOf(transfers);
            for (Transfer transfer : this.transfers) {
                byReference
                        .computeIfAbsent(transfer.reference(), unused -> new ArrayList<>())
                        .add(transfer);
                Optional<String> account =
                        withAccount ? Optional.of(plain(transfer.account().number())) : Optional.empty();
                byKey.computeIfAbsent(
                                new Key(transfer.payee(), account, transfer.amount()), unused -> new ArrayList<>())
                        .add(transfer);
            }
        }

        AnswerReading of(List<AnswerLine> lines) {
            Map<Transfer, Integer> claims = new HashMap<>();
            for (AnswerLine line : lines) {
                candidates(line).forEach(transfer -> claims.merge(transfer, 1, Integer::sum));
            }
            lines.forEach(line -> place(line, claims));
            Set<Transfer> spoken = new HashSet<>(claims.keySet());
            List<Transfer> silent = transfers.stream()
                    .filter(transfer -> !spoken.contains(transfer))
                    .toList();
            return new AnswerReading(matched, unmatched, tied, silent);
        }

        private void place(AnswerLine line, Map<Transfer, Integer> claims) {
            List<Transfer> candidates = candidates(line);
            if (candidates.isEmpty()) {
                unmatched.add(line.with(problem(
                        key(line).isPresent() || line.reference().isPresent() ? "ANSWER_NOBODY" : "ANSWER_WITHOUT_KEY",
                        line)));
            } else if (candidates.size() > 1 || claims.getOrDefault(candidates.get(0), 0) > 1) {
                tied.add(new Tie(line.with(problem("ANSWER_TIED", line)), candidates));
            } else if (contradicts(line, candidates.get(0))) {
                tied.add(new Tie(line.with(problem("ANSWER_CONTRADICTS", line)), candidates));
            } else {
                By by = line.reference().isPresent()
                        ? By.REFERENCE
                        : withAccount ? By.RUT_ACCOUNT_AMOUNT : By.RUT_AMOUNT;
                AnswerLine told = by == By.RUT_AMOUNT ? line.with(problem("ANSWER_WEAK", line)) : line;
                matched.add(new Match(candidates.get(0), told, by));
            }
        }

        private List<Transfer> candidates(AnswerLine line) {
            return line.reference().isPresent()
                    ? byReference.getOrDefault(line.reference().get(), List.of())
                    : key(line).map(key -> byKey.getOrDefault(key, List.of())).orElse(List.of());
        }

        private Optional<Key> key(AnswerLine line) {
            Optional<String> account = line.account().map(AnswerReader::plain);
            boolean whole =
                    line.rut().isPresent() && line.amount().isPresent() && (!withAccount || account.isPresent());
            return whole
                    ? line.rut()
                            .flatMap(rut -> line.amount()
                                    .map(amount -> new Key(rut, withAccount ? account : Optional.empty(), amount)))
                    : Optional.empty();
        }

        /** A reference that comes back with another amount, person or account, or with one that cannot be read. */
        private boolean contradicts(AnswerLine line, Transfer transfer) {
            boolean unreadable =
                    line.problems().stream().anyMatch(problem -> !problem.code().equals("ANSWER_STATE"));
            return unreadable
                    || line.amount()
                            .filter(amount -> !amount.equals(transfer.amount()))
                            .isPresent()
                    || line.rut().filter(rut -> !rut.equals(transfer.payee())).isPresent()
                    || line.account()
                            .filter(account -> !plain(account)
                                    .equalsIgnoreCase(plain(transfer.account().number())))
                            .isPresent();
        }

        private Problem problem(String code, AnswerLine line) {
            return Texts.BOOK.problem(code, Place.in(source).atLine(line.line()), Map.of());
        }
    }

    /** Banks fill accounts with zeros, and take those away that were there. */
    private static String plain(String account) {
        return NOISE.matcher(account).replaceAll("");
    }
}
