package org.pixelllm.report;

import java.util.Locale;

/** Builds markup in which no text can pose as a tag. */
final class Markup {
    private final StringBuilder text = new StringBuilder();

    /** Appends what we wrote ourselves; numbers have one decimal, strings are escaped. */
    Markup add(String format, Object... values) {
        Object[] safe = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            safe[i] = safe(values[i]);
        }
        text.append(String.format(Locale.ROOT, format, safe));
        return this;
    }

    /** Appends markup or rules that hold no text of others. */
    Markup raw(String ours) {
        text.append(ours);
        return this;
    }

    private static String safe(Object value) {
        if (value instanceof Markup markup) {
            return markup.toString();
        }
        return value instanceof Double number ? number(number) : escape(String.valueOf(value));
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Returns text that means itself between tags and within quoted attributes; control characters are left out. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().filter(Markup::isText).forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** Returns text in one line without control characters. */
    static String printable(String text) {
        return text.codePoints().filter(Markup::isText).map(c -> c < 0x20 ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** XML knows no control characters but space, tab and line ends, and no halves of surrogate pairs. */
    private static boolean isText(int c) {
        return c >= 0x20 && c != 0x7f && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff || c == '\n'
                || c == '\t';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
