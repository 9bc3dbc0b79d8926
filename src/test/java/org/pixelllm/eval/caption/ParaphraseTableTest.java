package org.pixelllm.eval.caption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.problem.UserProblem;

class ParaphraseTableTest {
    private static final String TABLE = "0.5\nnext to\nbeside\n0.1\nmotor bike\nmotorcycle\n";

    @TempDir
    private Path folder;

    @Test
    void phrasesOfDifferentLengthMatchInBothDirections() throws IOException {
        Path file = Files.writeString(folder.resolve("paraphrases.txt"), TABLE);
        Meteor meteor = new Meteor(ParaphraseTable.read(file));

        MeteorStats stats = meteor.best("dogs beside cats", List.of("dogs next to cats"));

        // dogs and cats exactly; "beside" for "next to" as a paraphrase; one chunk
        assertEquals("[3.0, 4.0, 0.0, 1.0, 2.0, 2.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, "
                + "1.0, 1.0, 0.0, 1.0, 1.0, 3.0, 4.0]", stats.toString());
        assertEquals(1, meteor.best("dogs next to cats", List.of("dogs beside cats")).counts()[16]);
    }

    @Test
    void aCompressedTableIsReadToo() throws IOException {
        Path file = folder.resolve("paraphrases.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(TABLE.getBytes(StandardCharsets.UTF_8));
        }

        assertTrue(new Meteor(ParaphraseTable.read(file)).score("a motor bike", List.of("a motorcycle")) > new Meteor()
                .score("a motor bike", List.of("a motorcycle")));
    }

    @Test
    void aFileThatIsNoTableIsToldWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("paraphrases.txt"), TABLE + "0.2\nalone\n");

        UserProblem problem = assertThrows(UserProblem.class, () -> ParaphraseTable.read(file));

        assertTrue(problem.getMessage().contains("line 7"), problem::getMessage);
    }

    @Test
    void aMissingTableIsToldWithItsName() {
        UserProblem problem = assertThrows(UserProblem.class, () -> ParaphraseTable.read(folder.resolve("none.gz")));

        assertTrue(problem.getMessage().contains("none.gz"), problem::getMessage);
    }
}
