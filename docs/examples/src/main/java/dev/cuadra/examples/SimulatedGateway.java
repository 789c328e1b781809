package dev.cuadra.examples;

import dev.cuadra.boleta.form29.F29Code;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.sii.filing.FilingAnswer;
import dev.cuadra.sii.filing.FilingChannel;
import dev.cuadra.sii.filing.FilingIntent;
import dev.cuadra.sii.filing.FilingKnowledge;
import dev.cuadra.sii.filing.FilingKnowledge.KnownReturn;
import dev.cuadra.simulator.CertifiedChannel;
import dev.cuadra.simulator.SimulatedDeclaration;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The simulator's channel for returns as a host's gateway. It keeps no ids of intents: a return is known by its codes.
 *
 * @param channel the simulator's
 * @param away whether nobody answers
 */
record SimulatedGateway(CertifiedChannel channel, BooleanSupplier away) implements FilingChannel {
    @Override
    public FilingAnswer submit(FilingIntent intent) {
        if (away.getAsBoolean()) {
            return new FilingAnswer.Unanswered("AWAY");
        }
        Map<String, String> codes = new TreeMap<>();
        intent.codes().forEach((code, value) -> codes.put(code.value(), value.toPlainString()));
        var answer = intent.corrects()
                .map(folio -> channel.submit(intent.payer(), intent.period(), codes, Long.parseLong(folio)))
                .orElseGet(() -> channel.submit(intent.payer(), intent.period(), codes));
        if (answer instanceof dev.cuadra.simulator.FilingAnswer.Filed filed) {
            return accepted(intent, filed.folio());
        }
        return answer instanceof dev.cuadra.simulator.FilingAnswer.Refused refused
                ? new FilingAnswer.Refused(refused.code(), refused.text())
                : new FilingAnswer.Unanswered("LOST");
    }

    private FilingAnswer accepted(FilingIntent intent, long folio) {
        return channel.declarations(intent.payer(), intent.period()).stream()
                .filter(declared -> declared.folio() == folio)
                .<FilingAnswer>map(declared -> new FilingAnswer.Accepted(Long.toString(folio), declared.filedOn()))
                .findFirst()
                .orElseGet(() -> new FilingAnswer.Unanswered("NOT_FOUND"));
    }

    @Override
    public FilingKnowledge ask(Rut payer, YearMonth period) {
        if (away.getAsBoolean()) {
            return new FilingKnowledge.Unanswered("AWAY");
        }
        return new FilingKnowledge.Settled(channel.declarations(payer, period).stream()
                .map(SimulatedGateway::known)
                .toList());
    }

    private static KnownReturn known(SimulatedDeclaration declared) {
        Map<F29Code, BigDecimal> codes = new TreeMap<>();
        declared.codes().forEach((code, value) -> codes.put(F29Code.of(code), new BigDecimal(value)));
        return new KnownReturn(Long.toString(declared.folio()), declared.filedOn(), Optional.empty(), codes);
    }
}
