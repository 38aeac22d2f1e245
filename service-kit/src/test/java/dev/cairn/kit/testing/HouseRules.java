package dev.cairn.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.SignedIn;
import dev.cairn.kit.http.EventStreams;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

/** The rules of the house that every service keeps; each guards against one mistake that was made somewhere. */
public final class HouseRules {

    private static final DescribedPredicate<JavaMethod> ENDPOINTS = DescribedPredicate.describe(
            "endpoints",
            method -> method.getAnnotations().stream()
                    .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));

    @ArchTest
    static final ArchRule everyEndpointSaysWhoMayCallIt = methods()
            .that(ENDPOINTS)
            .should()
            .beAnnotatedWith(Allow.class)
            .orShould()
            .beAnnotatedWith(SignedIn.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .allowEmptyShould(true)
            .because("an endpoint without a guard is closed at run time, and somebody would open it in haste");

    @ArchTest
    static final ArchRule streamsEndWell = methods()
            .that(ENDPOINTS)
            .and()
            .haveRawReturnType(Multi.class)
            .should(ArchConditions.be(DescribedPredicate.describe("ended well", HouseRules::endsWell)))
            .allowEmptyShould(true)
            .because("a failure after the first byte would cut the connection: see EventStreams");

    @ArchTest
    static final ArchRule theDomainIsPlainJava = classes()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "..domain..")
            .allowEmptyShould(true)
            .because("decisions must be testable without a framework, a clock or a database");

    @ArchTest
    static final ArchRule timeIsInjected = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("ClockProducer")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test must choose the time");

    @ArchTest
    static final ArchRule randomnessIsNotGuessable = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .because("what is random here must not be guessed, or must be chosen by a test");

    @ArchTest
    static final ArchRule oneSessionIsOneSequence = noClasses()
            .should()
            .callMethodWhere(
                    DescribedPredicate.describe("Uni.combine, Uni.join or a merging step", HouseRules::runsSideBySide))
            .because("calls on one Hibernate Reactive session must never run at once");

    @ArchTest
    static final ArchRule selectsAreNotNativeQueries = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe("a native query with a result", HouseRules::isNativeSelect))
            .because("each call would grow one bucket of Hibernate Reactive's plan cache: see SessionSql");

    @ArchTest
    static final ArchRule rowsStayInTheirFeature = classes()
            .that()
            .haveSimpleNameEndingWith("Row")
            .and()
            .areAnnotatedWith("jakarta.persistence.Entity")
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true)
            .because("an entity that leaves its package becomes everybody's model");

    private HouseRules() {}

    private static boolean isNativeSelect(JavaCall<?> call) {
        return call.getTarget().getName().equals("createNativeQuery")
                && call.getTarget().getRawParameterTypes().size() > 1;
    }

    private static boolean endsWell(JavaMethod method) {
        return method.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(EventStreams.class));
    }

    private static boolean runsSideBySide(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getTarget().getName();
        boolean uni = owner.equals("io.smallrye.mutiny.Uni") && (name.equals("combine") || name.equals("join"));
        boolean multi = name.endsWith("AndMerge") && owner.startsWith("io.smallrye.mutiny")
                || name.equals("merge") && owner.equals("io.smallrye.mutiny.groups.MultiFlatten");
        return (uni || multi) && !call.getOriginOwner().isEquivalentTo(Contexts.class);
    }
}
