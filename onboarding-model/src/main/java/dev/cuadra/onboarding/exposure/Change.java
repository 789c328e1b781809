package dev.cuadra.onboarding.exposure;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a person decides about a flag.
 *
 * @source EXPO-4, EXPO-8
 */
public sealed interface Change {
    /**
     * The flag goes on or off, for everybody.
     *
     * @param on whether it goes on
     */
    record Switch(boolean on) implements Change {}

    /**
     * A phase is opened, which is the next one; or the open one takes its exact number from a population anew.
     *
     * @param phase its name
     * @param cut whom rank assignment takes; empty for every other
     */
    record Open(String phase, Optional<RankCut> cut) implements Change {
        public Open {
            Objects.requireNonNull(phase, "phase");
            Objects.requireNonNull(cut, "cut");
        }
    }

    /**
     * The share in force changes within the phase that is open.
     *
     * @param percent the share
     */
    record Share(Percent percent) implements Change {
        public Share {
            Objects.requireNonNull(percent, "percent");
        }
    }

    /**
     * Customers come on a list.
     *
     * @param list which
     * @param customers who
     */
    record Enlist(CustomerList list, Set<String> customers) implements Change {
        public Enlist {
            Objects.requireNonNull(list, "list");
            customers = Customers.copy(customers);
        }

        /** One customer comes on a list. */
        public Enlist(CustomerList list, String customer) {
            this(list, Set.of(customer));
        }
    }

    /**
     * Customers go from a list.
     *
     * @param list which
     * @param customers who
     */
    record Strike(CustomerList list, Set<String> customers) implements Change {
        public Strike {
            Objects.requireNonNull(list, "list");
            customers = Customers.copy(customers);
        }

        /** One customer goes from a list. */
        public Strike(CustomerList list, String customer) {
            this(list, Set.of(customer));
        }
    }

    /**
     * The rollout is taken back, and stays back.
     *
     * @param trigger what brought it about
     */
    record TakeBack(String trigger) implements Change {
        public TakeBack {
            Objects.requireNonNull(trigger, "trigger");
        }
    }

    /** A rollout that was taken back goes on. */
    record Reopen() implements Change {}

    /**
     * Everybody who is not admitted is drawn anew.
     *
     * @param salt what the draw is made with from now on
     */
    record DrawAnew(String salt) implements Change {
        public DrawAnew {
            if (!HashPosition.isSalt(salt)) {
                throw new IllegalArgumentException("A salt has 1 to 200 characters and no control characters");
            }
        }
    }

    /** The customers of {@code customers} on the allow list. */
    static Change allow(Collection<String> customers) {
        return new Enlist(CustomerList.ALLOW, Set.copyOf(customers));
    }
}
