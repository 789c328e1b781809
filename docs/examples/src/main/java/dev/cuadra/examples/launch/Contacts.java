package dev.cuadra.examples.launch;

import dev.cuadra.onboarding.alert.service.LaunchTerms;
import dev.cuadra.onboarding.alert.service.LaunchWatch;
import dev.cuadra.onboarding.message.Channel;
import dev.cuadra.onboarding.message.TemplateSet;
import dev.cuadra.onboarding.message.service.Announcements;
import dev.cuadra.onboarding.message.service.Recipient;
import dev.cuadra.runtime.Vault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is told of what in this house. All of them are invented. */
final class Contacts {
    /** Nobody takes mail here: what goes there is put aside, and shown. */
    static final String NOBODY = "nadie@ejemplo.example";

    private static final Map<String, List<String>> GROUPS = Map.of(
            "all-users", List.of("ana", "berta", "carlos", "dora", "emilio", "nadie"),
            "company", List.of("marta", "ramiro", "paula"),
            "management", List.of("gracia"),
            "launch-team", List.of("marta", "ramiro", "quim"),
            "support-team", List.of("marta", "quim"),
            "store-managers", List.of("ana", "carlos"));

    private final Scenario scenario;

    Contacts(Scenario scenario) {
        this.scenario = scenario;
    }

    Announcements announcements(Vault vault, TemplateSet templates) {
        return new Announcements(vault, templates, (tenant, group) -> members(group));
    }

    LaunchWatch watch(Vault vault) {
        return new LaunchWatch(
                vault,
                LaunchTerms.shipped(
                        tenant -> role -> List.of(new dev.cuadra.onboarding.alert.Recipient(
                                "mail", role + "@ejemplo.example", scenario.locale())),
                        scenario.days().zone()));
    }

    private List<Recipient> members(String group) {
        List<Recipient> members = new ArrayList<>();
        for (String name : GROUPS.getOrDefault(group, List.of())) {
            Map<Channel, String> addresses = new EnumMap<>(Channel.class);
            addresses.put(Channel.MAIL, name + "@ejemplo.example");
            addresses.put(Channel.IN_APP, "user-" + name);
            if (name.length() == 4) {
                addresses.put(Channel.SMS, "+5691111" + (1_000 + Math.floorMod(name.hashCode(), 9_000)));
            }
            members.add(new Recipient(
                    UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                    name,
                    scenario.language(),
                    scenario.days().zone(),
                    addresses));
        }
        return members;
    }
}
