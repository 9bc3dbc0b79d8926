package org.pixelllm.kernel.cell;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pixelllm.kernel.cell.Comm.News;
import org.pixelllm.magics.spi.Conversation;
import org.pixelllm.magics.spi.Conversations;

/** The notebook's conversations, as magics see them. */
public record MagicComms(Comms comms) implements Conversations {
    @Override
    public Conversation open(String target, Map<String, Object> data, Map<String, Object> metadata) {
        return new One(comms, comms.open(target, new News(data, metadata, List.of())));
    }

    @Override
    public void answer(String target, Consumer<Conversation> opened) {
        comms.answer(target, (comm, first) -> opened.accept(new One(comms, comm)));
    }

    @Override
    public boolean wasMissed(String target) {
        return comms.wasMissed(target);
    }

    private record One(Comms comms, Comm comm) implements Conversation {
        @Override
        public String id() {
            return comm.id();
        }

        @Override
        public void say(Map<String, Object> data) {
            comms.tell(comm, News.of(data));
        }

        @Override
        public void listen(Consumer<Map<String, Object>> said, Runnable ended) {
            comm.onMessage(news -> said.accept(news.data())).onClose(last -> ended.run());
        }

        @Override
        public void close() {
            comm.close();
        }
    }
}
