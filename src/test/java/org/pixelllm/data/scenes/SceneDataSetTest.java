package org.pixelllm.data.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.data.CocoInstances.Annotation;
import org.pixelllm.data.LocalizedNarrative;
import org.pixelllm.data.LocalizedNarrative.TracePoint;
import org.pixelllm.data.LocalizedNarrative.Utterance;
import org.pixelllm.data.RefCoco.Ref;
import org.pixelllm.data.VisualGenome.ImageRegions;
import org.pixelllm.data.VisualGenome.Region;
import org.pixelllm.geometry.Mask;
import org.pixelllm.geometry.Polygon;
import org.pixelllm.geometry.RunLength;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;

class SceneDataSetTest {
    private static final Gson GSON = new Gson();

    @TempDir
    private Path home;

    private Path write(int count, boolean sheet) {
        Path out = home.resolve("out");
        SceneDataSet.write(new SceneDataSet.Options(count, 40, 120, 90, out, sheet), done -> {});
        return out;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static Scene scene(long seed) {
        return Scene.of(seed, 120, 90);
    }

    @Test
    void a_folder_holds_every_format_and_the_pictures() throws IOException {
        Path out = write(3, true);
        assertEquals(List.of("image_data.json", "images", "instances.json", "localized_narratives.jsonl", "refs.json",
                "region_descriptions.json", "sheet.png"), names(out));
        assertEquals(List.of("000000000040.png", "000000000041.png", "000000000042.png"), names(out.resolve("images")));
        Picture read = Picture.of(ImageIO.read(out.resolve("images/000000000041.png").toFile()));
        assertArrayEquals(scene(41).picture().rgb(), read.rgb());
        assertEquals(3 * 124 + 4, ImageIO.read(out.resolve("sheet.png").toFile()).getWidth());
    }

    @Test
    void coco_masks_and_boxes_are_those_of_the_scene() throws IOException {
        JsonObject file = JsonParser.parseString(Files.readString(write(40, false).resolve("instances.json")))
                .getAsJsonObject();
        assertEquals(30, file.getAsJsonArray("categories").size());
        assertEquals("000000000040.png",
                file.getAsJsonArray("images").get(0).getAsJsonObject().get("file_name").getAsString());
        boolean runs = false;
        boolean polygons = false;
        for (JsonElement row : file.getAsJsonArray("annotations")) {
            Annotation a = GSON.fromJson(row, Annotation.class);
            SceneObject o = scene(a.imageId()).objects().get((int) (a.id() - 10 * a.imageId() - 1));
            assertEquals(o.kind().ordinal() + 1, a.categoryId());
            assertArrayEquals(new double[]{o.box().x0(), o.box().y0(), o.box().width(), o.box().height()}, a.bbox());
            assertEquals(o.mask().area(), a.area());
            assertEquals(o.mask(), mask(a.segmentation()));
            runs |= a.segmentation().isJsonObject();
            polygons |= a.segmentation().isJsonArray();
        }
        assertTrue(runs && polygons);
    }

    private static Mask mask(JsonElement segmentation) {
        if (segmentation.isJsonObject()) {
            return RunLength.parse(segmentation.getAsJsonObject().get("counts").getAsString(), 90, 120).mask();
        }
        BitSet union = new BitSet();
        for (JsonElement polygon : (JsonArray) segmentation) {
            union.or(new Polygon(GSON.fromJson(polygon, double[].class)).mask(120, 90).bits());
        }
        return new Mask(120, 90, union);
    }

    @Test
    void references_point_to_the_object_that_their_sentences_fit() throws IOException {
        Path out = write(20, false);
        Map<Long, Annotation> annotations = new HashMap<>();
        JsonParser.parseString(Files.readString(out.resolve("instances.json"))).getAsJsonObject()
                .getAsJsonArray("annotations").forEach(row -> {
                    Annotation a = GSON.fromJson(row, Annotation.class);
                    annotations.put(a.id(), a);
                });
        List<Long> sentenceIds = new ArrayList<>();
        for (Ref ref : GSON.fromJson(Files.readString(out.resolve("refs.json")), Ref[].class)) {
            assertEquals(ref.imageId(), annotations.get(ref.annotationId()).imageId());
            assertEquals(ref.sentenceIds().size(), ref.sentences().size());
            sentenceIds.addAll(ref.sentenceIds());
            ref.sentences().forEach(s -> {
                int object = new Reader(scene(ref.imageId())).mightMean(s.sent()).iterator().next();
                assertEquals(ref.annotationId(), 10 * ref.imageId() + object + 1);
                assertEquals(s.sent(), String.join(" ", s.tokens()));
            });
        }
        assertEquals(sentenceIds.stream().distinct().count(), sentenceIds.size());
    }

    @Test
    void region_phrases_lie_on_their_boxes() throws IOException {
        Path out = write(10, false);
        for (ImageRegions image : GSON.fromJson(Files.readString(out.resolve("region_descriptions.json")),
                ImageRegions[].class)) {
            assertEquals(scene(image.id()).objects().size(), image.regions().size());
            for (int i = 0; i < image.regions().size(); i++) {
                Region region = image.regions().get(i);
                SceneObject o = scene(image.id()).objects().get(i);
                assertEquals(o.phrase(), region.phrase());
                assertEquals(o.box(), org.pixelllm.geometry.Box.ofSize(region.x(), region.y(), region.width(),
                        region.height()));
            }
        }
    }

    @Test
    void the_mouse_is_mostly_on_what_the_voice_speaks_of() throws IOException {
        int on = 0;
        int all = 0;
        for (String line : Files.readAllLines(write(60, false).resolve("localized_narratives.jsonl"))) {
            LocalizedNarrative n = GSON.fromJson(line, LocalizedNarrative.class);
            Scene scene = scene(Long.parseLong(n.imageId()));
            assertEquals(Narrator.narrative(scene).text(), n.caption());
            assertEquals(n.caption(),
                    String.join(" ", n.timedCaption().stream().map(Utterance::utterance).toList()));
            List<ToldWord> words = Narrator.narrative(scene).words().stream()
                    .filter(w -> Character.isLetter(w.text().charAt(0))).toList();
            for (int i = 0; i < words.size(); i++) {
                Utterance said = n.timedCaption().get(i);
                int object = words.get(i).object();
                for (TracePoint p : n.traces().stream().flatMap(List::stream).toList()) {
                    if (object >= 0 && p.t() >= said.startTime() && p.t() < said.endTime()) {
                        all++;
                        on += scene.objects().get(object).box().scaled(1.0 / 120, 1.0 / 90)
                                .contains(new org.pixelllm.geometry.Point(p.x(), p.y())) ? 1 : 0;
                    }
                }
            }
        }
        assertTrue(on > 0.6 * all && on < all, on + " of " + all);
    }

    @Test
    void times_never_run_backwards() throws IOException {
        for (String line : Files.readAllLines(write(60, false).resolve("localized_narratives.jsonl"))) {
            LocalizedNarrative n = GSON.fromJson(line, LocalizedNarrative.class);
            double now = 0;
            for (Utterance said : n.timedCaption()) {
                assertTrue(said.startTime() >= now && said.endTime() > said.startTime());
                now = said.endTime();
            }
            double last = -1;
            for (List<TracePoint> trace : n.traces()) {
                assertFalse(trace.isEmpty());
                for (TracePoint p : trace) {
                    assertTrue(p.t() > last);
                    last = p.t();
                }
            }
        }
    }

    @Test
    void the_same_seed_writes_the_same_bytes_over_an_earlier_run() throws IOException {
        Path out = write(5, false);
        List<String> first = new ArrayList<>();
        for (String name : List.of("instances.json", "refs.json", "localized_narratives.jsonl")) {
            first.add(Files.readString(out.resolve(name)));
        }
        write(9, true);
        write(5, false);
        for (String name : List.of("instances.json", "refs.json", "localized_narratives.jsonl")) {
            assertEquals(first.remove(0), Files.readString(out.resolve(name)));
        }
        assertEquals(5, names(out.resolve("images")).size());
        assertFalse(Files.exists(out.resolve("sheet.png")));
    }

    @Test
    void a_folder_with_other_files_is_left_alone() throws IOException {
        Path out = Files.createDirectory(home.resolve("out"));
        Files.writeString(out.resolve("thesis.txt"), "four years");
        assertTrue(assertThrows(UserProblem.class, () -> write(2, false)).getMessage().contains("thesis.txt"));
        assertEquals(List.of("thesis.txt"), names(out));
    }

    @Test
    void a_photograph_among_an_earlier_runs_pictures_is_left_alone() throws IOException {
        Path out = write(2, false);
        Files.writeString(out.resolve("images/wedding.png"), "us");
        assertTrue(assertThrows(UserProblem.class, () -> write(2, false)).getMessage().contains("wedding.png"));
        assertTrue(Files.exists(out.resolve("images/wedding.png")));
    }

    @Test
    void a_run_that_is_stopped_leaves_the_earlier_one() throws IOException {
        Path out = write(2, false);
        var options = new SceneDataSet.Options(8, 1, 64, 64, out, true);
        assertThrows(IllegalStateException.class, () -> SceneDataSet.write(options, done -> {
            throw new IllegalStateException("enough");
        }));
        assertThrows(CancellationException.class,
                () -> SceneDataSet.write(options, done -> Thread.currentThread().interrupt()));
        assertTrue(Thread.interrupted());
        assertEquals(List.of("000000000040.png", "000000000041.png"), names(out.resolve("images")));
        assertFalse(names(out).contains(".partial"));
    }

    @Test
    void progress_counts_every_scene() {
        List<Integer> seen = new ArrayList<>();
        SceneDataSet.write(new SceneDataSet.Options(4, 0, 32, 40, home.resolve("deep/er"), false), seen::add);
        assertEquals(List.of(1, 2, 3, 4), seen);
    }

    @Test
    void what_cannot_be_drawn_or_written_is_said_in_words() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "x");
        assertTrue(assertThrows(UserProblem.class, () -> SceneDataSet.write(new SceneDataSet.Options(1, 1, 64, 64, file,
                false), done -> {})).getMessage().contains("a file where a folder should be"));
        assertThrows(UserProblem.class, () -> new SceneDataSet.Options(0, 1, 64, 64, home, false));
        assertThrows(UserProblem.class, () -> new SceneDataSet.Options(1, -1, 64, 64, home, false));
        assertThrows(UserProblem.class, () -> new SceneDataSet.Options(1, 1, 31, 64, home, false));
        assertThrows(UserProblem.class, () -> new SceneDataSet.Options(1, Long.MAX_VALUE, 64, 64, home, false));
    }
}
