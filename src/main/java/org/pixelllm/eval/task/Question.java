package org.pixelllm.eval.task;

import java.nio.file.Path;

/**
 * One thing that a model is asked.
 *
 * @param id unlike any other in the data set and the task, see {@link QuestionIds}
 * @param pictureId the picture's id in the data set; several questions may share a picture
 * @param picture the file
 * @param truth what people said
 */
public record Question(String id, String pictureId, Path picture, Truth truth) {}
