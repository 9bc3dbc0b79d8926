package org.pixelllm.report;

/** The little that a style sheet cannot do: arrow keys walk the words, and Tab passes them in one step. */
final class Script {
    private static final String WALK = """
            <script>document.querySelectorAll("figure.SCOPE").forEach(function(f){\
            if(f.pixelllm)return;f.pixelllm=1;\
            var w=[].slice.call(f.querySelectorAll("mark.w"));\
            function reach(i){w.forEach(function(e,j){e.tabIndex=j===i?0:-1})}\
            reach(0);w.forEach(function(e,i){e.addEventListener("focus",function(){reach(i)})});\
            f.addEventListener("keydown",function(e){\
            var i=w.indexOf(document.activeElement);if(i<0||e.altKey||e.ctrlKey||e.metaKey)return;\
            var to={ArrowRight:i+1,ArrowDown:i+1,ArrowLeft:i-1,ArrowUp:i-1,Home:0,End:w.length-1}[e.key];\
            if(e.key==="Escape"){w[i].blur()}else if(to===undefined){return}\
            else{w[(to+w.length)%w.length].focus()}\
            e.preventDefault();e.stopPropagation()})})</script>""";

    private Script() {}

    /** Returns the script of an overlay; it holds no text of others and finds its figure by the class. */
    static String of(String scope) {
        return WALK.replace("SCOPE", scope);
    }
}
