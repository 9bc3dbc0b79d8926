package org.pixelllm.kernel.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void blocksAreRendered() {
        assertEquals("<h2>Title</h2>\n<p>one\ntwo</p>\n<ul><li>a</li>\n<li>b c</li>\n</ul>\n<ol><li>x</li>\n</ol>\n"
                + "<pre><code>int &lt;a&gt;\n</code></pre>\n",
                Markdown.html("## Title\none\ntwo\n\n- a\n- b\n  c\n\n1. x\n\n```java\nint <a>\n```\n"));
    }

    @Test
    void wordsAreEmphasised() {
        assertEquals("<strong>b</strong> <em>i</em> <em>u</em> snake_case_name <code>*c*</code>",
                Markdown.inline("**b** *i* _u_ snake_case_name `*c*`"));
    }

    @Test
    void whatAReaderMayOpenStaysClosedAndIsAlwaysEnded() {
        assertEquals("<p>try</p>\n<details>\n<summary>A &lt;b&gt; <em>way</em></summary>\n<pre><code>x\n</code></pre>\n"
                + "</details>\n<p>on</p>\n",
                Markdown.html("try\n<details>\n<summary>A <b> *way*</summary>\n\n```\nx\n```\n\n</details>\non"));
        assertEquals("<details>\n<p>x</p>\n</details>\n", Markdown.html("</details>\n<details>\nx"));
        assertEquals("<details>\n<summary>Solution</summary>\n<p>x</p>\n</details>\n",
                Markdown.html("<details><summary>Solution</summary>\nx\n</details>"));
    }

    @Test
    void linksKeepTheirAddress() {
        assertEquals("<a href=\"https://a.b/c_d_e?x=1&amp;y=2\">here</a>",
                Markdown.inline("[here](https://a.b/c_d_e?x=1&y=2)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert)",
        "![x](data:text/html,x)", "[x](https://a\"onclick=\"b)", "# <img src=x onerror=y>",
        "<summary><img src=x onerror=y></summary>",
        "<details onclick=\"x\">"})
    void nothingHostileGetsThrough(String text) {
        String html = Markdown.html(text);

        assertFalse(html.matches("(?is).*(<script|href=\"javascript|src=\"data|\" ?onclick=\"|<img src=x).*"), html);
    }
}
