package org.pixelllm.magics.spi;

import java.util.Map;
import java.util.function.Consumer;

/** Begins conversations between magics and the front end. */
public interface Conversations {
    /**
     * Opens a conversation with whoever answers to a name in the front end.
     *
     * @param target the name, such as {@code jupyter.widget}
     * @param data the first thing to say
     * @param metadata more about it, such as the version of what is spoken
     */
    Conversation open(String target, Map<String, Object> data, Map<String, Object> metadata);

    /** Answers to a name when the front end opens a conversation, in place of who answered before. */
    void answer(String target, Consumer<Conversation> opened);

    /** Says whether the front end has opened a conversation by a name to which nobody answered. */
    boolean wasMissed(String target);
}
