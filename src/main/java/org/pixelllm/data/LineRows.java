package org.pixelllm.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The rows of a JSON lines file: an object on each line, whatever ends the line; blank lines are no rows. */
final class LineRows extends Rows {
    private final TextFile text;
    private final BufferedReader in;
    private long line;

    LineRows(Path file, Findings findings) {
        super(file, findings);
        try {
            text = new TextFile(Files.newInputStream(file));
        } catch (IOException e) {
            throw problem(file, e);
        }
        in = new BufferedReader(text);
    }

    LineRows(Path file, InputStream stream, Findings findings) throws IOException {
        super(file, findings);
        text = new TextFile(stream);
        in = new BufferedReader(text);
    }

    @Override
    Optional<Row> read() throws IOException, BadRow {
        while (true) {
            text.allow(LONGEST);
            line++;
            Position at = new Position(file(), line, "");
            String read;
            try {
                read = in.readLine();
            } catch (TextFile.RowTooLong e) {
                skipLine();
                throw new BadRow(Flaw.TOO_LONG, at, "more than " + LONGEST + " characters");
            }
            if (read == null) {
                return Optional.empty();
            }
            if (!read.isBlank()) {
                return Optional.of(new Row(object(read, at), "", at));
            }
        }
    }

    private void skipLine() throws IOException {
        text.allow(Long.MAX_VALUE);
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            // the rest of what is too long
        }
    }

    /** Parses one object; the numbers that JSON does not have, NaN and Infinity, are left to the fields. */
    static JsonObject object(String text, Position at) throws BadRow, IOException {
        JsonReader json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.LENIENT);
        try {
            JsonElement element = JsonParser.parseReader(json);
            if (!element.isJsonObject() || json.peek() != JsonToken.END_DOCUMENT) {
                throw new BadRow(Flaw.NOT_JSON, at, "a line that is not one { object }");
            }
            return element.getAsJsonObject();
        } catch (JsonParseException | EOFException | NumberFormatException | StackOverflowError e) {
            throw new BadRow(SectionRows.isCut(e) ? Flaw.CUT_SHORT : Flaw.NOT_JSON, at, SectionRows.reason(e));
        } catch (IOException e) {
            throw new BadRow(Flaw.NOT_JSON, at, SectionRows.reason(e));
        }
    }

    @Override
    long foreign() {
        return text.foreign();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
