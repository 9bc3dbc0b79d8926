package org.pixelllm.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixelllm.geometry.CocoBox;
import org.pixelllm.model.Extent;
import org.pixelllm.problem.UserProblem;

class CocoReaderTest {
    private static final String IMAGES = "'images': [{'license': 3, 'file_name': 'COCO_train2014_000000000042.jpg', "
            + "'coco_url': 'http://images.cocodataset.org/x.jpg', 'height': 48, 'width': 64, 'id': 42}, "
            + "{'file_name': 'COCO_train2014_000000000043.jpg', 'height': 48, 'width': 64, 'id': 43}]";
    private static final String OBJECT = "{'segmentation': [[10.0, 10.0, 30.0, 10.0, 30.0, 30.0]], 'area': 200.5, "
            + "'iscrowd': 0, 'image_id': 42, 'bbox': [10.0, 10.0, 20.0, 20.5], 'category_id': 18, 'id': 1}";
    private static final String CATEGORIES = "'categories': [{'supercategory': 'animal', 'id': 18, 'name': 'dog'}]";

    @TempDir
    Path folder;

    private DataFiles files() {
        return new DataFiles(folder).picture("train2014/COCO_train2014_000000000042.jpg", 64, 48)
                .picture("train2014/COCO_train2014_000000000043.jpg", 64, 48);
    }

    @Test
    void captionsAreGatheredByPicture() {
        List<Example> examples = files().text("captions_train2014.json", "{'info': {'year': 2014}, " + IMAGES
                + ", 'licenses': [{'url': 'x', 'id': 1, 'name': 'y'}], 'annotations': ["
                + "{'image_id': 43, 'id': 1, 'caption': 'A dog. '}, {'image_id': 42, 'id': 2, 'caption': 'Two dogs.'}, "
                + "{'image_id': 43, 'id': 3, 'caption': 'Some dog'}]}").read();

        assertEquals(List.of("42", "43"), examples.stream().map(Example::id).toList());
        assertEquals(List.of("A dog.", "Some dog"),
                examples.get(1).narratives().stream().map(Narrative::text).toList());
        assertEquals(Optional.of(new Extent(48, 64)), examples.get(1).size());
    }

    @Test
    void objectsHaveKindsBoxesAndMasksEvenIfAllThatComesLast() {
        String crowd = "{'segmentation': {'counts': [0, 48, 3024], 'size': [48, 64]}, 'area': 48, 'iscrowd': 1, "
                + "'image_id': 42, 'bbox': [0, 0, 1, 48], 'category_id': 18, 'id': 2}";
        List<Example> examples = files().text("instances_train2014.json",
                "{'annotations': [" + OBJECT + ", " + crowd + "], " + CATEGORIES + ", " + IMAGES + "}").read();

        List<BoxedText> regions = examples.get(0).regions();
        assertEquals("dog", regions.get(0).text());
        assertEquals(new CocoBox(10, 10, 20, 20.5), regions.get(0).bounds());
        assertEquals(200, regions.get(0).mask().orElseThrow().mask(48, 64).area(), 20);
        assertEquals(48, regions.get(1).mask().orElseThrow().mask(48, 64).area());
    }

    @Test
    void referencesFindTheirObjectsInTheInstances() {
        List<Example> examples = files()
                .text("instances.json", "{" + IMAGES + ", 'annotations': [" + OBJECT + "], " + CATEGORIES + "}")
                .text("refs.json", "[{'sent_ids': [5, 6], 'file_name': 'COCO_train2014_000000000042_1.jpg', "
                        + "'ann_id': 1, 'ref_id': 9, 'image_id': 42, 'split': 'testA', 'category_id': 18, "
                        + "'sentences': [{'tokens': ['the', 'dog'], 'raw': 'The dog', 'sent_id': 5, 'sent': 'the dog'},"
                        + " {'tokens': ['left'], 'raw': 'left', 'sent_id': 6, 'sent': 'left'}]}]")
                .read(Optional.of(Format.REFCOCO));

        assertEquals(1, examples.size());
        assertEquals("testA", examples.get(0).split());
        assertEquals(List.of("the dog", "left"), texts(examples.get(0).expressions()));
        assertEquals(new CocoBox(10, 10, 20, 20.5), examples.get(0).expressions().get(1).bounds());
        assertTrue(examples.get(0).expressions().get(1).mask().isPresent());
    }

