package org.pixelllm.kernel.cell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.pixelllm.kernel.cell.Comm.News;

/** The conversations of a notebook that are open. */
public final class Comms {
    private static final int MOST = 10_000; // open at once; a front end that opens more is refused

    private final Map<String, Comm> open = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<Comm, News>> answers = new ConcurrentHashMap<>();
    private final Set<String> missed = ConcurrentHashMap.newKeySet();
    private final Wire wire;

    /** The way to the front end. */
    public interface Wire {
        /**
         * Sends a message.
         *
         * @param type {@code comm_open}, {@code comm_msg} or {@code comm_close}
         * @param about the parts of the content beside the data: the conversation's id, and its target at the start
         */
        void send(String type, Map<String, Object> about, News news);
    }

    public Comms(Wire wire) {
        this.wire = wire;
    }

    Comm open(String target, News first) {
        Comm comm = new Comm(UUID.randomUUID().toString(), target, this);
        open.put(comm.id(), comm);
        send("comm_open", comm, first);
        return comm;
    }

    void answer(String target, BiConsumer<Comm, News> opened) {
        answers.put(target, opened);
    }

    void send(String type, Comm comm, News news) {
        if (!open.containsKey(comm.id())) {
            throw new IllegalStateException("this conversation has ended");
        }
        wire.send(type, type.equals("comm_open")
                ? Map.of("comm_id", comm.id(), "target_name", comm.target())
                : Map.of("comm_id", comm.id()), news);
    }

    /** Says something to whoever still listens: nobody, where the conversation has ended meanwhile. */
    void tell(Comm comm, News news) {
        if (open.containsKey(comm.id())) {
            wire.send("comm_msg", Map.of("comm_id", comm.id()), news);
        }
    }

    void close(Comm comm) {
        if (open.remove(comm.id()) != null) {
            sendEnd(comm.id());
        }
    }

    private void sendEnd(String id) {
        wire.send("comm_close", Map.of("comm_id", id), News.of(Map.of()));
    }

    /** Hears that the front end opens a conversation; one that nobody answers is closed at once. */
    public void opened(String id, String target, News first) {
        BiConsumer<Comm, News> answer = answers.get(target);
        if (answer == null && missed.size() < MOST) {
            missed.add(target);
        }
        if (answer == null || open.size() >= MOST || open.containsKey(id)) {
            sendEnd(id);
            return;
        }
        Comm comm = new Comm(id, target, this);
        open.put(id, comm);
        answer.accept(comm, first);
    }

    boolean wasMissed(String target) {
        return missed.contains(target);
    }

    /** Hears what the front end says; nobody hears it where the conversation has ended. */
    public void said(String id, News news) {
        Comm comm = open.get(id);
        if (comm != null) {
            comm.hear(news);
        }
    }

    /** Hears that the front end ends a conversation. */
    public void ended(String id, News last) {
        Comm comm = open.remove(id);
        if (comm != null) {
            comm.hearEnd(last);
        }
    }

    /** Returns the open conversations, id to target; those of one target where it is not empty. */
    public Map<String, String> list(String target) {
        Map<String, String> found = new LinkedHashMap<>();
        open.values().stream().filter(comm -> target.isEmpty() || comm.target().equals(target))
                .forEach(comm -> found.put(comm.id(), comm.target()));
        return found;
    }
}
