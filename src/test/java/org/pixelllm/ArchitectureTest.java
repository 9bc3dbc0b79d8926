package org.pixelllm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** From the ground up: a package imports only those before it; ".." means the packages inside it too. */
    private static final List<String> ORDER = List.of("org.pixelllm.problem..", "org.pixelllm.geometry..",
            "org.pixelllm.image..", "org.pixelllm.nn..", "org.pixelllm.text..", "org.pixelllm.model..",
            "org.pixelllm.decode..", "org.pixelllm.weights..", "org.pixelllm.data..", "org.pixelllm",
            "org.pixelllm.train..", "org.pixelllm.eval..", "org.pixelllm.report..");

    private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.pixelllm");

    @Test
    void importsRunOneWay() {
        assertEquals(List.of(), violations(ORDER));
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        classes().that().resideInAnyPackage("org.pixelllm..").should()
                .resideInAnyPackage(ORDER.toArray(String[]::new)).check(classes);
    }

    @Test
    void theClassesOfTheLibraryAreLookedAt() {
        Set<String> packages = classes.stream().map(c -> c.getPackageName()).collect(Collectors.toSet());

        assertTrue(packages.containsAll(List.of("org.pixelllm", "org.pixelllm.nn", "org.pixelllm.weights")),
                "only found " + packages);
    }

    @Test
    void theRuleCanFail() {
        List<String> upsideDown = new ArrayList<>(ORDER);
        Collections.reverse(upsideDown);

        assertTrue(violations(upsideDown).size() > 10);
    }

    private List<String> violations(List<String> order) {
        List<String> violations = new ArrayList<>();
        for (int i = 0; i < order.size() - 1; i++) {
            String[] later = order.subList(i + 1, order.size()).toArray(String[]::new);
            violations.addAll(noClasses().that().resideInAPackage(order.get(i)).should().dependOnClassesThat()
                    .resideInAnyPackage(later).allowEmptyShould(true).evaluate(classes).getFailureReport()
                    .getDetails());
        }
        return violations;
    }
}
