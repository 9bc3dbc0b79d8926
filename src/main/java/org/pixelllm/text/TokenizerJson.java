package org.pixelllm.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pixelllm.text.UnigramPiece.Kind;

/**
 * Reads a {@code tokenizer.json} with a unigram or a WordPiece model.
 *
 * @see <a href="https://huggingface.co/docs/tokenizers">the tokenizers library</a>
 */
final class TokenizerJson {
    private static final int MOST_TOKENS = 1_000_000;

    private final TokenizerFile file;
    private final Node root;
    private final Node model;

    private TokenizerJson(TokenizerFile file) throws Damaged {
        this.file = file;
        root = Node.parse(file.content());
        model = root.get("model");
    }

    static Tokenizer read(TokenizerFile file) throws Damaged {
        TokenizerJson json = new TokenizerJson(file);
        return switch (json.model.text("type", "")) {
            case "Unigram" -> json.unigram();
            case "WordPiece" -> json.wordPiece();
            default -> throw new Damaged("a model that is neither Unigram nor WordPiece");
        };
    }

    private SentencePieceTokenizer unigram() throws Damaged {
        int unknown = model.get("unk_id").integer();
        boolean byteFallback = model.bool("byte_fallback", false);
        Map<String, Integer> added = added();
        List<UnigramPiece> pieces = new ArrayList<>();
        for (Node entry : model.get("vocab").list()) {
            List<Node> pair = entry.list();
            Damaged.unless(pair.size() == 2, "a piece without a score");
            String text = pair.get(0).text();
            pieces.add(new UnigramPiece(text, (float) pair.get(1).number(),
                    pieces.size() == unknown ? Kind.UNKNOWN : kind(text, byteFallback, added)));
        }
        int size = Math.max(pieces.size(), 1 + added.values().stream().mapToInt(id -> id).max().orElse(-1));
        return new SentencePieceTokenizer(file, new Unigram(pieces, unknown, byteFallback),
                new SentencePieceNormalizer(charsmap(), prefix(), true), SpecialTokens.of(added),
                new SentencePieceTokenizer.Ids(size, added.getOrDefault("</s>", -1), added.getOrDefault("<pad>", -1)));
    }

    private static Kind kind(String text, boolean byteFallback, Map<String, Integer> added) {
        boolean isByte = byteFallback && text.matches("<0x[0-9A-F]{2}>");
        return added.containsKey(text) ? Kind.CONTROL : isByte ? Kind.BYTE : Kind.NORMAL;
    }

    private WordPieceTokenizer wordPiece() throws Damaged {
        Damaged.unless("##".equals(model.text("continuing_subword_prefix", "##")), "pieces without the sign ##");
        Node vocabulary = model.get("vocab");
        String[] tokens = new String[vocabulary.names().size()];
        for (String token : vocabulary.names()) {
            int id = vocabulary.get(token).integer();
            Damaged.unless(id >= 0 && id < tokens.length && tokens[id] == null, "ids that do not count from 0");
            tokens[id] = token;
        }
        Node rules = step("normalizer", "normalizers", "BertNormalizer").orElseThrow(
                () -> new Damaged("no rules of BERT's to clean text"));
        boolean lower = rules.bool("lowercase", true);
        return new WordPieceTokenizer(file, Arrays.asList(tokens),
                new BertNormalizer(rules.bool("clean_text", true), rules.bool("handle_chinese_chars", true),
                        rules.bool("strip_accents", lower), lower));
    }

    private Map<String, Integer> added() throws Damaged {
        Map<String, Integer> added = new TreeMap<>();
        Optional<Node> tokens = root.find("added_tokens");
        for (Node token : tokens.isPresent() ? tokens.get().list() : List.<Node>of()) {
            int id = token.get("id").integer();
            Damaged.unless(id >= 0 && id < MOST_TOKENS, "the id %d", id);
            added.put(token.get("content").text(), id);
        }
        return added;
    }

    private Charsmap charsmap() throws Damaged {
        Optional<Node> rules = step("normalizer", "normalizers", "Precompiled");
        if (rules.isEmpty()) {
            return Charsmap.NONE;
        }
        try {
            return Charsmap.read(ByteBuffer.wrap(
                    Base64.getDecoder().decode(rules.get().get("precompiled_charsmap").text())));
        } catch (IllegalArgumentException e) {
            throw new Damaged("a character map that is not written in base 64", e);
        }
    }

    private boolean prefix() throws Damaged {
        Node spaces = step("pre_tokenizer", "pretokenizers", "Metaspace").orElseThrow(
                () -> new Damaged("no rule to write spaces as U+2581"));
        return spaces.bool("add_prefix_space", true) && !"never".equals(spaces.text("prepend_scheme", "always"));
    }

    /** Returns the step of this type, which stands alone or in a sequence. */
    private Optional<Node> step(String name, String sequence, String type) throws Damaged {
        Optional<Node> first = root.find(name);
        List<Node> steps = new ArrayList<>();
        if (first.isPresent()) {
            steps.add(first.get());
            Optional<Node> more = first.get().find(sequence);
            steps.addAll(more.isPresent() ? more.get().list() : List.of());
        }
        for (Node step : steps) {
            if (type.equals(step.text("type", ""))) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }
}