    @Test
    void expressionsOfMdetrAreCaptionsOfImagesAndJoinedByPicture() {
        String image = "{'file_name': 'COCO_train2014_000000000042.jpg', 'height': 48, 'width': 64, 'id': %d, "
                + "'original_id': 42, 'caption': '%s', 'dataset_name': 'refcoco', 'tokens_negative': [[0, 7]]}";
        String box = "{'area': 100, 'iscrowd': 0, 'image_id': %d, 'category_id': 18, 'id': %d, "
                + "'bbox': [10, 10, 20, 20], 'original_id': 1, 'tokens_positive': [[0, 3]]}";
        List<Example> examples = files().text("finetune_refcoco_val.json", "{'info': [], 'licenses': [], 'images': ["
                + String.format(image, 0, "the dog") + "," + String.format(image, 1, "left one")
                + "], 'annotations': [" + String.format(box, 0, 0) + "," + String.format(box, 1, 1)
                + "], 'categories': []}").read();

        assertEquals(1, examples.size());
        assertEquals(List.of("the dog", "left one"), texts(examples.get(0).expressions()));
    }

    @Test
    void expressionsOfUninextAreListsBesideABox() {
        List<Example> examples = files().text("instances.json",
                "{'train': [], 'val': [{'bbox': [10, 10, 20, 20], 'category_id': 0, 'image_id': 42, 'height': 48, "
                        + "'width': 64, 'expressions': ['the dog', 'left'], 'mask': [[10, 10, 30, 10, 30, 30]]}], "
                        + "'testA': [{'bbox': [1, 1, 2, 2], 'category_id': 0, 'image_id': 43, 'height': 48, "
                        + "'width': 64, 'expressions': ['a cat']}]}")
                .read();

        assertEquals(List.of("val", "testA"), examples.stream().map(Example::split).toList());
        assertEquals(List.of("the dog", "left"), texts(examples.get(0).expressions()));
        assertTrue(examples.get(0).expressions().get(0).mask().isPresent());
        assertTrue(examples.get(1).expressions().get(0).mask().isEmpty());
    }

    @Test
    void regionsOfGritAreCaptionsWithBoxes() {
        List<Example> examples = files().text("test.json", "{" + IMAGES + ", 'annotations': [{'image_id': 42, "
                + "'bbox': [10, 10, 20, 20], 'category_id': 1, 'id': 7, 'caption': 'a brown dog'}]}").read();

        assertEquals(List.of("a brown dog"), texts(examples.get(0).regions()));
        assertEquals("7", examples.get(0).regions().get(0).id());
    }

    @Test
    void regionsOfVisualGenomeFindSizesAndNamesInTheListOfPictures() {
        List<Example> examples = files().picture("VG_100K_2/1.jpg", 80, 60)
                .text("image_data.json",
                        "[{'width': 80, 'url': 'https://cs.stanford.edu/people/rak248/VG_100K_2/1.jpg', "
                                + "'height': 60, 'image_id': 1, 'coco_id': null, 'flickr_id': null}]")
                .text("region_descriptions.json", "[{'regions': [{'region_id': 1382, 'width': 40, 'height': 30, "
                        + "'image_id': 1, 'phrase': 'the clock is green', 'y': 5, 'x': 4}], 'id': 1}]")
                .read();

        assertEquals(Optional.of(new Extent(60, 80)), examples.get(0).size());
        assertEquals(new CocoBox(4, 5, 40, 30), examples.get(0).regions().get(0).bounds());
        assertEquals("the clock is green", examples.get(0).regions().get(0).text());
    }

    @Test
    void aPickleIsRefusedWithHowToConvertIt() {
        UserProblem problem = assertThrows(UserProblem.class,
                () -> files().text("refs(unc).p", "cos\nsystem\n(S'ls'\ntR.").read());

        assertTrue(problem.getMessage().contains("python3 -c"), problem.getMessage());
    }

    private static List<String> texts(List<BoxedText> all) {
        return all.stream().map(BoxedText::text).toList();
    }
}
