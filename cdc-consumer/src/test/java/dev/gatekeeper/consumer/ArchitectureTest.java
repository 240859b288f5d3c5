package dev.gatekeeper.consumer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.gatekeeper.consumer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_SERVICES_MEET_IN_THE_LOG = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.gatekeeper.gateway..")
            .because(
                    "the services share the log, the language, who may call and the look of their HTTP, so that each can be run, read and changed alone");

    @ArchTest
    static final ArchRule THE_GUARANTEE_DOES_NOT_DEPEND_ON_KAFKA = noClasses()
            .that()
            .resideInAnyPackage(
                    "..consumer.apply..",
                    "..consumer.catalog..",
                    "..consumer.trouble..",
                    "..consumer.ledger..",
                    "..consumer.position..",
                    "..consumer.log..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.micronaut.configuration.kafka..")
            .because("what commits with the rows is decided by PostgreSQL alone, and is tested without a broker");

    @ArchTest
    static final ArchRule RECEIVING_WRITES_NO_SQL = noClasses()
            .that()
            .resideInAnyPackage(
                    "..consumer.receive..",
                    "..consumer.partition..",
                    "..consumer.dispatch..",
                    "..consumer.decode..",
                    "..consumer.topic..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.PreparedStatement")
            .because("records are handed on; what is done with them in the database stands elsewhere");

    @ArchTest
    static final ArchRule TRANSACTIONS_LET_OUT_WHAT_SIGNATURES_SAY = noClasses()
            .that()
            .resideOutsideOfPackage("..consumer.transaction..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.micronaut.transaction.TransactionOperations")
            .because("they let a SQLException out undeclared, past whoever catches what is declared");

    @ArchTest
    static final ArchRule STEPS_DO_NOT_DEPEND_ON_EACH_OTHER_IN_CIRCLES = slices().matching(
                    "dev.gatekeeper.consumer.(*)..")
            .should()
            .beFreeOfCycles()
            .because("data goes one way: receive, partition, dispatch, apply, then ledger, position and rejection");
}
