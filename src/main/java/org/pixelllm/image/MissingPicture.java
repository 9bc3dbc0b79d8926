package org.pixelllm.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pixelllm.problem.Nearest;
import org.pixelllm.problem.UserProblem;

/** Says what to do about a picture that is not there. */
final class MissingPicture {
    private static final int LOOKED_AT = 10_000;

    private MissingPicture() {}

    static UserProblem problem(Path path, String called) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        String name = path.getFileName() == null ? path.toString() : path.getFileName().toString();
        UserProblem problem = UserProblem
                .that("could not find the picture \"" + called + "\"");
        if (folder == null || !Files.isDirectory(folder)) {
            return problem.line("seen", "there is no folder " + folder)
                    .line("try", "the whole path");
        }
        problem.line("looked in", folder.toString());
        List<String> there = pictures(folder);
        List<String> near = Nearest.to(name, there);
        if (!near.isEmpty()) {
            return problem.line("did you mean", String.join("  or  ", near) + " ?");
        }
        return problem.line("there", there.isEmpty() ? "no pictures" : some(there));
    }

    private static String some(List<String> there) {
        String first = String.join(", ", there.subList(0, Math.min(3, there.size())));
        return there.size() > 3 ? first + " and " + (there.size() - 3) + " more" : first;
    }

    private static List<String> pictures(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.limit(LOOKED_AT).map(file -> file.getFileName().toString())
                    .filter(PictureReader::named).sorted().toList();
        } catch (IOException e) {
            return List.of(); // no permission to list it: nothing to suggest
        }
    }
}
