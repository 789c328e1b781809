package dev.cuadra.sii.filing.service;

import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.filing.FilingAnswer;
import dev.cuadra.sii.filing.FilingChannel;
import dev.cuadra.sii.filing.FilingIntent;
import dev.cuadra.sii.filing.FilingKnowledge;
import dev.cuadra.sii.filing.FilingKnowledge.KnownReturn;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A channel that files whatever it is given, as often as it is, and loses answers when it is told to. */
final class ForgetfulChannel implements FilingChannel {
    static final LocalDate DAY = LocalDate.of(2026, 10, 10);

    /** What happens to a return that is handed in. */
    enum Way {
        FILED,
        FILED_AND_LOST,
        FILED_AND_THROWN,
        LOST,
        THROWN,
        REFUSED
    }

    private final Queue<Way> ways = new ArrayDeque<>();
    final List<FilingIntent> sent = new ArrayList<>();
    final List<KnownReturn> filed = new ArrayList<>();
    boolean mute;
    boolean keepsIntents = true;
    int asked;

    ForgetfulChannel next(Way... next) {
        ways.addAll(List.of(next));
        return this;
    }

    /** Whatever is handed in from now on goes this way. */
    void only(Way way) {
        ways.clear();
        ways.add(way);
    }

    @Override
    public synchronized FilingAnswer submit(FilingIntent intent) {
        sent.add(intent);
        Way way = Optional.ofNullable(ways.poll()).orElse(Way.FILED);
        if (way.name().startsWith("FILED")) {
            file(keepsIntents ? Optional.of(intent) : Optional.empty(), intent);
        }
        return switch (way) {
            case FILED -> new FilingAnswer.Accepted(filed.get(filed.size() - 1).folio(), DAY);
            case REFUSED -> new FilingAnswer.Refused("OBS", "no cuadra");
            case LOST, FILED_AND_LOST -> new FilingAnswer.Unanswered("lost");
            case THROWN, FILED_AND_THROWN -> throw new IllegalStateException("of 12.345.678-5");
        };
    }

    void file(Optional<FilingIntent> named, FilingIntent intent) {
        String folio = Integer.toString(900 + filed.size());
        filed.add(new KnownReturn(folio, DAY, named.map(FilingIntent::id), intent.codes()));
    }

    @Override
    public synchronized FilingKnowledge ask(Rut payer, YearMonth period) {
        asked++;
        return mute ? new FilingKnowledge.Unanswered("mute") : new FilingKnowledge.Settled(filed);
    }
}
