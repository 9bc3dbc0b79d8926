package org.pixelllm.eval.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.train.PointingScores;
import org.pixelllm.train.PointingTraining.Progress;
import tech.tablesaw.api.Table;

class AblationTest {
    private static final String TINY = """
            {"base": {"width": 32, "layers": 1, "tokens": 4, "visual": "roi", "start": 2, "steps": 4, "narrative": 0.5,
            "batch": 2}, "axes": {"pointing": ["last-word", "coordinate-bins"]}, "seeds": [1, 2], "rates": [0.001],
            "pictures": 4, "questions": 2, "checks": 1, "pixels": 64}""";

    @TempDir
    private Path folder;

    @Test
    void aGridThatWasCutOffGoesOnWithWhatIsMissingAndEndsAsAnUnbrokenOne() throws IOException {
        AblationPlan plan = plan(TINY);
        AblationResult whole = Ablation.run(plan, folder.resolve("whole"), (doing, step, steps, note) -> true);
        Path cut = folder.resolve("cut");

        AblationResult part = Ablation.run(plan, cut, (doing, step, steps, note) -> !doing.startsWith("cell 2"));
        Files.writeString(cut.resolve(Ablation.CELLS), "{\"recipe\":{\"pointing\":\"la", StandardOpenOption.APPEND);
        List<String> done = new ArrayList<>();
        AblationResult rest = Ablation.run(plan, cut, (doing, step, steps, note) -> done.add(doing));

        assertEquals(1, part.cells().size());
        assertTrue(done.stream().noneMatch(doing -> doing.startsWith("cell 1 ")), done::toString);
        assertTrue(rest.finished());
        assertEquals(scores(whole), scores(rest));
        assertTrue(rest.fairness().contains("Order of drawings and expressions: equal for each seed."),
                rest.fairness()::toString);
        assertTrue(Files.size(Ablation.model(cut, plan.variants().get(1), 2)) < 6_000_000);
    }

    private static List<String> scores(AblationResult result) {
        return result.cells().stream().map(e -> e.variant().name() + e.cell().order() + e.cell().scores().meanIou())
                .toList();
    }

    @Test
    void eachVariantGetsTheRateThatDidBestInAShortRun() throws IOException {
        AblationPlan plan = plan(TINY.replace("[0.001]", "[0.000001, 0.01], \"tuneSteps\": 3")
                .replace("[\"last-word\", \"coordinate-bins\"]", "[\"last-word\"]").replace("[1, 2]", "[3]"));

        AblationResult result = Ablation.run(plan, folder, (doing, step, steps, note) -> true);

        List<AblationCell> tried = lines(folder.resolve("tuning.jsonl"));
        double best = tried.get(0).scores().meanIou() >= tried.get(1).scores().meanIou() ? 0.000001 : 0.01;
        assertEquals(2, tried.size());
        assertEquals(best, result.cells().get(0).cell().recipe().rate());
    }

    @Test
    void aRateAtWhichNumbersRunAwayIsABadOneAndDoesNotEndTheGrid() throws IOException {
        AblationPlan plan = plan(TINY.replace("[0.001]", "[0.9, 0.001], \"tuneSteps\": 3")
                .replace("[\"last-word\", \"coordinate-bins\"]", "[\"last-word\"]").replace("[1, 2]", "[3]"));

        AblationResult result = Ablation.run(plan, folder, (doing, step, steps, note) -> {
            if (doing.contains("tries rate 0.9, last-word") && step == 2) {
                throw new ArithmeticException("the loss \"loss\" is NaN"); // as the trainer does
            }
            return true;
        });

        assertEquals(0, lines(folder.resolve("tuning.jsonl")).get(0).scores().meanIou());
        assertEquals(2, lines(folder.resolve("tuning.jsonl")).size());
        assertEquals(0.001, result.cells().get(0).cell().recipe().rate());
    }

    @Test
    void aCellWhoseNumbersRunAwayIsNamedAndWhatIsDoneIsKept() throws IOException {
        AblationPlan plan = plan(TINY);

        UserProblem problem = assertThrows(UserProblem.class,
                () -> Ablation.run(plan, folder, (doing, step, steps, note) -> {
                    if (doing.startsWith("cell 2 ")) {
                        throw new ArithmeticException("the loss \"loss\" is NaN");
                    }
                    return true;
                }));

        assertTrue(problem.getMessage().contains("coordinate-bins, seed 1"), problem::getMessage);
        assertEquals(1, Ablation.stored(plan, folder).cells().size());
    }

    @Test
    void aGridThatBeginsAsAnotherBeganTrainsNoCaptioner() throws IOException {
        AblationPlan plan = plan(TINY.replace("[1, 2]", "[1]"));
        List<String> done = new ArrayList<>();
        AblationResult first = Ablation.run(plan, folder.resolve("first"),
                (doing, step, steps, note) -> done.add(doing));
        assertTrue(done.removeIf(doing -> doing.contains("the captioner")), done::toString);
        done.clear();

        Ablation.adopt(folder.resolve("first"), folder.resolve("second"));
        AblationResult second = Ablation.run(plan, folder.resolve("second"),
                (doing, step, steps, note) -> done.add(doing));

        assertTrue(done.stream().noneMatch(doing -> doing.contains("the captioner")), done::toString);
        assertEquals(scores(first), scores(second));
    }

