package org.pixelllm.weights;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.pixelllm.model.HeadConfig;

/**
 * Turns JSON into nested records; every component must be there, unless it is optional, and nothing else may.
 *
 * <p>A record whose type has a constant DEFAULT may be left out: older files do not know it. A language model's shape
 * says in {@value #KIND} of which kind it is.
 */
final class RecordReader {
    /** Field that says which record of several stands here. */
    static final String KIND = "kind";

    private static final Gson GSON = new Gson();

    private RecordReader() {}

    /**
     * Reads a record.
     *
     * @param path of the record in the file, "" or ending with a full stop
     * @throws IllegalArgumentException naming the field that is wrong
     */
    static <T> T read(JsonElement json, Class<T> type, String path) {
        require(json.isJsonObject(), "\"%s\" is no group of fields", path);
        JsonObject object = json.getAsJsonObject();
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(object, components, path);
        Object[] values = Arrays.stream(components).map(c -> value(object.get(c.getName()), c, path)).toArray();
        return create(type, components, values, path);
    }

    private static Object value(JsonElement json, RecordComponent component, String path) {
        String name = path + component.getName();
        if (json == null && component.getType().isRecord() && otherwise(component.getType()).isPresent()) {
            return otherwise(component.getType()).get();
        }
        if (component.getType() == Optional.class) {
            Type of = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return json == null ? Optional.empty() : Optional.of(value(json, of, name));
        }
        return value(json, component.getGenericType(), name);
    }

    private static Object value(JsonElement json, Type type, String name) {
        require(json != null && !json.isJsonNull(), "\"%s\" is missing", name);
        if (type instanceof Class<?> record && record.isRecord()) {
            return read(json, record, name + ".");
        }
        if (type == HeadConfig.class) {
            return head(json, name);
        }
        try {
            Object value = GSON.fromJson(json.toString(), type);
            require(value != null, "\"%s\" has the unknown value %s", name, shown(json.toString()));
            return value;
        } catch (JsonParseException | NumberFormatException e) {
            throw new IllegalArgumentException("\"%s\" has the wrong kind of value, %s".formatted(name,
                    shown(json.toString())), e);
        }
    }

    private static Optional<Object> otherwise(Class<?> type) {
        try {
            return Optional.of(type.getField("DEFAULT").get(null));
        } catch (NoSuchFieldException e) {
            return Optional.empty();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("no public constant in " + type, e);
        }
    }

    private static HeadConfig head(JsonElement json, String name) {
        require(json.isJsonObject(), "\"%s\" is no group of fields", name);
        JsonObject rest = json.getAsJsonObject().deepCopy();
        HeadConfig.Kind kind = (HeadConfig.Kind) value(rest.remove(KIND), HeadConfig.Kind.class, name + "." + KIND);
        return read(rest, kind.type(), name + ".");
    }

    private static void refuseUnknown(JsonObject object, RecordComponent[] components, String path) {
        Set<String> unknown = new LinkedHashSet<>(object.keySet());
        Arrays.stream(components).map(RecordComponent::getName).forEach(unknown::remove);
        require(unknown.isEmpty(), "the unknown field %s", shown(path + String.join(", ", unknown)));
    }

    private static <T> T create(Class<T> type, RecordComponent[] components, Object[] values, String path) {
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            String field = path.isEmpty() ? "" : "\"" + path.substring(0, path.length() - 1) + "\": ";
            boolean explained = e.getCause() instanceof IllegalArgumentException;
            throw new IllegalArgumentException(field + (explained ? e.getCause().getMessage() : "an empty place"), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no public record " + type, e);
        }
    }

    private static String shown(String foreign) {
        return Header.quoted(foreign);
    }

    private static void require(boolean holds, String message, Object... words) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(words));
        }
    }
}
