package dev.cuadra.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who may see whom, as data, and what cores do not do. The rules hold for any base package, so that they can be tried
 * on classes that break them on purpose.
 *
 * @param base the package of which the areas are the children
 */
record Architecture(String base) {
    /** Area to the areas it may see; an area joins with its first class. The JDK and libraries are not the matter here. */
    static final Map<String, List<String>> MAY_SEE = new TreeMap<>(Map.ofEntries(
            entry("spi", List.of()),
            entry("tables", List.of()),
            entry("runtime", List.of("spi")),
            entry("boleta", List.of("spi", "runtime", "tables")),
            entry("layby", List.of("spi", "runtime", "tables")),
            entry("onboarding", List.of("spi", "runtime", "tables")),
            entry("sii", List.of("spi", "runtime", "tables", "boleta")),
            entry("simulator", List.of("spi", "tables", "boleta", "sii")),
            entry("plugin", List.of("spi")),
            entry("tck", List.of("spi")),
            entry("adapter", List.of("spi", "runtime", "tables", "boleta", "sii", "layby", "onboarding")),
            entry("audit", List.of("spi", "runtime", "tables", "boleta", "sii", "layby", "onboarding"))));

    /** What sees everything and is seen by nobody. */
    static final Set<String> ABOVE_ALL = Set.of("examples", "checks", "benchmarks");

    private static final List<String> CORES = List.of("boleta", "layby", "onboarding");

    /** The vocabulary for problems, which is spoken everywhere. */
    private String problems() {
        return base + ".spi.problem";
    }

    ArchRule seesOnlyWhatItMay(String area) {
        String[] others = Stream.concat(MAY_SEE.keySet().stream(), ABOVE_ALL.stream())
                .filter(other -> !other.equals(area))
                .filter(other -> !MAY_SEE.getOrDefault(area, List.of()).contains(other))
                .map(this::within)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(within(area))
                .should()
                .dependOnClassesThat(are(resideInAnyPackage(others)).and(resideOutsideOfPackage(problems())))
                .as("The area " + area + " sees " + MAY_SEE.get(area) + " and " + problems() + " alone")
                .allowEmptyShould(true);
    }

    ArchRule plansAreDrawnForEveryArea() {
        return classes().that().resideInAPackage(base + "..").should(be("in an area of the map", type -> {
            String rest = type.getPackageName().substring(base.length());
            String area = rest.replaceFirst("^\\.([^.]*).*", "$1");
            return MAY_SEE.containsKey(area) || ABOVE_ALL.contains(area);
        }));
    }

    /** Values, and functions of their arguments: only services hold a port, a clock, or a source of ids. */
    ArchRule rulesAreComputedWithoutPortsOrClocks() {
        DescribedPredicate<JavaClass> outside = resideInAnyPackage(
                        within("spi"), within("runtime"), "java.sql..", "java.net..")
                .and(resideOutsideOfPackage(problems()))
                .or(describe("a clock", type -> type.getName().equals("java.time.Clock")));
        DescribedPredicate<AccessTarget> moment =
                describe("a look at the clock, or a random value", Architecture::moves);
        return noClasses()
                .that(resideInAnyPackage(cores()).and(resideOutsideOfPackage("..service..")))
                .should()
                .dependOnClassesThat(outside)
                .orShould()
                .accessTargetWhere(describe("moves", access -> moment.test(access.getTarget())))
                .as("Outside of services, rules are computed without ports, clocks or random values");
    }

    private static boolean moves(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime").contains(name))
                || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                || (owner.equals("java.lang.Math") && name.equals("random"));
    }

    /** A peso is whole and a rate is in basis points: nothing that holds or takes either is binary floating point. */
    ArchRule moneyIsNeverFloatingPoint() {
        return noClasses()
                .that(resideInAPackage(within("boleta")))
                .should(have(
                        "a double or float",
                        type -> Stream.concat(
                                        type.getFields().stream().filter(Architecture::floating),
                                        type.getCodeUnits().stream().filter(Architecture::takesOrGivesFloating))
                                .toList()))
                .as("Amounts and rates are never double or float");
    }

    private static boolean floating(JavaField field) {
        return floating(field.getRawType());
    }

    private static boolean takesOrGivesFloating(JavaCodeUnit unit) {
        return floating(unit.getRawReturnType())
                || unit.getRawParameterTypes().stream().anyMatch(Architecture::floating);
    }

    private static boolean floating(JavaClass type) {
        return Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                .contains(type.getBaseComponentType().getName());
    }

    /** What is internal is mentioned by nothing that others can call. */
    ArchRule internalTypesStayInside() {
        return noClasses()
                .that(resideInAPackage(base + "..").and(resideOutsideOfPackage("..internal..")))
                .and()
                .arePublic()
                .should(have(
                        "an internal type in a signature",
                        type -> type.getMembers().stream()
                                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                                .filter(member ->
                                        member.getAllInvolvedRawTypes().stream().anyMatch(this::internal))
                                .toList()))
                .as("No public signature mentions an internal type");
    }

    private boolean internal(JavaClass type) {
        return type.getPackageName().startsWith(base + ".")
                && type.getPackageName().matches(".*\\.internal(\\..*)?");
    }

    /** A library says nothing on its host's console. */
    ArchRule nothingIsPrinted() {
        return noClasses()
                .that(resideInAPackage(base + "..").and(resideOutsideOfPackage(within("examples"))))
                .should()
                .accessTargetWhere(describe("System.out, System.err or printStackTrace", access -> {
                    AccessTarget target = access.getTarget();
                    boolean console = target.getOwner().getName().equals("java.lang.System")
                            && Set.of("out", "err").contains(target.getName());
                    return console || target.getName().equals("printStackTrace");
                }))
                .as("Nothing is printed but by the command line");
    }

    /** Cores open no file, start no thread, and end no process. */
    ArchRule coresTouchNoFilesAndStartNoThreads() {
        return noClasses()
                .that(resideInAnyPackage(cores()))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.nio.file..", "java.util.concurrent..", "java.nio.channels..")
                                .and(describe("other than data structures", Architecture::runs))
                                .or(describe("a file or a thread", type -> FILES_AND_THREADS.contains(type.getName()))))
                .as("Cores touch no files and start no threads");
    }

    private static final Set<String> FILES_AND_THREADS = Set.of(
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.lang.Thread",
            "java.lang.Runtime",
            "java.lang.ProcessBuilder",
            "java.util.Timer");

    /** Of the concurrent package, what executes; maps and counters are plain data structures. */
    private static boolean runs(JavaClass type) {
        return !type.getPackageName().startsWith("java.util.concurrent")
                || type.getSimpleName().matches(".*(Executor|ExecutorService|Executors|Future|Pool|Thread).*");
    }

    private String[] cores() {
        return CORES.stream().map(this::within).toArray(String[]::new);
    }

    private String within(String area) {
        return base + "." + area + "..";
    }

    private static ArchCondition<JavaClass> be(String what, java.util.function.Predicate<JavaClass> claim) {
        return new ArchCondition<>("be " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(type, claim.test(type), type.getName() + " is not " + what));
            }
        };
    }

    private static ArchCondition<JavaClass> have(
            String what, java.util.function.Function<JavaClass, List<? extends JavaMember>> members) {
        return new ArchCondition<>("have " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                members.apply(type)
                        .forEach(member -> events.add(
                                SimpleConditionEvent.satisfied(member, member.getFullName() + " has " + what)));
            }
        };
    }
}
