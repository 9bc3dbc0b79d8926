package org.pixelllm.data.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NarratorTest {
    @Property(tries = 300, seed = "1")
    void a_narrative_names_each_object_once_with_its_own_words(@ForAll long seed) {
        Scene scene = Scene.of(seed, 96, 96);
        Told told = Narrator.narrative(scene);
        for (int i = 0; i < scene.objects().size(); i++) {
            assertTrue(wordsAbout(told, i).matches("an? " + scene.objects().get(i).phrase()), told.text());
        }
        assertTrue(told.words().size() <= 40, told.text());
        assertTrue(told.text().endsWith(" the " + scene.ground().word() + "."));
    }

    private static String wordsAbout(Told told, int object) {
        return told.words().stream().filter(w -> w.object() == object).map(ToldWord::text)
                .collect(Collectors.joining(" "));
    }

    @Property(tries = 1000, seed = "1")
    void every_expression_fits_its_object_and_no_other(@ForAll long seed) {
        Scene scene = Scene.of(seed, 128, 96);
        List<Expression> expressions = Narrator.expressions(scene);
        assertFalse(expressions.isEmpty());
        for (Expression e : expressions) {
            assertEquals(Set.of(e.object()), new Reader(scene).mightMean(e.told().text()), e.told().text());
        }
        assertEquals(expressions.size(), new HashSet<>(expressions).size());
    }

    @Property(tries = 300, seed = "1")
    void words_of_an_expression_about_a_landmark_carry_the_landmark(@ForAll long seed) {
        Scene scene = Scene.of(seed, 96, 96);
        for (Expression e : Narrator.expressions(scene)) {
            assertEquals(e.object(), e.told().words().get(0).object());
            for (ToldWord word : e.told().words()) {
                for (Kind kind : Kind.values()) {
                    assertTrue(!word.text().equals(kind.word()) || scene.objects().get(word.object()).kind() == kind);
                }
            }
        }
    }

    @Property(tries = 300, seed = "1")
    void nothing_is_said_outside_the_vocabulary_and_offsets_fit(@ForAll long seed) {
        Scene scene = Scene.of(seed, 96, 96);
        Set<String> known = new TreeSet<>(Narrator.vocabulary());
        List<Told> all = new java.util.ArrayList<>(List.of(Narrator.narrative(scene)));
        IntStream.range(0, scene.objects().size()).forEach(i -> all.add(Narrator.phrase(scene, i)));
        Narrator.expressions(scene).forEach(e -> all.add(e.told()));
        for (Told told : all) {
            for (ToldWord word : told.words()) {
                assertTrue(known.contains(word.text()), word.text());
                assertEquals(word.text(), told.text().substring(word.begin(), word.end()));
            }
        }
    }

    @Test
    void kind_colour_size_and_relation_each_settle_many_expressions() {
        Map<Settles, Integer> counts = new EnumMap<>(Settles.class);
        int all = 0;
        for (int seed = 0; seed < 300; seed++) {
            for (Expression e : Narrator.expressions(Scene.of(seed, 64, 64))) {
                counts.merge(e.settledBy(), 1, Integer::sum);
                all++;
            }
        }
        for (Settles settles : Settles.values()) {
            assertTrue(counts.get(settles) > 0.05 * all, counts::toString);
        }
    }

    @Test
    void a_child_knows_all_the_words() {
        assertEquals(67, Narrator.vocabulary().size());
        assertEquals(30, Kind.values().length);
        assertEquals(Narrator.vocabulary().stream().sorted().toList(), Narrator.vocabulary());
    }

    @Test
    void two_objects_are_told_by_how_they_stand_to_each_other() {
        assertEquals("a white square left of an orange square on the floor.", Narrator.narrative(Scene.of(11, 128, 128))
                .text());
    }
}
