package org.pixelllm.eval.caption;

import static org.pixelllm.eval.caption.PtbPatterns.ACRONYM;
import static org.pixelllm.eval.caption.PtbPatterns.APOSTROPHE;
import static org.pixelllm.eval.caption.PtbPatterns.CLITIC;
import static org.pixelllm.eval.caption.PtbPatterns.JOINED;
import static org.pixelllm.eval.caption.PtbPatterns.NOT;
import static org.pixelllm.eval.caption.PtbPatterns.SPACE;
import static org.pixelllm.eval.caption.PtbPatterns.TAG;
import static org.pixelllm.eval.caption.PtbPatterns.WORD;
import static org.pixelllm.eval.caption.PtbRule.rule;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of tokens; the longest match wins, of equally long ones the first. */
final class PtbRules {
    private static final String SPACES = "[" + PtbPatterns.SPACES + "]";
    private static final String NO_LETTER = "[^A-Za-z]";

    static final List<PtbRule> ALL = Stream.of(markup(), clitics(), words(), abbreviations(), dotted(), numbers(),
            addresses(), quotes(), marks(), brackets()).flatMap(List::stream).toList();

    private PtbRules() {}

    private static List<PtbRule> markup() {
        return List.of(rule(SPACES + "+").as(""), rule("&nbsp;").as(""), rule(TAG).written(PtbWriting::unbroken),
                rule("(?i:&amp;)").as("&"), rule("(?i:&lt;)").as("<"), rule("(?i:&gt;)").as(">"), rule("&#[0-9]+;"));
    }

    /** Words of which something is cut off: dog|'s, do|n't, can|not, gon|na. */
    private static List<PtbRule> clitics() {
        return List.of(rule(WORD).before(CLITIC).written(PtbWriting::word),
                rule(PtbPatterns.NEGATED).before(NOT).written(PtbWriting::word),
                rule(NOT).written(PtbWriting::clitic), rule(CLITIC).before(NO_LETTER).written(PtbWriting::clitic),
                rule("(?i:can)")
                        .before("(?i:not)[^" + PtbPatterns.LETTERS + PtbPatterns.DIGITS + PtbPatterns.SOFT_HYPHEN
                                + "]"),
                rule("(?i:gon)").before("(?i:na)"), rule("(?i:got)").before("(?i:ta)"),
                rule("(?i:lem)").before("(?i:me)"), rule("(?i:gim)").before("(?i:me)"),
                rule("(?i:wan)").before("(?i:na)"), rule("(?i:'t)").before("(?i:is|was)"),
                rule("(?i:y)" + APOSTROPHE).before(PtbPatterns.LETTER));
    }

    private static List<PtbRule> words() {
        return List.of(rule(WORD).written(PtbWriting::word), rule(JOINED), rule(PtbPatterns.SLASHED),
                rule(PtbPatterns.AND).written(PtbWriting::word), rule("[Cc]\\+\\+|[CcFf]#"),
                rule(PtbPatterns.ELIDED), rule(APOSTROPHE + "[0-9]{2}").before(SPACE), rule("(?i:anti|pro)-"),
                rule(PtbPatterns.MAIL));
    }

    private static List<PtbRule> abbreviations() {
        String last = PtbAbbreviations.LAST;
        String any = "[^" + PtbTokenizer.TEXT_END + "]";
        return List.of(rule(last).before(SPACE + "+(" + SPACE + "|[A-ZÉ]|" + TAG + ")").lastAgain(),
                rule(last).before(any + any), rule("(?i:co|p[pt]?t[ey])\\.").before(SPACES + "Ltd"),
                rule(last).lastAgain(), // nothing comes after it
                rule(PtbAbbreviations.INSIDE),
                rule(PtbAbbreviations.NUMBERED).before(SPACE + "?[" + PtbPatterns.DIGITS + "]"));
    }

    /** Other words with a dot. */
    private static List<PtbRule> dotted() {
        String sentence = SPACE + "+(" + PtbAbbreviations.FIRST + "|" + TAG + ")" + SPACE;
        return List.of(rule(ACRONYM).before(sentence).lastAgain(), rule(ACRONYM),
                rule("[A-Za-z]").before("\\." + sentence), rule("[A-Za-z]\\."),
                rule("(" + WORD + "|" + JOINED + "|" + PtbPatterns.AND + "|" + PtbPatterns.HYPHENATED + ")\\.")
                        .before("[,;:]").written(PtbWriting::word),
                rule(PtbPatterns.HYPHENATED).written(PtbWriting::word));
    }

    private static List<PtbRule> numbers() {
        return List.of(rule("[+-]?" + PtbPatterns.NUMBER).written(PtbWriting::word),
                rule(PtbPatterns.FRACTION).written(PtbWriting::unbroken), rule(PtbPatterns.DATE),
                rule(PtbPatterns.PHONE).written(PtbWriting::phone), rule("²+"),
                rule("½").written(PtbWriting::fraction));
    }

    private static List<PtbRule> addresses() {
        return List.of(rule(PtbPatterns.URL), rule(PtbPatterns.BARE_URL),
                rule(PtbPatterns.FILE).before("[" + PtbPatterns.SPACES + "\n.?!,]"), rule("@[A-Za-z_][A-Za-z_0-9]*"),
                rule("#" + PtbPatterns.IN_WORD + "+"),
                rule(PtbPatterns.FACE).before("[^A-Za-z0-9]").written(PtbWriting::roundBrackets),
                rule(PtbPatterns.EASTERN_FACE).written(PtbWriting::roundBrackets));
    }

    private static List<PtbRule> quotes() {
        return List.of(rule("\"|&quot;").before("[A-Za-z0-9$]").as("``"), rule("\"|''|&quot;").as("''"),
                rule("[`‘’“”„›]{1,2}").written(PtbWriting::quotes), rule("'").before("[A-Za-z][^ \t\n\u00a0]").as("`"),
                rule("'|&apos;").as("'"), rule(CLITIC).written(PtbWriting::clitic));
    }

    private static List<PtbRule> marks() {
        return List.of(rule("\\.{3,5}|…|\\.(" + SPACES + "\\.){2,4}").as("..."),
                rule("-{2,4}|–|(?i:&([mn]dash|md);)").as("--"), rule("-{5,}"), rule("[!?]{2,}"),
                rule("\\*{2,}|#{2,}|@{2,}|_{2,}|(\\\\\\*)+|<<|>>"), rule("[A-Z]*\\$"), rule("€").as("$"),
                rule("£").as("#"), rule("¢").as("cents"), rule("[!-'*-/:-@\\\\^_|~©⁄]"));
    }

    private static List<PtbRule> brackets() {
        return List.of(rule("(?i:-[LR][RCS]B-)"), rule("[(){}\\[\\]]").written(PtbWriting::brackets));
    }
}
