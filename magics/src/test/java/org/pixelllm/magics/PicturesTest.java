package org.pixelllm.magics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.data.scenes.Scene;
import org.pixelllm.image.Picture;
import org.pixelllm.problem.UserProblem;

class PicturesTest {
    private static final BufferedImage IMAGE = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);

    @TempDir
    private Path folder;

    @BeforeEach
    void drawSomePictures() throws IOException {
        Files.createDirectories(folder.resolve("holiday/beach"));
        for (String name : List.of("b.png", "a.png", "with space.png", "holiday/c.png", "holiday/beach/d.png")) {
            ImageIO.write(IMAGE, "png", folder.resolve(name).toFile());
        }
        Files.createFile(folder.resolve("notes.txt"));
    }

    @Test
    void aPathIsAgainstTheNotebooksFolder() {
        assertEquals(7, only("holiday/c.png", Map.of()).width());
    }

    @Test
    void aPatternGivesItsPicturesByName() {
        assertEquals(List.of("a.png", "b.png", "with space.png"), names("*"));
        assertEquals(List.of("holiday/c.png"), names("holiday/*.png"));
        assertEquals(List.of("holiday/beach/d.png", "holiday/c.png"), names("holiday/**.png"));
        assertEquals(List.of("a.png", "b.png"), names("{a,b}.png"));
    }

    @Test
    void aPatternThatFindsNothingSaysWhereItLooked() {
        assertTrue(problem("*.jpg", Map.of()).contains("looked in     " + folder));
        assertTrue(problem("nowhere/*.jpg", Map.of()).contains("found no picture"));
        assertTrue(problem("[.jpg", Map.of()).contains("could not read the pattern"));
    }

    @Test
    void variablesOfManyTypesArePictures() {
        Picture picture = Picture.of(IMAGE);
        Path path = folder.resolve("a.png");
        for (Object value : List.of(picture, IMAGE, path, path.toFile(), path.toString(), "a.png", List.of(picture))) {
            assertEquals(7, only("photo", Map.of("photo", value)).width(), value.getClass().getSimpleName());
        }
    }

    @Test
    void aListOfPicturesKeepsItsOrder() {
        var all = resolve("photos", Map.of("photos", List.of(IMAGE, "b.png")));
        assertEquals(List.of("photos[0]", "b.png"), all.stream().map(NamedPicture::name).toList());
    }

    @Test
    void aVariableThatIsNoPictureSaysWhatItIs() {
        assertTrue(problem("photo", Map.of("photo", 42)).contains("seen          Integer"));
    }

    @Test
    void aMisspeltVariableIsMetWithTheNearest() {
        assertTrue(problem("fhoto", Map.of("photo", IMAGE)).contains("did you mean  photo ?"));
    }

    @Test
    void aSceneIsDrawnAtTheSizeAsked() {
        assertArrayEquals(Scene.of(7, 64, 48).picture().rgb(), only("scenes:7@64x48", Map.of()).rgb());
        assertEquals(384, only("scenes:7", Map.of()).height());
        assertEquals(100, only("scenes:7@100", Map.of()).height());
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenes:", "scenes:seven", "scenes:7@", "scenes:7@9x9", "scenes:7@99999x99999",
        "scenes:1 2",
        "scenes:99999999999999999999"})
    void aSceneThatCannotBeDrawnShowsOneThatCan(String name) {
        assertTrue(problem(name, Map.of()).contains("@640x480"));
    }

    private Picture only(String name, Map<String, Object> variables) {
        return pictures(variables).one(name).pixels().get();
    }

    private List<String> names(String pattern) {
        return resolve(pattern, Map.of()).stream().map(each -> each.name().replace('\\', '/')).toList();
    }

    private List<NamedPicture> resolve(String name, Map<String, Object> variables) {
        return pictures(variables).resolve(List.of(name));
    }

    private String problem(String name, Map<String, Object> variables) {
        return assertThrows(UserProblem.class, () -> resolve(name, variables)).getMessage();
    }

    private Pictures pictures(Map<String, Object> variables) {
        return new Pictures(new Desk(Front.LINE, new RecordingHost(folder, variables), new Models(),
                new Problems(Optional.empty()), new Session()));
    }
}
