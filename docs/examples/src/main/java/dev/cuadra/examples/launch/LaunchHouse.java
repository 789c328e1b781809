package dev.cuadra.examples.launch;

import dev.cuadra.layby.agreement.LaybyRules;
import dev.cuadra.layby.service.Caller;
import dev.cuadra.layby.service.Consumers;
import dev.cuadra.layby.service.DailyJob;
import dev.cuadra.layby.service.LaybyIntegrity;
import dev.cuadra.layby.service.LaybyPermissions;
import dev.cuadra.layby.service.Laybys;
import dev.cuadra.layby.service.Warehouse;
import dev.cuadra.onboarding.alert.service.LaunchTerms;
import dev.cuadra.onboarding.alert.service.LaunchWatch;
import dev.cuadra.onboarding.audience.service.Post;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.service.Announcements;
import dev.cuadra.onboarding.observe.service.ObservationBooks;
import dev.cuadra.onboarding.operation.OperationPack;
import dev.cuadra.onboarding.operation.service.LaunchOperations;
import dev.cuadra.onboarding.plan.Templates;
import dev.cuadra.onboarding.plan.service.Onboardings;
import dev.cuadra.onboarding.support.SupportTerms;
import dev.cuadra.onboarding.support.TargetSet;
import dev.cuadra.onboarding.support.service.SupportDesk;
import dev.cuadra.runtime.Vault;
import dev.cuadra.spi.TenantId;
import dev.cuadra.spi.outbox.Outbox;
import java.time.Instant;
import java.util.List;

/**
 * A house with everything that a launch needs, over one storage and one clock.
 *
 * @param tenant whose data it is
 * @param vault its documents
 * @param outbox its messages
 * @param post how people are told things
 * @param days its days
 * @param pack how the launch is supported
 * @param marks what the simulation keeps
 * @param desk tickets
 * @param laybys lay-bys
 * @param goods the goods of the shops
 * @param people the consumers
 * @param lists lists, incidents and what support knows
 * @param plans the onboarding of customers
 * @param letters announcements
 * @param measured what others measure
 * @param watch gates, alerts and the rollout
 */
record LaunchHouse(
        TenantId tenant,
        Vault vault,
        Outbox outbox,
        Post post,
        LaunchDays days,
        OperationPack pack,
        Marks marks,
        SupportDesk desk,
        Laybys laybys,
        Warehouse goods,
        Consumers people,
        LaunchOperations lists,
        Onboardings plans,
        Announcements letters,
        ObservationBooks measured,
        HouseWatch watch) {
    static final LaybyRules RULES = LaybyRules.standard();

    static LaunchHouse open(TenantId tenant, Vault vault, Outbox outbox, Scenario scenario) {
        LaunchDays days = scenario.days();
        OperationPack pack = OperationPack.shipped();
        SupportTerms terms = new SupportTerms(days.hours(), TargetSet.plan());
        Post post = new Post(vault, new Contacts(scenario));
        TemplateSet templates = TemplateSet.shipped();
        Laybys laybys = new Laybys(vault, RULES, LaybyPermissions.EVERYTHING);
        SupportDesk desk = new SupportDesk(vault, terms, post);
        Onboardings plans = new Onboardings(vault, Templates.shipped())
                .telling(post, templates, new MilestoneLetter(scenario, templates)::of);
        ObservationBooks measured = new ObservationBooks(vault);
        return new LaunchHouse(
                tenant,
                vault,
                outbox,
                post,
                days,
                pack,
                new Marks(vault, tenant),
                desk,
                laybys,
                new Warehouse(vault, LaybyPermissions.EVERYTHING),
                new Consumers(vault, laybys, LaybyPermissions.EVERYTHING, List.of(), outbox),
                new LaunchOperations(vault, List.of(pack)),
                plans,
                new Announcements(vault, templates, post),
                measured,
                new HouseWatch(
                        tenant,
                        days,
                        new LaunchWatch(vault, LaunchTerms.shipped(days.zone()), post),
                        vault,
                        new HouseReadings(tenant, days, vault, desk, plans, measured)));
    }

    DailyJob daily() {
        return new DailyJob(vault, RULES, LaybyPermissions.EVERYTHING);
    }

    LaybyIntegrity integrity() {
        return new LaybyIntegrity(vault, RULES, LaybyPermissions.EVERYTHING);
    }

    /** Who stands at the counter. */
    Caller clerk() {
        return new Caller(tenant, "clerk-1");
    }

    Instant now() {
        return vault.now();
    }
}