    /** Reads what is stored. */
    private static List<AblationCell> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> new Gson().fromJson(line, AblationCell.class)).toList();
    }

    @Test
    void theTableTellsMeanDeviationAndIntervalAsWorkedOutByHand() throws IOException {
        AblationPlan plan = plan(TINY);
        // Seed 1 finds both expressions of the first drawing and none of the second, seed 2 all of them: 50 % and 100 %.
        // Drawn again with replacement, the two drawings give 100, 75 or 50 % with odds of 1 : 2 : 1.
        AblationResult result = new AblationResult(plan,
                List.of(entry(plan, 0, 1, 2, 0), entry(plan, 0, 2, 2, 2), entry(plan, 1, 1, 1, 1),
                        entry(plan, 1, 2, 1, 1)));

        Table table = result.table();

        assertEquals(List.of("last-word", "coordinate-bins"), table.stringColumn("pointing").asList());
        assertEquals(List.of(75.0, 50.0), table.doubleColumn("P@0.5").asList());
        assertEquals(List.of(50.0, 50.0), table.doubleColumn("P@0.5 from").asList());
        assertEquals(List.of(100.0, 50.0), table.doubleColumn("P@0.5 to").asList());
        assertEquals(List.of(35.4, 0.0), table.doubleColumn("P@0.5 deviation").asList()); // 50 / √2
        assertEquals(List.of(0.0, -25.0), table.doubleColumn("P@0.5 to the first").asList());
        assertEquals(-50.0, table.doubleColumn("P@0.5 to the first from").get(1));
        assertEquals(0.0, table.doubleColumn("P@0.5 to the first to").get(1));
        assertEquals(2, table.doubleColumn("word in box").countMissing());
        assertTrue(result.toString().contains("last-word           2   75.0   50.0..100.0  35.4     75.0"),
                result::toString);
        assertEquals(Map.of("last-word", List.of(2.0, 4.0), "coordinate-bins", List.of(2.0, 4.0)), steps(result));
        assertEquals(35.0, result.curves().get("last-word")[1][0], 1e-9); // of 30 and 40
        assertTrue(result.fairness().contains("Parameters: 1000 to 1040, 4.0 % apart, NOT equal within 3 %."),
                result.fairness()::toString);
    }

    private static Map<String, List<Double>> steps(AblationResult result) {
        Map<String, List<Double>> steps = new HashMap<>();
        result.curves().forEach((name, xy) -> steps.put(name, Arrays.stream(xy[0]).boxed().toList()));
        return steps;
    }

    /** A cell whose model found so many of two expressions in each of two drawings. */
    private static AblationResult.Entry entry(AblationPlan plan, int variant, long seed, int first, int second) {
        var recipe = plan.variants().get(variant).recipe().with("seed", seed);
        double[] found = {first, second};
        PointingScores scores = new PointingScores(new int[]{2, 2}, found, found, new int[2], new double[2]);
        return new AblationResult.Entry(plan.variants().get(variant), new AblationCell(recipe, plan.budget(),
                1000 + 40 * variant, 900, "abc" + seed, 1.5,
                List.of(new Progress(2, 1, 0.2 + 0.1 * seed, 0.1), new Progress(4, 0.5, 0.5, 0.2)), scores));
    }

    @Test
    void aPlanThatMakesNoSenseIsRefusedInWords() {
        assertRefused("{\"axes\": {\"nose\": [1]}}", "\"nose\" is none of pointing, visual");
        assertRefused("{\"axes\": {\"points\": [1, 3]}}", "points 3 is not in 1..2");
        assertRefused("{\"axes\": {\"points\": []}}", "an axis has no values");
        assertRefused("{\"seeds\": []}", "it has not 1 to 100 \"seeds\"");
        assertRefused("{\"sleeps\": 1}", "\"sleeps\" is none of base, axes");
        assertRefused("no", "Expected");
    }

    private void assertRefused(String json, String reason) {
        UserProblem problem = assertThrows(UserProblem.class, () -> plan(json));

        assertTrue(problem.getMessage().contains(reason), problem.getMessage());
        assertFalse(problem.getMessage().contains("Exception"), problem.getMessage());
    }

    @Test
    void axesCombine() throws IOException {
        AblationPlan plan = plan("{\"axes\": {\"modules\": [[\"q\"], [\"q\", \"v\"]], \"rank\": [0, 4, 8]}}");

        assertEquals(List.of("q, 0", "q, 4", "q, 8", "q+v, 0", "q+v, 4", "q+v, 8"),
                plan.variants().stream().map(AblationPlan.Variant::name).toList());
        assertEquals(8, plan.variants().get(5).recipe().rank());
    }

    private AblationPlan plan(String json) throws IOException {
        return AblationPlan.read(Files.writeString(folder.resolve("plan.json"), json));
    }
}
