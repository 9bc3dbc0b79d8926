package org.pixelllm.eval.caption;

/** How tokens are written: in the Penn Treebank's ASCII. */
final class PtbWriting {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private PtbWriting() {}

    /** Without soft hyphens. */
    static String word(String token) {
        String word = token.replace(PtbPatterns.SOFT_HYPHEN, "").replace("&amp;", "&");
        return word.isEmpty() ? "-" : word;
    }

    /** With ASCII's apostrophe. */
    static String clitic(String token) {
        return quotes(token.replace("&apos;", "'"));
    }

    static String quotes(String token) {
        StringBuilder ascii = new StringBuilder();
        for (char c : token.toCharArray()) {
            ascii.append(switch (PtbCharacters.kind(c)) {
                case '‘' -> "`";
                case '’', '›' -> "'";
                case '“' -> "``";
                case '”' -> "''";
                default -> c;
            });
        }
        return ascii.toString();
    }

    /** With no-break spaces, so that it stays one token. */
    static String unbroken(String token) {
        return token.replace(' ', NO_BREAK_SPACE);
    }

    static String fraction(String sign) {
        return switch (sign.charAt(0)) {
            case '¼' -> "1/4";
            case '½' -> "1/2";
            case '¾' -> "3/4";
            case '⅓' -> "1/3";
            default -> "2/3";
        };
    }

    static String phone(String token) {
        return roundBrackets(unbroken(token));
    }

    static String roundBrackets(String token) {
        return token.replace("(", "-LRB-").replace(")", "-RRB-");
    }

    static String brackets(String token) {
        return roundBrackets(token).replace("[", "-LSB-").replace("]", "-RSB-").replace("{", "-LCB-").replace("}",
                "-RCB-");
    }
}
