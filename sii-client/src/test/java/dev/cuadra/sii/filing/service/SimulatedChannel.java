package dev.cuadra.sii.filing.service;

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

/** The simulated channel keeps no ids: its returns are known by their codes. */
@SuppressWarnings("exports")
public record SimulatedChannel(CertifiedChannel channel) implements FilingChannel {
    @Override
    public FilingAnswer submit(FilingIntent intent) {
        Map<String, String> codes = new TreeMap<>();
        intent.codes().forEach((code, value) -> codes.put(code.value(), value.toPlainString()));
        var answer = intent.corrects()
                .map(folio -> channel.submit(intent.payer(), intent.period(), codes, Long.parseLong(folio)))
                .orElseGet(() -> channel.submit(intent.payer(), intent.period(), codes));
        if (answer instanceof dev.cuadra.simulator.FilingAnswer.Filed filed) {
            String folio = Long.toString(filed.folio());
            return channel.declarations(intent.payer(), intent.period()).stream()
                    .filter(declared -> declared.folio() == filed.folio())
                    .<FilingAnswer>map(declared -> new FilingAnswer.Accepted(folio, declared.filedOn()))
                    .findFirst()
                    .orElseThrow();
        }
        return answer instanceof dev.cuadra.simulator.FilingAnswer.Refused refused
                ? new FilingAnswer.Refused(refused.code(), refused.text())
                : new FilingAnswer.Unanswered("lost");
    }

    @Override
    public FilingKnowledge ask(Rut payer, YearMonth period) {
        return new FilingKnowledge.Settled(channel.declarations(payer, period).stream()
                .map(SimulatedChannel::known)
                .toList());
    }

    private static KnownReturn known(SimulatedDeclaration declared) {
        Map<F29Code, BigDecimal> codes = new TreeMap<>();
        declared.codes().forEach((code, value) -> codes.put(F29Code.of(code), new BigDecimal(value)));
        return new KnownReturn(Long.toString(declared.folio()), declared.filedOn(), Optional.empty(), codes);
    }
}
