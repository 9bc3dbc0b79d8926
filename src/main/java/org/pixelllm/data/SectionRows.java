package org.pixelllm.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a JSON file that is one list of objects, or an object of such lists, as COCO's are. */
final class SectionRows extends Rows {
    private static final Pattern LINE = Pattern.compile(" at line (\\d+) ");

    private final TextFile text;
    private final JsonReader json;
    private final Predicate<String> wanted;
    private String section = "";
    private boolean begun;
    private boolean single; // the file is one list
    private boolean inList;
    private boolean broken;

    /** Opens a file; the lists that are not wanted are passed over. */
    SectionRows(Path file, Findings findings, Predicate<String> wanted) {
        this(file, open(file), findings, wanted);
    }

    SectionRows(Path file, InputStream stream, Findings findings, Predicate<String> wanted) {
        super(file, findings);
        this.wanted = wanted;
        try {
            text = new TextFile(stream);
        } catch (IOException e) {
            throw problem(file, e);
        }
        json = new JsonReader(new BufferedReader(text));
        json.setStrictness(Strictness.LENIENT); // for NaN, which Python writes
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    @Override
    Optional<Row> read() throws IOException, BadRow {
        if (broken) {
            return Optional.empty();
        }
        text.allow(LONGEST);
        try {
            return advance();
        } catch (TextFile.RowTooLong e) {
            throw broken(Flaw.TOO_LONG, "a row of more than " + LONGEST + " characters");
        } catch (EOFException e) {
            throw broken(Flaw.CUT_SHORT, "the end of the file in the middle of a list");
        } catch (MalformedJsonException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw e.getCause() instanceof TextFile.RowTooLong
                    ? broken(Flaw.TOO_LONG, "a row of more than " + LONGEST + " characters")
                    : isCut(e)
                            ? broken(Flaw.CUT_SHORT, "the end of the file in the middle of a row")
                            : broken(Flaw.NOT_JSON, reason(e));
        }
    }

    /** Nothing after a broken place can be trusted. */
    private BadRow broken(Flaw flaw, String seen) {
        broken = true;
        return new BadRow(flaw, at(), seen);
    }

    private Optional<Row> advance() throws IOException, BadRow {
        if (!begun) {
            begin();
        }
        while (true) {
            if (inList && json.hasNext()) {
                return Optional.of(row());
            }
            if (inList) {
                json.endArray();
                inList = false;
            }
            if (single || !nextSection()) {
                return Optional.empty();
            }
        }
    }

    private void begin() throws IOException, BadRow {
        begun = true;
        if (json.peek() == JsonToken.BEGIN_ARRAY) {
            json.beginArray();
            single = true;
            inList = true;
        } else if (json.peek() == JsonToken.BEGIN_OBJECT) {
            json.beginObject();
        } else {
            throw broken(Flaw.NOT_JSON, "neither a list nor an object");
        }
    }

    private boolean nextSection() throws IOException {
        while (json.hasNext()) {
            section = json.nextName();
            if (wanted.test(section) && json.peek() == JsonToken.BEGIN_ARRAY) {
                json.beginArray();
                inList = true;
                return true;
            }
            text.allow(Long.MAX_VALUE);
            json.skipValue();
            text.allow(LONGEST);
        }
        json.endObject();
        return false;
    }

    private Row row() throws IOException, BadRow {
        Position at = at();
        JsonElement element = JsonParser.parseReader(json);
        if (!(element instanceof JsonObject object)) {
            throw new BadRow(Flaw.WRONG_TYPE, at, "a row that is not an object");
        }
        return new Row(object, section, at);
    }

    private Position at() {
        Matcher line = LINE.matcher(json.toString());
        return new Position(file(), line.find() ? Long.parseLong(line.group(1)) : 0,
                json.getPath().replaceFirst("^\\$\\.?", ""));
    }

    /** Says whether the text ended where more had to come; Gson tells so in two ways. */
    static boolean isCut(Throwable e) {
        return e instanceof EOFException || e.getCause() instanceof EOFException
                || reason(e).startsWith("Unterminated string");
    }

    /** Returns what Gson says, without its advice. */
    static String reason(Throwable e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage() == null ? "damaged JSON" : cause.getMessage();
        return message.lines().findFirst().orElse("").replaceFirst("(?i)^use JsonReader.*? to accept ", "");
    }

    @Override
    long foreign() {
        return text.foreign();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
