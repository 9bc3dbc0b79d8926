package org.pixelllm.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pixelllm.problem.UserProblem;

/** A folder of data sets: which files in it are in which format. */
final class DataFolder {
    private static final int DEPTH = 3;
    private static final int MOST_FILES = 1000;
    private static final String INSTANCES = "instances.json";

    private final Path folder;
    private final List<Path> files;
    private final Map<Format, List<List<Path>>> sources = new EnumMap<>(Format.class);
    private final List<String> unread = new ArrayList<>();

    /**
     * Looks into a folder.
     *
     * @throws UserProblem if there is no such folder
     */
    DataFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw UserProblem.that("could not find the data set \"" + folder.getFileName() + "\"")
                    .line("seen", Files.exists(folder) ? "a file" : "there is no folder " + folder)
                    .line("wants", "the folder with annotations and pictures");
        }
        this.folder = folder;
        files = files(folder);
        files.forEach(this::sort);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            return all.filter(file -> file.getFileName().toString().matches("(?i).+\\.(jsonl|json|p|pkl|pickle)"))
                    .filter(Files::isRegularFile).sorted().limit(MOST_FILES).toList();
        } catch (IOException | UncheckedIOException e) {
            throw UserProblem.that("could not look into the folder \"" + folder + "\"").line("seen", e.toString())
                    .because(e);
        }
    }

    private void sort(Path file) {
        Sniffer sniffed = Sniffer.of(file);
        if (sniffed.format().isEmpty() && !file.endsWith(RegionsReader.PICTURES)) {
            unread.add(file.getFileName() + (sniffed.reason().isEmpty() ? "" : " (" + sniffed.reason() + ")"));
        }
        sniffed.format().ifPresent(format -> {
            List<Path> together = new ArrayList<>(List.of(file));
            Path instances = file.resolveSibling(INSTANCES);
            if (format == Format.REFCOCO && Files.isRegularFile(instances)) {
                together.add(0, instances);
            }
            sources.computeIfAbsent(format, key -> new ArrayList<>()).add(together);
        });
    }

    Set<Format> formats() {
        return sources.keySet();
    }

    /** Returns the names of the files that are in no format, and why; a list of pictures belongs to its regions. */
    List<String> unread() {
        return unread;
    }

    /** Returns the files of a format, those that belong together in one list. */
    List<List<Path>> sources(Format format) {
        List<List<Path>> found = sources.getOrDefault(format, List.of());
        if (found.isEmpty() || format == Format.REFCOCO && found.get(0).size() < 2) {
            throw format == Format.REFCOCO ? pickled(found) : nothing();
        }
        return found;
    }

    /** Returns the only format there is. */
    Format only() {
        if (sources.isEmpty()) {
            throw pickle().isPresent() ? pickled(List.of()) : nothing();
        }
        if (sources.size() > 1) {
            throw UserProblem.that("found several data sets in \"" + folder.getFileName() + "\"")
                    .line("seen", String.join(", ", sources.keySet().stream().map(Format::word).toList()))
                    .line("try", "--format " + sources.keySet().iterator().next().word());
        }
        return sources.keySet().iterator().next();
    }

    private UserProblem nothing() {
        String seen = files.isEmpty()
                ? "no file that ends in .json or .jsonl"
                : String.join(", ", unread.stream().limit(3).toList()) + (unread.size() > 3 ? " and more" : "");
        return UserProblem.that("found no such data set in \"" + folder.getFileName() + "\"").line("seen", seen)
                .line("has", sources.isEmpty()
                        ? "no format that is known"
                        : String.join(", ", sources.keySet().stream().map(Format::word).toList()))
                .line("try", "pixelllm data check " + folder);
    }

    private Optional<Path> pickle() {
        return files.stream().filter(file -> !file.toString().toLowerCase(Locale.ROOT).contains(".json"))
                .findFirst();
    }

    /** A pickle is a program: it is never run. */
    private UserProblem pickled(List<List<Path>> found) {
        if (!found.isEmpty()) {
            return UserProblem.that("could not find what the references speak of")
                    .line("seen", found.get(0).get(0).getFileName() + " without instances.json beside it")
                    .line("try", "to copy RefCOCO's instances.json there");
        }
        return pickle().map(file -> UserProblem.that("does not read \"" + file.getFileName() + "\"")
                .line("seen", "a Python pickle, which can run any program").line("try", "once, in its folder: "
                        + "python3 -c \"import json, pickle; json.dump(pickle.load(open('" + file.getFileName()
                        + "', 'rb')), open('refs.json', 'w'))\""))
                .orElseGet(this::nothing);
    }
}
