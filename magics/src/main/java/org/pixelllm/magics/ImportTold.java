package org.pixelllm.magics;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What is told after an import: where every part came from, and with how many parameters. */
final class ImportTold {
    private static final int SHOWN = 12;

    private final StringBuilder parts = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();
    private long all;

    void part(String name, String origin, long parameters) {
        parts.append(String.format(Locale.ROOT, "  %-24s%,15d  %s", name, parameters, shown(origin)).stripTrailing())
                .append(System.lineSeparator());
        all += parameters;
    }

    void left(String what, List<String> names) {
        if (!names.isEmpty()) {
            String first = shown(String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))));
            String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
            rest.append(System.lineSeparator()).append(what).append(": ").append(first).append(more);
        }
    }

    String text(Path folder, boolean tokenized) {
        String missing = tokenized
                ? ""
                : System.lineSeparator() + "It has no tokenizer yet: put vocab.txt, spiece.model or tokenizer.json "
                        + "into it, or import with --vocab";
        return parts + String.format(Locale.ROOT, "Imported %,d parameters into %s", all, folder) + rest + missing;
    }

    private static String shown(String foreign) {
        return foreign.replaceAll("\\p{Cntrl}", "?");
    }
}
