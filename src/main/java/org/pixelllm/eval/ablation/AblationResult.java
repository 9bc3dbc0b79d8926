package org.pixelllm.eval.ablation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pixelllm.eval.ablation.AblationPlan.Variant;
import org.pixelllm.train.PointingTraining.Progress;
import tech.tablesaw.api.Table;

/**
 * What a grid has shown so far.
 *
 * @param plan of the grid
 * @param cells those that are done
 */
public record AblationResult(AblationPlan plan, List<Entry> cells) {
    private static final double FAIR = 0.03;

    public AblationResult {
        cells = List.copyOf(cells);
    }

    /** A trained model of the grid. */
    public record Entry(Variant variant, AblationCell cell) {}

    /** Returns whether nothing is missing. */
    public boolean finished() {
        return cells.size() == plan.cells();
    }

    /** Returns the cells of each variant, in the order of the plan; variants without any are left out. */
    public Map<Variant, List<AblationCell>> byVariant() {
        Map<Variant, List<AblationCell>> all = new LinkedHashMap<>();
        cells.forEach(entry -> all.computeIfAbsent(entry.variant(), v -> new ArrayList<>()).add(entry.cell()));
        return all;
    }

    /** Returns how each variant did: mean over its seeds, deviation, and interval over drawings. */
    public List<VariantScores> scores() {
        Map<Variant, List<AblationCell>> all = byVariant();
        if (all.isEmpty()) {
            return List.of();
        }
        List<AblationCell> first = all.values().iterator().next();
        return all.entrySet().stream().map(e -> VariantScores.of(e.getKey(), e.getValue(), first)).toList();
    }

    /** Returns the scores as a table: shares × 100. */
    public Table table() {
        return AblationTable.of(this);
    }

    /** Returns the learning curves: variant to steps and mean IoU × 100 of the checks, means over seeds. */
    public Map<String, double[][]> curves() {
        Map<String, double[][]> curves = new LinkedHashMap<>();
        byVariant().forEach((variant, some) -> curves.put(variant.name(), curve(some)));
        return curves;
    }

    private static double[][] curve(List<AblationCell> some) {
        Map<Integer, Double> byStep = some.stream().flatMap(cell -> cell.curve().stream())
                .collect(Collectors.groupingBy(
                        Progress::step, TreeMap::new, Collectors.averagingDouble(p -> 100 * p.iou())));
        return new double[][]{byStep.keySet().stream().mapToDouble(i -> i).toArray(),
            byStep.values().stream().mapToDouble(i -> i).toArray()};
    }

    /** Says in sentences whether the comparison is fair: steps, order of drawings, number of parameters. */
    public List<String> fairness() {
        if (cells.isEmpty()) {
            return List.of("Nothing is trained yet.");
        }
        List<String> said = new ArrayList<>();
        said.add("Steps: " + (distinct(cells.stream().map(e -> e.cell().recipe().steps() + " of "
                + e.cell().recipe().batch()).toList()) ? "equal." : "NOT equal."));
        Map<Long, List<String>> orders = cells.stream().collect(Collectors.groupingBy(e -> e.cell().recipe().seed(),
                TreeMap::new, Collectors.mapping(e -> e.cell().order(), Collectors.toList())));
        said.add("Order of drawings and expressions: "
                + (orders.values().stream().allMatch(AblationResult::distinct)
                        ? "equal for each seed."
                        : "NOT equal."));
        long[] sizes = cells.stream().mapToLong(e -> e.cell().size()).sorted().toArray();
        double spread = (double) sizes[sizes.length - 1] / sizes[0] - 1;
        said.add(String.format(Locale.ROOT, "Parameters: %d to %d, %.1f %% apart, %s.", sizes[0],
                sizes[sizes.length - 1], 100 * spread, spread <= FAIR ? "equal within 3 %" : "NOT equal within 3 %"));
        return said;
    }

    private static boolean distinct(List<String> values) {
        return new TreeSet<>(values).size() == 1;
    }

    /** Returns the figures and the sentences, for a terminal. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(AblationTable.plain(this)).append("\n");
        fairness().forEach(line -> text.append("\n  ").append(line));
        return text.toString().replace("\r\n", "\n").replaceAll(" +\n", "\n");
    }
}
