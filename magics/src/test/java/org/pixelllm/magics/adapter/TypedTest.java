package org.pixelllm.magics.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.spencerpark.jupyter.kernel.magic.MagicParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TypedTest {
    private static final List<String> AS_TYPED = List.of("caption 'my street.jpg'",
            "caption C:\\pictures\\new\\cat.jpg",
            "caption a.jpg --box=40,60,200,220", "refer \"my street.jpg\" the dog's  tail",
            "locate a.jpg \"say \\\"hi\\\"\"",
            "caption a.jpg --save=\"my page.html\" --text='what is this?'", "caption café.jpg", "");

    @Test
    void theCellKeepsWhatTheKernelAte() {
        for (String typed : AS_TYPED) {
            assertEquals(new Typed(typed, true), split("%pixelllm " + typed), typed);
        }
    }

    @Test
    void aLineWhoseValueIsTakenIsNotAlone() {
        assertEquals(new Typed("caption 'a b.jpg'", false), split("Caption c = %pixelllm caption 'a b.jpg'"));
    }

    @Test
    void eachLineOfACellHasItsOwnArguments() {
        String cell = "int i = 3;\n%pixelllm caption 'a b.jpg'\nCaption c = %pixelllm caption 'c  d.jpg'\n";

        assertEquals("caption 'c  d.jpg'", Typed.of("pixelllm", List.of("caption", "'c", "d.jpg'"), cell).text());
    }

    @Test
    void theFirstLineOfAWholeCellIsMeant() {
        assertEquals("refer 'a b.jpg'",
                Typed.of("pixelllm", List.of("refer", "'a", "b.jpg'"), "%%pixelllm refer 'a b.jpg'\nthe car").text());
    }

    @Test
    void anotherMagicsLineIsNotOurs() {
        assertEquals("load x", Typed.of("pixelllm", List.of("load", "x"), "%pixelllmore load  x").text());
    }

    @Test
    void withoutTheCellArgumentsAreJoinedAgain() {
        assertEquals("caption \"my street.jpg\" 'a b' \"\" \"--save=my page.html\"",
                joined("caption", "my street.jpg", "'a",
                        "b'", "", "--save=my page.html"));
        assertEquals("locate a.jpg \"say \\\"hi\\\" twice\"", joined("locate", "a.jpg", "say \"hi\" twice"));
    }

    @Test
    void twoLinesThatTheKernelMakesEqualAreNotGuessedBetween() {
        String cell = "%pixelllm caption a\\b.jpg\n%pixelllm caption ab.jpg";

        assertEquals("caption ab.jpg", Typed.of("pixelllm", List.of("caption", "ab.jpg"), cell).text());
    }

    @Property(tries = 300, seed = "1")
    void whateverIsTypedArrives(@ForAll("lines") String typed) {
        assertEquals(typed, split("%pixelllm " + typed).text());
    }

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.strings().withChars("ab='\"\\ ,.-").ofMaxLength(20).map(String::strip);
    }

    /** Splits a line as IJava does, and recovers it. */
    private static Typed split(String line) {
        List<Typed> found = new ArrayList<>();
        new MagicParser("(?<=(?:^|=))\\s*%", "%%").transformLineMagics(line, call -> {
            found.add(Typed.of(call.getMagicCall().getName(), call.getMagicCall().getArgs(), line));
            return "";
        });
        return found.get(0);
    }

    private static String joined(String... arguments) {
        return Typed.of("pixelllm", Stream.of(arguments).toList(), "").text();
    }
}
