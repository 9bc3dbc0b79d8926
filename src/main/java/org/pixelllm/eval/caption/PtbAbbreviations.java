package org.pixelllm.eval.caption;

/** Abbreviations whose dot is part of their token, found by giving CoreNLP all words of up to four letters and more. */
final class PtbAbbreviations {
    /** Never the last word of a sentence. */
    static final String INSIDE = "("
            + "?i:adj|adm|adv|alex|assoc|asst|attys?|ave|brig|capt|cf|cie|cmdr|col|comdr|cpl|dept|det|dr|drs|"
            + "elec|ens|ft|gen|govs?|hon|insp|invt|jos|lieut|lt|maj|messrs|mfg|mlle|mme|mrs?|ms|msgr|mt|mtg|"
            + "natl|pfc|ph|pres|profs?|pvt|reps?|rev|sens?|sfc|sgt|spc|ste?|supts?|treas|vs|wm)\\.";

    /** Sometimes the last word of a sentence: if a capital letter follows, the dot ends it too. */
    static final String LAST = "("
            + "(?i:al|ala|apr|ariz|assn|aug|bancorp|bhd|bldg|blvd|bros|calif|co|colo|conn|corp|cos|ct|dak|dec|"
            + "esq|est|etc|ext|feb|fla|fri|ga|inc|ind|intl|jan|jr|jul|jun|kan|kans|ky|ltd|mar|md|mich|minn|mo|"
            + "mon|mont|neb|nev|nov|oct|okla|penn|plc|pp?te|ppty|ptes?|ptys?|rd|rt|seq|sept?|sq|sr|sys|tel|"
            + "tenn|thu|thurs|tues?|univ|va|vt|wed|wisc?|wyo)|A(?i:rk|z)|D(?i:el)|I(?i:ll)|L(?i:a)|M(?i:ass|"
            + "iss)|O(?i:re)|P(?i:a)|T(?i:ex)|W(?i:ash)|(?i:ph|ed)\\.[Dd])\\.";

    /** Abbreviations before a number only. */
    static final String NUMBERED = "(?i:art|ca|figs?|nos?|op|pp|prop)\\.";

    /** Words that begin a sentence after an acronym. */
    static final String FIRST = "("
            + "A|H(?i:e|er|ere|owever)|W(?i:e|hen|hat|hile)|I(?i:f|n|t)|A(?i:n|s|t|bout|ccording|dditionally|"
            + "fter)|S(?i:o|he|ome|uch|ince)|T(?i:he|hen|his|hat|hey|heir|here)|O(?i:ne|ur|nce|ther)|Y(?i:et|"
            + "ou)|B(?i:ut)|N(?i:ow)|M(?i:ore|any|r\\.|s\\.)|L(?i:ast)|E(?i:arlier))";

    private PtbAbbreviations() {}
}
