package org.pixelllm.decode;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.pixelllm.model.TextHead;

/** The published procedures written down plainly: the whole text runs again for every token, nothing is remembered. */
final class Published {
    private static final float NOTHING = -1e7f;

    private final TextHead head;
    private final TextHead.Encoded encoded;
    private final int length;
    private final int rows;
    private final int end;

    Published(TextHead head, TextHead.Encoded encoded, int length) {
        this.head = head;
        this.encoded = encoded;
        this.length = length;
        rows = (int) encoded.valid().getShape().get(0);
        end = head.ids().end();
    }

    /** Returns the log-probabilities of each text's token at a place. */
    float[][] next(int[][] texts, int place, boolean forbid) {
        try (NDManager scope = encoded.states().getManager().newSubManager()) {
            int each = texts.length / rows;
            TextHead.Encoded local = encoded.in(scope);
            var repeated = new TextHead.Encoded(local.states().repeat(0, each), local.valid().repeat(0, each));
            int[] flat = Arrays.stream(texts).flatMapToInt(Arrays::stream).toArray();
            NDArray features = head.decode(repeated, scope.create(flat, new Shape(texts.length, length)));
            NDArray logits = head.logits(features.get(":, " + (place - 1)));                       // (M, V)
            float[][] next = new float[texts.length][];
            for (int t = 0; t < texts.length; t++) {
                next[t] = logits.get(t).toFloatArray();
                int previous = texts[t][place - 1];
                next[t][previous] = forbid ? Math.min(next[t][previous], -10000) : next[t][previous];
                float[] row = next[t];
                double sum = IntStream.range(0, row.length).mapToDouble(i -> Math.exp(row[i])).sum();
                IntStream.range(0, row.length).forEach(i -> row[i] -= (float) Math.log(sum));
            }
            return next;
        }
    }

    Decoded greedy() {
        int[][] texts = new int[rows][];
        Arrays.setAll(texts, r -> head.ids().unsaid(length));
        double[][] scores = new double[rows][1];
        for (int place = 1; place <= length - 2; place++) {
            float[][] next = next(texts, place, true);
            for (int r = 0; r < rows; r++) {
                if (texts[r][place - 1] != end) {
                    texts[r][place] = order(next[r])[0];
                    scores[r][0] += next[r][texts[r][place]];
                }
            }
        }
        for (int r = 0; r < rows; r++) {
            scores[r][0] /= Math.max(Arrays.stream(texts[r]).filter(t -> t != end).count() - 1, 1);
        }
        return Decoded.ofBest(Arrays.stream(texts).map(t -> new int[][]{t}).toArray(int[][][]::new), scores,
                head.ids());
    }

    Decoded beams(int beams, int perBeam) {
        Row[] all = new Row[rows];
        Arrays.setAll(all, r -> new Row(beams));
        for (int place = 1; place < length - 1 && !Arrays.stream(all).allMatch(Row::done); place++) {
            float[][] next = next(Arrays.stream(all).flatMap(r -> Arrays.stream(r.live)).toArray(int[][]::new), place,
                    false);
            for (int r = 0; r < rows; r++) {
                all[r].extend(place, Arrays.copyOfRange(next, r * beams, (r + 1) * beams), perBeam);
            }
        }
        return Decoded.ofBest(Arrays.stream(all).map(Row::texts).toArray(int[][][]::new),
                Arrays.stream(all).map(Row::scores).toArray(double[][]::new), head.ids());
    }

    /** The beams of a row, in increasing order of their scores. */
    private final class Row {
        private final int[][] live;
        private final float[] liveScores;
        private final int[][] finished;
        private final float[] finishedScores;
        private final boolean[] flags;

        Row(int beams) {
            live = new int[beams][];
            Arrays.setAll(live, b -> head.ids().unsaid(length));
            liveScores = new float[beams];
            Arrays.fill(liveScores, 1, beams, NOTHING);
            finished = new int[beams][length];
            finishedScores = new float[beams];
            Arrays.fill(finishedScores, NOTHING);
            flags = new boolean[beams];
        }

        void extend(int place, float[][] next, int perBeam) {
            int beams = live.length;
            int size = next[0].length;
            float[] flat = new float[beams * size];
            for (int i = 0; i < flat.length; i++) {
                flat[i] = liveScores[i / size] + next[i / size][i % size];
            }
            int[] top = Arrays.copyOf(order(flat), Math.min(beams * perBeam, flat.length));
            int[][] texts = Arrays.copyOf(finished, beams + top.length);
            float[] going = new float[top.length];
            float[] done = Arrays.copyOf(finishedScores, texts.length);
            boolean[] ended = Arrays.copyOf(flags, texts.length);
            for (int c = 0; c < top.length; c++) {
                texts[beams + c] = live[top[c] / size].clone();
                texts[beams + c][place] = top[c] % size;
                ended[beams + c] = top[c] % size == end;
                going[c] = flat[top[c]] + (ended[beams + c] ? NOTHING : 0);
                done[beams + c] = flat[top[c]] / penalty(place) + (ended[beams + c] ? 0 : NOTHING);
            }
            int[] alive = order(going);
            int[] over = order(done);
            for (int b = 0; b < beams; b++) {
                int slot = beams - 1 - b;
                live[slot] = texts[beams + alive[b]];
                liveScores[slot] = going[alive[b]];
                finished[slot] = texts[over[b]];
                finishedScores[slot] = done[over[b]];
                flags[slot] = ended[over[b]];
            }
        }

        boolean done() {
            float hope = liveScores[live.length - 1] / penalty(length);
            return IntStream.range(0, live.length).allMatch(b -> flags[b] && finishedScores[b] > hope);
        }

        boolean nothingFinished() {
            return IntStream.range(0, live.length).noneMatch(b -> flags[b]);
        }

        int[][] texts() {
            return nothingFinished() ? live : finished;
        }

        double[] scores() {
            float[] scores = nothingFinished() ? liveScores : finishedScores;
            return IntStream.range(0, live.length).mapToDouble(b -> scores[b]).toArray();
        }
    }

    private static float penalty(int length) {
        return (float) Math.pow((5 + length) / 6.0, 0.6);
    }

    /** Returns the places of numbers in decreasing order, equal ones as they stand. */
    private static int[] order(float[] numbers) {
        return IntStream.range(0, numbers.length).boxed()
                .sorted(Comparator.comparingDouble(i -> -numbers[i])).mapToInt(i -> i).toArray();
    }
}
