package org.pixelllm.text;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pixelllm.problem.UserProblem;

class HostileTokenizerFileTest {
    private static final Path RESOURCES = Path.of("test/resources/components");
    private static final List<String> TEXTS = List.of("", "a small red car", "\u00bd\u0301\ud83d", "\u2581 \u0000");

    @Test
    void aCutSentencePieceModelIsRefusedOrStillWhole() throws IOException {
        byte[] good = Files.readAllBytes(RESOURCES.resolve("t5_tokenizer/spiece.model"));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            answers("spiece.model", Arrays.copyOf(good, random.nextInt(i < 50 ? 4000 : good.length)));
        }
        refuses("spiece.model", Arrays.copyOf(good, good.length - 1), "longer than the file");
    }

    @Test
    void damagedBytesNeverGiveMoreThanAProblem() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        for (String file : List.of("t5_tokenizer/spiece.model", "bert_tokenizer/tokenizer.json",
                "bert_tokenizer/vocab.txt")) {
            byte[] good = Files.readAllBytes(RESOURCES.resolve(file));
            for (int i = 0; i < 60; i++) {
                byte[] bad = good.clone();
                for (int n = 0; n < 20; n++) {
                    bad[random.nextInt(Math.min(bad.length, 9000))] = (byte) random.nextInt();
                }
                answers(RESOURCES.resolve(file).getFileName().toString(), bad);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            longer than the file      | 0a ff ff ff ff 07
            longer than the file      | 0a ff ff ff ff ff ff ff ff ff 01
            more than 64 bits         | 08 ff ff ff ff ff ff ff ff ff ff ff
            end of the file           | 0d 00
            an unknown kind           | 0b
            without a number          | 02 00
            a number in the place     | 08 01
            no UTF-8                  | 0a 03 0a 01 ff
            unknown kind 9            | 0a 05 0a 01 61 18 09
            a piece of 0 characters   | 0a 00
            two equal pieces          | 0a 03 0a 01 61 0a 03 0a 01 61
            whose score is no number  | 0a 08 0a 01 61 15 00 00 c0 7f
            no token that ends        | 0a 03 0a 01 61 12 0c d0 02 ff ff ff ff ff ff ff ff ff 01
            not of the unigram kind   | 12 02 18 02
            a user defined            | 0a 05 0a 01 61 18 04
            no piece for what         | 12 00
            no piece for the byte 0   | 0a 03 0a 01 61 12 03 98 02 01
            cut off                   | 1a 03 12 01 00
            of a wrong size           | 1a 0a 12 08 ff ff ff 7f 00 00 00 00
            whose last replacement    | 1a 0b 12 09 04 00 00 00 00 00 00 00 41
            """)
    void namesWhatIsWrongInASentencePieceModel(String found, String hex) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String digits : hex.trim().split(" ")) {
            bytes.write(Integer.parseInt(digits, 16));
        }
        refuses("spiece.model", bytes.toByteArray(), found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            no JSON                     | {
            no JSON                     | nonsense
            no JSON                     | {} {}
            no "model"                  | {}
            no group of fields at ""    | []
            neither Unigram nor         | {"model":{"type":"BPE"}}
            no text at "model.type"     | {"model":{"type":7}}
            no "model.unk_id"           | {"model":{"type":"Unigram","unk_id":null,"vocab":[]}}
            no whole number             | {"model":{"type":"Unigram","unk_id":1e300,"vocab":[]}}
            no list at "model.vocab"    | {"model":{"type":"Unigram","unk_id":0,"vocab":{}}}
            without a score             | {"model":{"type":"Unigram","unk_id":0,"vocab":[["a"]]}}
            no number at                | {"model":{"type":"Unigram","unk_id":0,"vocab":[["a","b"]]}}
            no piece for what           | {"model":{"type":"Unigram","unk_id":-1,"vocab":[["a",0]]}}
            write spaces                | {"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]}}
            the id 2000000000           | {"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]},"added_tokens":[{"id":2000000000}]}
            base 64                     | {"model":{"type":"Unigram","unk_id":0,"vocab":[["a",0]]},"normalizer":{"type":"Precompiled","precompiled_charsmap":"?"}}
            count from 0                | {"model":{"type":"WordPiece","vocab":{"a":1}}}
            count from 0                | {"model":{"type":"WordPiece","vocab":{"a":2147483647}}}
            BERT's to clean             | {"model":{"type":"WordPiece","vocab":{"a":0}}}
            no token [PAD]              | {"model":{"type":"WordPiece","vocab":{"a":0}},"normalizer":{"type":"BertNormalizer"}}
            """)
    void namesWhatIsWrongInJson(String found, String json) throws IOException {
        refuses("tokenizer.json", json.getBytes(StandardCharsets.UTF_8), found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"model\":", "{\"model\":{\"type\":\"Unigram\",\"vocab\":["})
    void deepJsonIsRefused(String unit) throws IOException {
        refuses("tokenizer.json", unit.repeat(100_000).getBytes(StandardCharsets.UTF_8), "");
    }

    @Test
    void aVocabularyOfBertWithoutItsTokensIsRefused() throws IOException {
        refuses("vocab.txt", "[PAD]\n[CLS]\n[SEP]\n".getBytes(StandardCharsets.UTF_8), "no token [UNK]");
        refuses("vocab.txt", "[CLS]\na\na\n".getBytes(StandardCharsets.UTF_8), "a token twice, the second with id 2");
        refuses("vocab.txt", new byte[]{'[', 'C', 'L', 'S', ']', '\n', -1}, "no UTF-8");
    }

    @Test
    void anyOtherNameIsRefused() throws IOException {
        refuses("merges.txt", new byte[3], "a name other than");
    }

    @Test
    void longTextTakesTimeInProportion() throws IOException {
        for (String file : List.of("t5_tokenizer/spiece.model", "t5_tokenizer/tokenizer.json",
                "bert_tokenizer/vocab.txt")) {
            Tokenizer tokenizer = TokenizerFile.read(RESOURCES.resolve(file));
            for (String unit : List.of("a", "\u0301", "\u0327\u0301", "<", "[CLS]", " ", "\ufdfa", "\ud83d")) {
                tokenizer.decode(tokenizer.encode(unit.repeat(100_000)));
            }
        }
    }

    private static void refuses(String name, byte[] bytes, String found) {
        String message = assertThrows(UserProblem.class,
                () -> TokenizerFile.read(new ByteArrayInputStream(bytes), name, "dir/" + name)).getMessage();
        assertTrue(message.contains("dir/" + name) && message.contains(found) && message.contains("try"), message);
    }

    private static void answers(String name, byte[] bytes) throws IOException {
        try {
            Tokenizer tokenizer = TokenizerFile.read(new ByteArrayInputStream(bytes), name, name);
            for (String text : TEXTS) {
                int[] ids = tokenizer.encode(text);
                tokenizer.pieces(ids);
                tokenizer.unknown(text);
            }
        } catch (UserProblem explained) {
            assertTrue(explained.getMessage().contains(name));
        }
    }
}
