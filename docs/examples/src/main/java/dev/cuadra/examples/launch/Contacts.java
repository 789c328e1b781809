package dev.cuadra.examples.launch;

import dev.cuadra.onboarding.audience.AddressBook;
import dev.cuadra.onboarding.audience.Channel;
import dev.cuadra.onboarding.audience.Group;
import dev.cuadra.onboarding.audience.Recipient;
import dev.cuadra.onboarding.audience.service.AddressBooks;
import dev.cuadra.spi.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The address book of this house: users and colleagues by name, every role somebody, each customer a contact. All invented. */
final class Contacts implements AddressBooks {
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

    @Override
    public AddressBook of(TenantId tenant) {
        return this::members;
    }

    private List<Recipient> members(Group group) {
        if (group.customer().isPresent()) {
            return List.of(person("contacto-" + group.customer().get(), Map.of()));
        }
        return GROUPS.containsKey(group.name())
                ? GROUPS.getOrDefault(group.name(), List.of()).stream()
                        .map(name -> person(name, besidesMail(name)))
                        .toList()
                : List.of(person(group.name(), Map.of()));
    }

    /** Some have a telephone, others have not. */
    private static Map<Channel, String> besidesMail(String name) {
        Map<Channel, String> addresses = new EnumMap<>(Channel.class);
        addresses.put(Channel.IN_APP, "user-" + name);
        if (name.length() == 4) {
            addresses.put(Channel.SMS, "+5691111" + (1_000 + Math.floorMod(name.hashCode(), 9_000)));
        }
        return addresses;
    }

    private Recipient person(String name, Map<Channel, String> besides) {
        Map<Channel, String> addresses = new EnumMap<>(Channel.class);
        addresses.putAll(besides);
        addresses.put(Channel.MAIL, name + "@ejemplo.example");
        return new Recipient(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                scenario.language(),
                scenario.days().zone(),
                addresses);
    }
}
