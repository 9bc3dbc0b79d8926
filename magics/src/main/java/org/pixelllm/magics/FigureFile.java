package org.pixelllm.magics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pixelllm.problem.UserProblem;
import org.pixelllm.report.Detail;
import org.pixelllm.report.ExplanationFigure;

/** A look inside as a file: a page or a picture. */
final class FigureFile {
    private FigureFile() {}

    /** Refuses a file that could not be written, before any work is done. */
    static void check(Desk desk, String file) {
        if (!isPage(file) && !Kept.form(file).equals("png")) {
            throw UserProblem.that("could not save to \"" + file + "\"").line("writes", ".html or .png")
                    .line("try", "--save " + file.replaceFirst("\\.[^.]*$", "") + ".html");
        }
        Path folder = desk.path(file).toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw UserProblem.that("could not save to \"" + file + "\"").line("seen", "there is no folder " + folder);
        }
    }

    static void write(Desk desk, String file, ExplanationFigure figure) {
        try {
            Files.write(desk.path(file),
                    isPage(file) ? figure.page(Detail.SCREEN).getBytes(StandardCharsets.UTF_8) : figure.png());
        } catch (IOException e) {
            throw UserProblem.that("could not save to \"" + file + "\"").line("seen", e.toString()).because(e);
        }
        desk.host().out().println("Saved " + file);
    }

    private static boolean isPage(String file) {
        return Kept.form(file).equals("html");
    }
}
