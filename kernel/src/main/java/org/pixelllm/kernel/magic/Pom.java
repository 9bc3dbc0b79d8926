package org.pixelllm.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the project files from which Maven resolves a notebook's dependencies. */
final class Pom {
    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+(:[\\w.-]+){1,3}");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);
    private static final Pattern REPOSITORY = Pattern.compile("<repository>.*?</repository>", Pattern.DOTALL);

    private Pom() {}

    static boolean areCoordinates(String text) {
        return COORDINATES.matcher(text).matches();
    }

    /** Returns a dependency as XML, from {@code group:artifact[:packaging[:classifier]]:version}. */
    static String dependency(String coordinates) {
        String[] parts = coordinates.split(":");
        return "<dependency>" + tag("groupId", parts[0]) + tag("artifactId", parts[1])
                + (parts.length > 3 ? tag("type", parts[2]) : "")
                + (parts.length > 4 ? tag("classifier", parts[3]) : "")
                + tag("version", parts[parts.length - 1]) + "</dependency>";
    }

    static String repository(String id, String url) {
        return "<repository>" + tag("id", escape(id)) + tag("url", escape(url)) + "</repository>";
    }

    /** Returns a project that has these dependencies and repositories, each given as XML. */
    static String project(List<String> dependencies, List<String> repositories) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>notebook</groupId>"
                + "<artifactId>notebook</artifactId><version>1</version>"
                + tag("repositories", String.join("", repositories))
                + tag("dependencies", String.join("", dependencies)) + "</project>";
    }

    /** Makes a project of what people copy from web pages: a whole one stays, loose parts are gathered. */
    static String ofFragment(String xml) {
        return xml.contains("<project") ? xml : project(all(DEPENDENCY, xml), all(REPOSITORY, xml));
    }

    private static List<String> all(Pattern pattern, String xml) {
        List<String> found = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(xml); matcher.find();) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String tag(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
