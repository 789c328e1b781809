package dev.cuadra.simulator.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.receipt.BoletaId;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.RetainedBy;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.SimulatedBte;
import dev.cuadra.simulator.SimulatedDeclaration;
import dev.cuadra.simulator.SimulatedPpm;
import dev.cuadra.simulator.SimulatedProposal;
import dev.cuadra.simulator.Taxpayer;
import dev.cuadra.simulator.World;
import dev.cuadra.spi.Bytes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The file format of a world. */
public final class WorldJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WorldJson() {}

    public static World read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
        Member world = new Member("", root)
                .object(Set.of("taxpayers", "boletas", "btes", "proposals", "declarations", "payments"));
        return new World(
                all(world.list("taxpayers"), WorldJson::taxpayer),
                all(world.list("boletas"), WorldJson::boleta),
                all(world.list("btes"), WorldJson::bte),
                all(world.list("proposals"), WorldJson::proposal),
                all(world.list("declarations"), WorldJson::declaration),
                all(world.list("payments"), WorldJson::payment));
    }

    private static <T> List<T> all(List<Member> members, Function<Member, T> reader) {
        return members.stream().map(member -> member.made(reader)).toList();
    }

    private static Taxpayer taxpayer(Member member) {
        member.object(Set.of(
                "rut",
                "name",
                "kind",
                "password",
                "mayIssue",
                "certificateLogin",
                "certificates",
                "representatives",
                "commune"));
        Taxpayer.Kind kind = member.needed("kind", Taxpayer.Kind::valueOf);
        return new Taxpayer(
                member.needed("rut", Rut::parse),
                member.needed("name", text -> text),
                kind,
                member.text("password"),
                member.truth("mayIssue", kind != Taxpayer.Kind.COMPANY),
                member.truth("certificateLogin", true),
                all(
                        member.list("certificates"),
                        each -> Bytes.of(Base64.getDecoder().decode(each.node().asText()))),
                all(
                        member.list("representatives"),
                        each -> Rut.parse(each.node().asText())),
                member.text("commune").orElse("13101"));
    }

    private static SimulatedBoleta boleta(Member member) {
        member.object(Set.of(
                "issuer",
                "folio",
                "receiver",
                "date",
                "issuedAt",
                "gross",
                "retainedBy",
                "retained",
                "state",
                "changedOn",
                "barCode",
                "email"));
        SimulatedBoleta plain = SimulatedBoleta.of(
                member.needed("issuer", Rut::parse),
                member.needed("folio", Long::valueOf),
                member.needed("receiver", Rut::parse),
                member.needed("date", LocalDate::parse),
                member.needed("gross", Clp::parse),
                member.value("retainedBy", RetainedBy::valueOf).orElse(RetainedBy.RECEIVER));
        return new SimulatedBoleta(
                new BoletaId(plain.id().issuer(), plain.id().folio()),
                plain.receiver(),
                plain.date(),
                member.value("issuedAt", LocalDateTime::parse).orElse(plain.issuedAt()),
                plain.gross(),
                plain.retainedBy(),
                member.value("retained", Clp::parse).orElse(plain.retained()),
                member.value("state", State::valueOf).orElse(State.VALID),
                member.value("changedOn", LocalDate::parse),
                member.text("barCode").orElse(plain.barCode()),
                member.text("email").orElse(""));
    }

    private static SimulatedBte bte(Member member) {
        member.object(Set.of("payer", "folio", "provider", "providerName", "date", "gross", "retained", "annulled"));
        SimulatedBte plain = SimulatedBte.of(
                member.needed("payer", Rut::parse),
                member.needed("folio", Long::valueOf),
                member.needed("provider", Rut::parse),
                member.needed("providerName", text -> text),
                member.needed("date", LocalDate::parse),
                member.needed("gross", Clp::parse));
        return new SimulatedBte(
                plain.payer(),
                plain.folio(),
                plain.provider(),
                plain.providerName(),
                plain.date(),
                plain.gross(),
                member.value("retained", Clp::parse).orElse(plain.retained()),
                member.truth("annulled", false));
    }

    private static SimulatedProposal proposal(Member member) {
        member.object(Set.of("rut", "month", "kind", "codes", "complementary"));
        return new SimulatedProposal(
                member.needed("rut", Rut::parse),
                member.needed("month", YearMonth::parse),
                member.value("kind", Integer::valueOf).orElse(44),
                member.codes("codes"),
                all(member.list("complementary"), each -> each.node().asInt()));
    }

    private static SimulatedDeclaration declaration(Member member) {
        member.object(Set.of("rut", "month", "folio", "stateId", "state", "filedOn", "amount", "codes", "internalId"));
        SimulatedDeclaration plain = SimulatedDeclaration.of(
                member.needed("rut", Rut::parse),
                member.needed("month", YearMonth::parse),
                member.needed("folio", Long::valueOf),
                member.needed("filedOn", LocalDate::parse),
                member.value("amount", Clp::parse).orElse(Clp.ZERO),
                member.codes("codes"));
        return new SimulatedDeclaration(
                plain.rut(),
                plain.month(),
                plain.folio(),
                member.value("stateId", Integer::valueOf).orElse(plain.stateId()),
                member.text("state").orElse(plain.state()),
                plain.filedOn(),
                plain.amount(),
                plain.codes(),
                member.text("internalId").orElse(plain.internalId()));
    }

    private static SimulatedPpm payment(Member member) {
        member.object(Set.of("rut", "month", "base", "rate", "companyRate", "smallCompany"));
        return new SimulatedPpm(
                member.needed("rut", Rut::parse),
                member.needed("month", YearMonth::parse),
                member.needed("base", Clp::parse),
                member.needed("rate", text -> text),
                member.needed("companyRate", text -> text),
                member.truth("smallCompany", false));
    }

    public static String write(World world) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode taxpayers = root.putArray("taxpayers");
        world.taxpayers().forEach(taxpayer -> write(taxpayers.addObject(), taxpayer));
        ArrayNode boletas = root.putArray("boletas");
        world.boletas().forEach(boleta -> write(boletas.addObject(), boleta));
        ArrayNode btes = root.putArray("btes");
        world.btes()
                .forEach(bte -> btes.addObject()
                        .put("payer", bte.payer().toString())
                        .put("folio", bte.folio())
                        .put("provider", bte.provider().toString())
                        .put("providerName", bte.providerName())
                        .put("date", bte.date().toString())
                        .put("gross", bte.gross().pesos())
                        .put("retained", bte.retained().pesos())
                        .put("annulled", bte.annulled()));
        ArrayNode proposals = root.putArray("proposals");
        world.proposals().forEach(proposal -> write(proposals.addObject(), proposal));
        ArrayNode declarations = root.putArray("declarations");
        world.declarations().forEach(declaration -> write(declarations.addObject(), declaration));
        ArrayNode payments = root.putArray("payments");
        world.payments()
                .forEach(payment -> payments.addObject()
                        .put("rut", payment.rut().toString())
                        .put("month", payment.month().toString())
                        .put("base", payment.base().pesos())
                        .put("rate", payment.rate())
                        .put("companyRate", payment.companyRate())
                        .put("smallCompany", payment.smallCompany()));
        return root.toPrettyString();
    }

    private static void write(ObjectNode node, Taxpayer taxpayer) {
        node.put("rut", taxpayer.rut().toString())
                .put("name", taxpayer.name())
                .put("kind", taxpayer.kind().name());
        taxpayer.password().ifPresent(secret -> node.put("password", secret));
        node.put("mayIssue", taxpayer.mayIssue()).put("certificateLogin", taxpayer.certificateLogin());
        ArrayNode certificates = node.putArray("certificates");
        taxpayer.certificates()
                .forEach(each -> certificates.add(Base64.getEncoder().encodeToString(each.toArray())));
        ArrayNode representatives = node.putArray("representatives");
        taxpayer.representatives().forEach(each -> representatives.add(each.toString()));
        node.put("commune", taxpayer.commune());
    }

    private static void write(ObjectNode node, SimulatedBoleta boleta) {
        node.put("issuer", boleta.id().issuer().toString())
                .put("folio", boleta.id().folio())
                .put("receiver", boleta.receiver().toString())
                .put("date", boleta.date().toString())
                .put("issuedAt", boleta.issuedAt().toString())
                .put("gross", boleta.gross().pesos())
                .put("retainedBy", boleta.retainedBy().name())
                .put("retained", boleta.retained().pesos())
                .put("state", boleta.state().name());
        boleta.changedOn().ifPresent(day -> node.put("changedOn", day.toString()));
        node.put("barCode", boleta.barCode()).put("email", boleta.email());
    }

    private static void write(ObjectNode node, SimulatedProposal proposal) {
        node.put("rut", proposal.rut().toString())
                .put("month", proposal.month().toString())
                .put("kind", proposal.kind());
        ObjectNode codes = node.putObject("codes");
        proposal.codes().forEach(codes::put);
        ArrayNode complementary = node.putArray("complementary");
        proposal.complementary().forEach(complementary::add);
    }

    private static void write(ObjectNode node, SimulatedDeclaration declaration) {
        node.put("rut", declaration.rut().toString())
                .put("month", declaration.month().toString())
                .put("folio", declaration.folio())
                .put("stateId", declaration.stateId())
                .put("state", declaration.state())
                .put("filedOn", declaration.filedOn().toString())
                .put("amount", declaration.amount().pesos());
        ObjectNode codes = node.putObject("codes");
        declaration.codes().forEach(codes::put);
        node.put("internalId", declaration.internalId());
    }
}
