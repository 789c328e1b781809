package dev.cuadra.simulator.internal;

import dev.cuadra.boleta.money.Clp;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.simulator.SimulatedBoleta;
import dev.cuadra.simulator.SimulatedBoleta.State;
import dev.cuadra.simulator.Taxpayer;
import dev.cuadra.simulator.World;
import dev.cuadra.simulator.WorldPlan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes worlds of any size from a seed. All names and numbers are invented. */
public final class Generator {
    private static final List<String> FIRST =
            List.of("ANA", "PEDRO", "SOFÍA", "ANDRÉS", "VERÓNICA", "TOMÁS", "BEGOÑA", "IÑAKI", "LUCÍA", "RAÚL");
    private static final List<String> LAST =
            List.of("NÚÑEZ", "PÉREZ", "SOTO", "IBÁÑEZ", "MUÑOZ & HIJA", "ROJAS", "D'ALMEYDA", "CONCHA", "PEÑA", "VERA");
    private static final int FIRST_PERSON = 10_000_000;
    private static final int FIRST_COMPANY = 77_000_000;

    private final SplittableRandom random;
    private final WorldPlan plan;
    private final World.Builder world = World.builder();
    private final List<Rut> people = new ArrayList<>();
    private final Map<Rut, Long> folios = new HashMap<>();

    private Generator(long seed, WorldPlan plan) {
        this.random = new SplittableRandom(seed);
        this.plan = plan;
    }

    public static World world(long seed, WorldPlan plan) {
        Generator generator = new Generator(seed, plan);
        List<Rut> companies = generator.taxpayers();
        for (int i = 0; i < plan.months(); i++) {
            YearMonth month = plan.first().plusMonths(i);
            companies.forEach(company -> generator.month(company, month));
        }
        return generator.world.build();
    }

    private List<Rut> taxpayers() {
        for (int i = 0; i < plan.people(); i++) {
            Rut rut = new Rut(FIRST_PERSON + i * 7);
            String name = pick(FIRST) + " " + pick(LAST) + " " + pick(LAST);
            Taxpayer person = random.nextInt(20) == 0
                    ? Taxpayer.partnership(rut, "SOCIEDAD " + name)
                    : Taxpayer.person(rut, name);
            world.add(person.withPassword("clave" + rut.number()));
            people.add(rut);
        }
        List<Rut> companies = new ArrayList<>();
        for (int i = 0; i < plan.companies(); i++) {
            Rut rut = new Rut(FIRST_COMPANY + i * 3);
            world.add(Taxpayer.company(rut, "COMERCIAL " + pick(LAST) + " " + (i + 1) + " SPA")
                    .withPassword("clave" + rut.number()));
            companies.add(rut);
        }
        return companies;
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private void month(Rut company, YearMonth month) {
        for (int i = 0; i < plan.boletasAMonth(); i++) {
            Rut issuer = people.get(random.nextInt(people.size()));
            long folio = folios.merge(issuer, 1L, Long::sum);
            LocalDate date = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
            Clp gross = Clp.of(20_000 + random.nextInt(3_000_000));
            SimulatedBoleta boleta = SimulatedBoleta.of(issuer, folio, company, date, gross);
            world.add(random.nextInt(25) == 0 ? boleta.with(State.ANNULLED, date.plusDays(2)) : boleta);
        }
        world.proposal(company.toString(), month, Map.of());
    }
}
