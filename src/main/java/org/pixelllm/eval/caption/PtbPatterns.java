package org.pixelllm.eval.caption;

/** Pieces of tokens, as {@link PatternParser} reads them, over the kinds of characters in {@link PtbCharacters}. */
final class PtbPatterns {
    // kinds of characters, to be put between brackets
    static final String LETTERS = "A-Za-zéÉ";
    static final String DIGITS = "0-9٠";
    static final String SPACES = " \t\u00a0\u3000";
    static final String SOFT_HYPHEN = "\u00ad";
    private static final String HYPHENS = "\\-‐";

    static final String SPACE = "[" + SPACES + "\n]";
    static final String LETTER = "[" + LETTERS + "]";
    static final String PLAIN = "[" + LETTERS + DIGITS + "]";
    /** As it is in front of 's and the like. */
    static final String APOSTROPHE = "(['’]|&apos;)";
    /** As it is inside words. */
    static final String ANY_APOSTROPHE = "(['’`‘]|&apos;)";

    static final String IN_WORD = "([" + LETTERS + "\u0301" + SOFT_HYPHEN + "]|&[aeiouAEIOU](acute|grave|uml);)";
    static final String WORD = fill("L(L|[D])*([.!?]L(L|[D])*)*", "L", IN_WORD, "D", DIGITS);
    static final String CLITIC = APOSTROPHE + "(?i:s|m|d|re|ve|ll)";
    static final String NOT = "(?i:n" + ANY_APOSTROPHE + "t)";
    /** What may stand before n't. */
    static final String NEGATED = fill("[A-Za-zS]*[A-MO-Za-mo-z]S*", "S", SOFT_HYPHEN);
    /** Words with an apostrophe that is not a clitic's: O'Neil, o'clock, Qur'an, 'em, ol', '80s. */
    static final String ELIDED = fill("[A-HJ-XZnldo]^L{2,}|[LldDjJ]~|L+[aeiouyAEIOUY]^[aeiouA-Z]L*|[oO]^[oO]|~[2-9]0s"
            + "|(?i:~n~?|~em|~till?|~cause|c~est|dunkin~|somethin~|ol~|ev~ry|e~er|c~mon|nat~l|"
            + "nor~easter|s~mores|li~l|d~ye)",
            "L+", LETTER + "+", "L*", LETTER + "*", "L{", LETTER + "{", "^", ANY_APOSTROPHE, "~", APOSTROPHE);
    static final String ACRONYM = "[A-Za-z](\\.[A-Za-z])+\\.";
    /** Words and numbers joined by hyphens and low lines; a part may begin like O'Neil. */
    static final String JOINED = fill("(P+|[dDoOlL]^P{2,})([H_](P+|[dDoOlL]^P{2,}))*", "P", PLAIN, "H", HYPHENS, "^",
            ANY_APOSTROPHE);
    /** The first part may have dots and commas (1,000-pound), the others may be acronyms. */
    static final String HYPHENATED = fill("[A-Za-z0-9][A-Za-z0-9.,S]*(-([A-Za-z0-9S]+|ACRONYM))+", "S]",
            SOFT_HYPHEN + "]",
            "ACRONYM", ACRONYM);
    /** Such as R&D. */
    static final String AND = "[A-Z]+((&amp;|[&+])[A-Z]+)+";
    static final String SLASHED = fill("SIDE(\\\\?/SIDE){1,2}", "SIDE", "[A-Za-z0-9]+(-[A-Za-z]+){0,2}");

    static final String NUMBER = fill("([D]+|[D]*([.:,٫S][D]+)+)", "D", DIGITS, "S", SOFT_HYPHEN);
    static final String FRACTION = fill("([D]{1,4}[ \u00a0-])?[D]{1,4}[/⁄][D]{1,4}", "D", DIGITS);
    static final String DATE = fill("[D]{1,2}[-/][D]{1,2}[-/][D]{2,4}", "D", DIGITS);
    static final String PHONE = "(\\+\\+?)?([0-9]{2,4}[ \u00a0-])?[0-9]{2,4}[ \u00a0-][0-9]{3,4}[ \u00a0-]?[0-9]{3,5}"
            + "|\\([0-9]{2,3}\\)[ \u00a0]?[0-9]{3,4}[ \u00a0-]?[0-9]{3,5}";

    static final String TAG = fill("<([!?][A-Za-z-][^>\n]*|/?NAME([S]+NAME(=(\"[^\"\n]*\"|'[^'\n]*'))?)*[S]*/?)>",
            "NAME",
            "[A-Za-z][A-Za-z0-9:._\\-]*", "S]", SPACES + "]");
    static final String URL = "(?i:https?://)[^ \t\n\"<>|(){}]+[^ \t\n\"<>|.!?(){},\\-]";
    // the range from comma to low line shuts out capitals and digits too: that is how CoreNLP has it
    private static final String SITE = "(www\\.)?([^ \t\n\"`'|!(){}$,-_]+\\.)+(?i:com|net|org|edu)"
            + "|www\\.([^ \t\n\"<>|.!?(){},]+\\.)+[A-Za-z]{2,4}";
    static final String BARE_URL = "(" + SITE + ")(/[^ \t\n\"<>|()]+[^ \t\n\"<>|.!?(){},\\-])?";
    static final String MAIL = fill("(<|&lt;)?(mailto:)?[A-Za-z0-9][^O]*@([^O.]+\\.)*[^O.]+(>|&gt;)?", "O",
            " \t\n\u00a0\"<>|(){}");
    static final String FILE = fill("P+(\\.P+)*\\.(?i:", "P", "[" + LETTERS + DIGITS + SOFT_HYPHEN + "]")
            + "bat|bmp|c|cgi|class|cpp|dll|docx?|exe|gif|gz|h|html?|jar|java|jpe?g|mov|mp3|pdf|php|pl|png|ppt|ps|py|"
            + "sql|tar|txt|wav|x|xml|zip)";
    static final String FACE = "[<>]?[:;=][-o*']?[()DPdpO\\\\|@\\[\\]{]";
    static final String EASTERN_FACE = fill("E_E|\\(E[_.]?E\\)", "E", "[-^x=~<>']");

    private PtbPatterns() {}

    /** Replaces names by what they stand for, one after the other. */
    private static String fill(String pattern, String... names) {
        String filled = pattern;
        for (int i = 0; i < names.length; i += 2) {
            filled = filled.replace(names[i], names[i + 1]);
        }
        return filled;
    }
}
