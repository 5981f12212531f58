/* SPDX-License-Identifier: Apache-2.0 */
/* Copyright the ari-java authors. */
package org.arijava.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The dependencies that are allowed, and a few habits that a machine can watch. */
final class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .importPaths(Modules.classFolders());

  private static final String EVERYTHING = "org.arijava..";
  private static final String INTERNAL = "org.arijava.internal..";
  private static final String SPEC = "org.arijava.spec..";
  private static final String GENERATOR = "org.arijava.generator..";
  private static final String ASTERISK = "org.arijava.asterisk..";
  private static final String SIMULATOR = "org.arijava.simulator..";
  private static final String SWAGGER = "org.arijava.swagger..";
  private static final String[] DYNAMIC = {"org.arijava.dynamic..", SWAGGER};
  private static final String JUNIT = "org.arijava.junit..";
  private static final String PARTS = "org.arijava.benchmarks.jmh..";
  private static final String[] CLIENT = {
    "org.arijava",
    "org.arijava.event..",
    "org.arijava.model..",
    "org.arijava.options..",
    "org.arijava.async..",
    "org.arijava.error..",
    "org.arijava.spi..",
    INTERNAL
  };
  private static final DescribedPredicate<JavaClass> OURS = resideInAnyPackage(EVERYTHING);
  private static final DescribedPredicate<JavaClass> OF_CLIENT = resideInAnyPackage(CLIENT);

  private static final ArchCondition<JavaClass> RESIDE_IN_A_NULL_MARKED_PACKAGE =
      ArchCondition.from(
          describe(
              "reside in a @NullMarked package",
              c -> c.getPackage().isAnnotatedWith(NullMarked.class)));

  @Test
  void theClientDependsOnNoOtherModule() {
    hold(noClasses().that(OF_CLIENT).should().dependOnClassesThat(OURS.and(not(OF_CLIENT))));
  }

  @Test
  void specAndAsteriskDependOnNoOtherModule() {
    for (String module : new String[] {SPEC, ASTERISK}) {
      var outside = OURS.and(resideOutsideOfPackages(module));
      hold(noClasses().that().resideInAPackage(module).should().dependOnClassesThat(outside));
    }
  }

  @Test
  void generatorAndSimulatorDependOnSpecAlone() {
    for (String module : new String[] {GENERATOR, SIMULATOR}) {
      var outside = OURS.and(resideOutsideOfPackages(module, SPEC));
      hold(noClasses().that().resideInAPackage(module).should().dependOnClassesThat(outside));
    }
  }

  @Test
  void junitDependsOnClientSimulatorAndAsteriskAlone() {
    var outside = OURS.and(not(OF_CLIENT)).and(resideOutsideOfPackages(JUNIT, SIMULATOR, ASTERISK));
    hold(noClasses().that().resideInAPackage(JUNIT).should().dependOnClassesThat(outside));
  }

  @Test
  void internalsAreUsedByTheClientAndTheBenchmarksOfItsPartsAlone() {
    var others = not(OF_CLIENT).and(resideOutsideOfPackages(PARTS));
    hold(noClasses().that(others).should().dependOnClassesThat().resideInAPackage(INTERNAL));
  }

  @Test
  void errorsDependOnEventsAlone() {
    hold(
        classes()
            .that()
            .resideInAPackage("org.arijava.error..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "org.arijava.error..",
                "org.arijava.event..",
                "java.lang..",
                "java.io..",
                "java.util..",
                "org.jspecify.."));
  }

  @Test
  void theDynamicTwinDependsOnTheClientAlone() {
    var outside = OURS.and(not(OF_CLIENT)).and(resideOutsideOfPackages(DYNAMIC));
    hold(noClasses().that().resideInAnyPackage(DYNAMIC).should().dependOnClassesThat(outside));
  }

  @Test
  void theSwaggerClientKnowsNothingOfAri() {
    var outside = OURS.and(resideOutsideOfPackages(SWAGGER));
    hold(noClasses().that().resideInAPackage(SWAGGER).should().dependOnClassesThat(outside));
  }

  @Test
  void theTransportSeamKnowsErrorsAlone() {
    var outside = OURS.and(resideOutsideOfPackages("org.arijava.spi..", "org.arijava.error.."));
    hold(
        noClasses()
            .that()
            .resideInAPackage("org.arijava.spi..")
            .and()
            .doNotHaveSimpleName("UntypedAri") // the client below its types, which has events
            .should()
            .dependOnClassesThat(outside));
  }

  @Test
  void librariesStayInternal() {
    hold(
        noClasses()
            .that(OF_CLIENT)
            .and()
            .resideOutsideOfPackage(INTERNAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "tools.jackson..", "org.slf4j.."));
    hold(
        noClasses()
            .that(OF_CLIENT)
            .and()
            .resideOutsideOfPackage("org.arijava.internal.net..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netty.."));
  }

  @Test
  void whatRunsInsideOthersProgramsIsQuiet() {
    hold(
        noClasses()
            .that(OF_CLIENT)
            .should(USE_JAVA_UTIL_LOGGING)
            .orShould(ACCESS_STANDARD_STREAMS));
    hold(
        noClasses()
            .that()
            .resideInAnyPackage(DYNAMIC)
            .should(USE_JAVA_UTIL_LOGGING)
            .orShould(ACCESS_STANDARD_STREAMS));
    hold(noClasses().that().resideInAPackage(ASTERISK).should(USE_JAVA_UTIL_LOGGING));
  }

  @Test
  void theClientLoadsNoClassByName() {
    hold(noClasses().that(OF_CLIENT).should().callMethod(Class.class, "forName", String.class));
  }

  @Test
  void staticFieldsAreFinal() {
    hold(fields().that().areStatic().should().beFinal());
  }

  @Test
  void namesSayWhatAThingIs() {
    hold(noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager)(\\$.*)?"));
  }

  @Test
  void everyPackageIsNullMarked() {
    hold(classes().should(RESIDE_IN_A_NULL_MARKED_PACKAGE));
  }

  private static void hold(ArchRule rule) {
    rule.allowEmptyShould(true).check(ALL);
  }
}
