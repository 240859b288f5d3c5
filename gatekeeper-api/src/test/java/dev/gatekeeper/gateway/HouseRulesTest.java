package dev.gatekeeper.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.gatekeeper.gateway", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

    @ArchTest
    static final ArchRule KNOWS_NOTHING_PAST_THE_LOG = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatekeeper.consumer..", "dev.gatekeeper.infra..", "java.sql..", "javax.sql..")
            .because("the gateway's duty ends at the log: it runs without the consumer and without a database");

    @ArchTest
    static final ArchRule ONLY_THE_EDGES_KNOW_KAFKA = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.gatekeeper.gateway.(intake|upload|receipt|admission|body|request|limit)..",
                    "dev.gatekeeper.gateway.(status|schema|problem)..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "dev.gatekeeper.gateway.kafka..")
            .because("what happens to a request does not depend on how the log is kept: ports stand between");

    @ArchTest
    static final ArchRule THE_LOG_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAnyPackage(
                    "..gateway.log..",
                    "..gateway.rejection..",
                    "..gateway.kafka..",
                    "..gateway.delivery..",
                    "..gateway.spool..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.micronaut.http..",
                    "dev.gatekeeper.gateway.(intake|upload|receipt|admission|body|request|limit)..")
            .because("data goes one way, from the request to the log");

    @ArchTest
    static final ArchRule READING_KNOWS_NOTHING_OF_JUDGING = noClasses()
            .that()
            .resideInAnyPackage("dev.gatekeeper.gateway.(request|body|limit)..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.gatekeeper.gateway.(admission|upload|receipt|intake|log|rejection)..")
            .because("how bytes come in does not depend on what becomes of them");

    @ArchTest
    static final ArchRule ADMISSION_KNOWS_NO_REQUEST = noClasses()
            .that()
            .resideInAPackage("..gateway.admission..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut.http..", "dev.gatekeeper.gateway.(request|body|upload|receipt|intake)..")
            .because("a change set is judged alike, however it came");

    @ArchTest
    static final ArchRule THE_SPOOL_KNOWS_NO_KAFKA = noClasses()
            .that()
            .resideInAPackage("..gateway.spool..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "dev.gatekeeper.gateway.(kafka|delivery|log|rejection)..")
            .because("what is on the disk is read without Kafka, and outlives its versions");

    @ArchTest
    static final ArchRule HAS_NO_CYCLES = SlicesRuleDefinition.slices()
            .matching("dev.gatekeeper.gateway.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a step that can't be read without another is one step in two folders");
}
