package dev.cuadra.examples.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.layby.integrity.Books;
import dev.cuadra.layby.integrity.IntegrityChecker;
import dev.cuadra.layby.integrity.IntegrityFinding;
import dev.cuadra.layby.termination.Termination;
import dev.cuadra.layby.termination.TerminationCalculator;
import dev.cuadra.layby.termination.TerminationRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Lay-bys: what one would be, what its end comes to, its life told again, and its books checked. */
final class LaybyOperations {
    private LaybyOperations() {}

    static void quote(Input input, ObjectNode answer, Locale locale) {
        LaybyOffer offer = LaybyOffer.read(input);
        input.end();
        offer.write(answer, locale);
    }

    static void terminate(Input input, ObjectNode answer, Locale locale) {
        TerminationRequest request = LaybyEnding.request(input);
        input.end();
        Termination termination = new TerminationCalculator().apply(request);
        LaybyEnding.write(termination, answer, locale);
    }

    static void replay(Input input, ObjectNode answer, Locale locale) {
        Life life = Life.read(input);
        input.end();
        LaybyStory.Told told = life.tell();
        List<IntegrityFinding> findings =
                new IntegrityChecker(LaybyStory.ENGINE).check(Books.of(LaybyStory.ENGINE, told.layby()));
        LaybyTold.write(told, life.asOf(), findings, answer, locale);
    }

    static void check(Input input, ObjectNode answer, Locale locale) {
        Life life = Life.read(input);
        LaybyClaims claims = LaybyClaims.read(input.requiredObject("claimed"));
        input.end();
        LaybyStory.Told told = life.tell();
        List<IntegrityFinding> findings = new IntegrityChecker(LaybyStory.ENGINE).check(claims.of(told.layby()));
        answer.put("sound", findings.isEmpty() && told.refused().isEmpty());
        LaybyTold.findings(answer, "findings", findings, locale);
        LaybyTold.refused(told, answer, locale);
        LaybyJsonParts.texts(
                answer,
                "rules",
                findings.stream()
                        .map(finding -> finding.check().id())
                        .distinct()
                        .toList());
    }

    /** A life in a document. */
    private record Life(LaybyAgreement agreement, List<Happening> happenings, LocalDate asOf) {
        static Life read(Input input) {
            List<Input> events = input.optionalObjects("events");
            boolean accepts = events.stream()
                    .anyMatch(event -> event.optional("type")
                            .filter(type -> type.asText().equals(HappeningType.ACCEPT.name()))
                            .isPresent());
            LaybyAgreement agreement = LaybyAgreement.read(input.requiredObject("agreement"), accepts);
            List<Happening> happenings = Happenings.read(agreement, events);
            LocalDate first = agreement.terms().agreedOn();
            LocalDate last = happenings.stream()
                    .map(Happening::on)
                    .max(LocalDate::compareTo)
                    .filter(first::isBefore)
                    .orElse(first);
            LocalDate asOf = input.optionalDate("asOf").orElse(last);
            LaybyEnding.inOrder(input, "asOf", first, asOf);
            return new Life(agreement, happenings, asOf);
        }

        LaybyStory.Told tell() {
            return LaybyStory.tell(agreement, happenings, asOf);
        }
    }
}
