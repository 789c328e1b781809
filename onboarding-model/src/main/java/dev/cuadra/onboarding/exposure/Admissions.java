package dev.cuadra.onboarding.exposure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the log of admissions comes to: who is admitted, and who was taken out. The first admission of a customer stays.
 * A customer who was taken out comes back by the allow list alone. Immutable, safe for many threads.
 *
 * @source EXPO-7
 */
public final class Admissions {
    /** Nobody was admitted yet. */
    public static final Admissions NONE = new Admissions(Map.of());

    /** By customer; of one who was taken out, nothing is left but that. */
    private final Map<String, Optional<Admission>> entries;

    private Admissions(Map<String, Optional<Admission>> entries) {
        this.entries = entries;
    }

    /** These and what {@code more} adds, in its order. */
    public Admissions and(List<AdmissionEntry> more) {
        Map<String, Optional<Admission>> all = new HashMap<>(entries);
        more.forEach(entry -> {
            if (changes(all, entry)) {
                all.put(entry.customer(), entry.admission());
            }
        });
        return new Admissions(all);
    }

    /** Of {@code asked}, what would change anything, each customer once. */
    public List<AdmissionEntry> news(List<AdmissionEntry> asked) {
        Map<String, AdmissionEntry> news = new LinkedHashMap<>();
        asked.forEach(entry -> {
            if (changes(entries, entry)) {
                news.putIfAbsent(entry.customer(), entry);
            }
        });
        return List.copyOf(news.values());
    }

    private static boolean changes(Map<String, Optional<Admission>> known, AdmissionEntry entry) {
        if (!known.containsKey(entry.customer())) {
            return true;
        }
        boolean admitted =
                known.getOrDefault(entry.customer(), Optional.empty()).isPresent();
        boolean listed = entry.admission()
                .filter(one -> one.reason() == ExposureReason.ALLOWED)
                .isPresent();
        return admitted ? entry.admission().isEmpty() : listed;
    }

    /** The admission of a customer; empty when there is none. */
    public Optional<Admission> of(String customer) {
        return entries.getOrDefault(customer, Optional.empty());
    }

    /** Whether a customer was taken out and not admitted since. */
    public boolean removed(String customer) {
        return entries.containsKey(customer) && of(customer).isEmpty();
    }

    /** Who is admitted. */
    public Set<String> admitted() {
        return with(true);
    }

    /** Who was taken out. */
    public Set<String> removed() {
        return with(false);
    }

    private Set<String> with(boolean admitted) {
        Set<String> all = new HashSet<>();
        entries.forEach((customer, admission) -> {
            if (admission.isPresent() == admitted) {
                all.add(customer);
            }
        });
        return Set.copyOf(all);
    }

    /** How many are admitted. */
    public int size() {
        return (int) entries.values().stream().filter(Optional::isPresent).count();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Admissions admissions && entries.equals(admissions.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** The number alone. */
    @Override
    public String toString() {
        return size() + " admitted";
    }
}
