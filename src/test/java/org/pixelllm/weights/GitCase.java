package org.pixelllm.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.pixelllm.model.GitConfig;
import org.pixelllm.model.GitTextHead;
import org.pixelllm.model.TextHead.Encoded;
import org.pixelllm.model.TextIds;

/** GIT's text head, filled by GIT itself or by BERT. R rows, T visual tokens, L text length, D width. */
final class GitCase {
    private final ComponentFolder folder;
    private final NDManager manager;
    private final NDArray ids; // (R, L)
    private final GitConfig config;

    GitCase(ComponentFolder folder) {
        this.folder = folder;
        manager = folder.manager();
        ids = folder.input("input_ids");
        int visual = folder.library() == PublicWeights.GIT
                ? (int) folder.input("visual_features").getShape().get(2)
                : 8;
        config = new BertShape(folder.tensors(), folder.path()).text(visual, 100, 1000, new TextIds(1, 2));
    }

    void checkGit() {
        GitTextHead head = folder.build(n -> true, p -> new GitTextHead(p.in("textual"), config));
        NDArray visual = folder.input("visual_features");
        Encoded seen = head.encode(visual);
        int width = config.width();
        folder.checkBoth("projected_visual", seen.states().get(":, :, :" + width));
        folder.checkBoth("embeddings", embedded(head));
        NDArray features = head.decode(seen, ids);
        folder.checkBoth("features", features);
        folder.checkBoth("logits", head.logits(features));
        long tokens = visual.getShape().get(1);
        for (int i = 0; i < config.layers(); i++) {
            String text = ":, " + tokens + ":";
            GitTextHead shallow = shallow(i + 1);
            for (String file : new String[]{"expected", "expected_flax"}) {
                folder.check(file, "layer" + i, both(shallow, seen, visual, i), x -> x.get(text));
            }
            if (i + 1 < config.layers()) { // what visual tokens become in the last layer is never asked for
                NDArray read = seen.states().get(":, :, " + (i + 1) * width + ":" + (i + 2) * width);
                NDArray whole = read.concat(shallow.decode(shallow.encode(visual), ids), 1);
                folder.checkBoth("layer" + i, whole);
            }
        }
    }

    /** Returns a layer's output; its visual part is left empty. */
    private NDArray both(GitTextHead shallow, Encoded seen, NDArray visual, int layer) {
        NDArray text = shallow.decode(shallow.encode(visual), ids);
        Shape s = seen.states().getShape();
        return manager.zeros(new Shape(s.get(0), s.get(1), config.width())).concat(text, 1);
    }

    void checkBert() {
        GitTextHead head = shallow(config.layers());
        folder.checkBoth("causal.embeddings", embedded(head));
        for (int i = 0; i < config.layers(); i++) {
            GitTextHead shallow = shallow(i + 1);
            folder.checkBoth("causal.layer" + i, shallow.decode(shallow.encode(nothing()), ids));
        }
    }

    private GitTextHead shallow(int layers) {
        return folder.buildSome(p -> new GitTextHead(p.in("textual"), new GitConfig(config.vocabulary(),
                config.visualWidth(), config.width(), config.heads(), layers, config.mlpWidth(), config.positions(),
                config.maxLength(), config.ids())));
    }

    /** A context is embedded as a text is, and enters the first layer. */
    private NDArray embedded(GitTextHead head) {
        return head.encode(nothing(), ids).states().get(":, :, :" + config.width());
    }

    private NDArray nothing() {
        return manager.zeros(new Shape(ids.getShape().get(0), 0, config.visualWidth()));
    }
}
