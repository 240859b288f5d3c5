package dev.gatekeeper.access;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.gatekeeper.access", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule KNOWS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatekeeper.gateway..", "dev.gatekeeper.consumer..", "dev.gatekeeper.infra..")
            .because("both services ask this module who may do what; it is not its business what they do then");

    @ArchTest
    static final ArchRule KNOWS_NEITHER_LOG_NOR_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "java.sql..", "javax.sql..")
            .because("who may do what is known before anything is looked up elsewhere");

    @ArchTest
    static final ArchRule GRANTS_AND_THE_REGISTER_KNOW_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage("..access.grant..", "..access.quota..", "..access.register..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "io.netty..")
            .because("what a principal may do does not depend on how it asks");

    @ArchTest
    static final ArchRule HAS_NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("dev.gatekeeper.access.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can't be read without another is one package in two folders");
}
