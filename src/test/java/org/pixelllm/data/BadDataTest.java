package org.pixelllm.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.problem.UserProblem;

class BadDataTest {
    private static final String GOOD = "{'picture': '1.png', 'id': 'good', 'caption': 'a cat'}";

    @TempDir
    Path folder;
    private DataFiles files;

    @BeforeEach
    void aPicture() {
        files = new DataFiles(folder).picture("1.png", 100, 50);
    }

    private static Map<Flaw, Long> counts(Findings findings) {
        Map<Flaw, Long> counts = new LinkedHashMap<>();
        findings.groups().forEach(group -> counts.put(group.flaw(), group.count()));
        return counts;
    }

    private static String box(String box) {
        return "{'picture': '1.png', 'id': " + box.hashCode() + ", 'regions': [{'text': 'a', 'box': [" + box + "]}]}\n";
    }

    @Test
    void whatIsBadIsSkippedAndCounted() {
        Findings findings = files.text("d.jsonl", GOOD + "\n" + GOOD + "\n" // an id twice
                + box("10, 10, 10, 40") + box("200, 0, 300, 50") + box("NaN, 0, 1, 1") + box("1, 2, 3")
                + box("-40, 0, 50, 50") + box("'a', 0, 1, 1")
                + "{'picture': '1.png', 'id': 3, 'caption': '  '}\n{'picture': '1.png', 'id': 4, 'caption': \n"
                + "{'picture': '1.png', 'id': 5, 'caption': 7}\n{'id': 6, 'caption': 'a'}\n[1]\nnonsense\n").skipping();

        assertEquals(Map.of(Flaw.TWICE, 1L, Flaw.EMPTY_BOX, 1L, Flaw.BOX_OUTSIDE, 1L, Flaw.NOT_A_NUMBER, 1L,
                Flaw.WRONG_TYPE, 3L, Flaw.BOX_REACHES_OUT, 1L, Flaw.EMPTY_TEXT, 1L, Flaw.CUT_SHORT, 1L,
                Flaw.MISSING_FIELD, 1L, Flaw.NOT_JSON, 2L), counts(findings));
        assertEquals(12, findings.skipped());
    }

    @Test
    void theFirstFlawEndsTheReadingUnlessFlawsAreSkipped() {
        UserProblem problem = assertThrows(UserProblem.class,
                () -> files.text("d.jsonl", GOOD + "\r\n" + box("NaN, 0, 1, 1")).read());

        assertTrue(problem.getMessage().contains("d.jsonl line 2, regions[0].box[0]"), problem.getMessage());
        assertTrue(problem.getMessage().contains("--skip-bad"), problem.getMessage());
    }

    @Test
    void aMissingPictureIsListedOnce() {
        String row = "{'picture': 'dogs/9.png', 'id': %d, 'caption': 'a'}\n";
        Findings findings = files.text("d.jsonl", GOOD + "\n" + String.format(row, 1) + String.format(row, 2))
                .skipping();

        assertEquals(Map.of(Flaw.MISSING_PICTURE, 1L), counts(findings));
        assertEquals(Set.of("dogs/9.png"), findings.missingPictures());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../1.png", "a/../../1.png", "/etc/passwd.png", "C:\\\\x.png", ""})
    void picturesAreNeverLookedForOutsideTheFolder(String name) {
        Findings findings = files.text("d.jsonl", GOOD + "\n{'picture': '" + name + "', 'caption': 'a'}").skipping();

        assertEquals(1, findings.skipped());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "ISO-8859-1"})
    void textIsReadInAnyOfTheUsualEncodings(String charset) {
        List<Example> examples = files
                .text("d.jsonl", GOOD.replace("cat", "chat d'été".replace('\'', ' ')) + "\r\n",
                        Charset.forName(charset))
                .read();

        assertEquals("a chat d été", examples.get(0).narratives().get(0).text());
    }

    @Test
    void aByteOrderMarkAndOldMacLineEndsDoNotMatter() {
        assertEquals(1, files.text("d.jsonl", "\uFEFF" + GOOD + "\r\r").read().size());
        assertEquals(1, files.text("d.jsonl", "\uFEFF" + GOOD, StandardCharsets.UTF_16LE).read().size());
    }

    @Test
    void bytesThatAreNoUtf8AreReadAsLatin1AndTold() {
        Findings findings = files.text("d.jsonl", GOOD.replace("cat", "été"), StandardCharsets.ISO_8859_1).skipping();

        assertEquals(Map.of(Flaw.NOT_UTF8, 1L), counts(findings));
        assertEquals(0, findings.skipped());
    }

    @Test
    void ofAFileThatEndsTooEarlyAllCompleteRowsAreUsed() {
        String row = "{'id': %d, 'regions': [{'x': 1, 'y': 1, 'width': 5, 'height': 5, 'phrase': 'a'}]}";
        files.text("region_descriptions.json", "[" + String.format(row, 1) + ",\n" + row.substring(0, 30));
        try (DataSet data = files.open(DataSet.Options.STRICT.skippingBad())) {
            assertEquals(1, DataFiles.all(data).size());
            assertEquals(Map.of(Flaw.CUT_SHORT, 1L), counts(data.findings()));
        }
    }

    @Test
    void rowsOfPicturesThatAreNotListedAndBadMasksAreTold() {
        Findings findings = files.text("instances.json", "{'images': [{'id': 1, 'file_name': '1.png', 'width': 100, "
                + "'height': 50}, {'id': 1, 'file_name': '1.png', 'width': 100, 'height': 50}], 'annotations': ["
                + "{'image_id': 2, 'bbox': [0, 0, 1, 1], 'id': 1}, {'image_id': 1, 'bbox': [0, 0, 1, 1], 'id': 2, "
                + "'segmentation': {'size': [50, 100], 'counts': 'zz'}}, 7]}").skipping();

        assertEquals(Map.of(Flaw.TWICE, 1L, Flaw.UNKNOWN_PICTURE, 1L, Flaw.BAD_MASK, 1L, Flaw.WRONG_TYPE, 1L),
                counts(findings));
    }

    @Test
    void ofAFileThatCannotBeRecognisedItIsToldWhatIsWrongWithIt() {
        files.text("captions.json", "{'images': [{'id': 1, 'file_na");

        assertEquals(List.of("captions.json (file that ends too early)"), DataSet.unread(folder));
    }

    @Test
    void aFolderWithoutDataSaysWhatItHolds() {
        UserProblem problem = assertThrows(UserProblem.class, () -> files.text("x.json", "{}").read());

        assertTrue(problem.getMessage().contains("x.json"), problem.getMessage());
    }
}
