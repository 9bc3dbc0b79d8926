package org.pixelllm.magics.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pixelllm.magics.spi.Bundle;

/**
 * Widgets that belong together, from one of the standard set: they open one by one and close with the last one made, which
 * holds the others.
 *
 * <p>Module versions are ranges, so that front ends of ipywidgets 7 (controls 1.5) and 8 (controls 2.0) find what they
 * have; nothing is used that only one of them knows.
 */
public final class Panel {
    /** MIME type by which a front end shows a widget. */
    public static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private static final String BASE = "@jupyter-widgets/base";
    private static final String CONTROLS = "@jupyter-widgets/controls";
    private static final Map<String, String> VERSIONS = Map.of(BASE, "^1.2.0 || ^2.0.0", CONTROLS, "^1.5.0 || ^2.0.0");

    private final Widgets widgets;
    private final List<Widget> parts = new ArrayList<>();
    private final Widget labels;
    private final Widget sliders;
    private final Widget flexible;
    private final Widget whole;

    /**
     * Begins a panel.
     *
     * @param labelWidth of the labels before its parts, in CSS units
     */
    public Panel(Widgets widgets, String labelWidth) {
        this.widgets = widgets;
        labels = style("DescriptionStyleModel", labelWidth);
        sliders = style("SliderStyleModel", labelWidth);
        flexible = layout(Map.of("flex", "1 1 14em", "width", "auto", "min_width", "0"));
        whole = layout(Map.of("width", "100%", "margin", "0"));
    }

    /** Makes a line to write in; it is told when the user has ended it. */
    public Widget text(String label, String value) {
        return control("Text", label, labels, Map.of("value", value, "placeholder", "", "continuous_update", false),
                Entry.TEXT);
    }

    /** Makes a choice; its {@code index} tells which. */
    public Widget choice(String label, List<String> options, int index) {
        return control("Dropdown", label, labels, Map.of("_options_labels", options, "index", index),
                Entry.number("index", 0, options.size() - 1));
    }

    /** Makes a slider for a whole number. */
    public Widget slider(String label, int least, int most, int value) {
        return slider("IntSlider", label, least, most, value, Entry.number("value", least, most));
    }

    /** Makes a slider for two whole numbers from 0 on. */
    public Widget span(String label, int most, int from, int to) {
        return slider("IntRangeSlider", label, 0, most, List.of(from, to), Entry.span(0, most));
    }

    private Widget slider(String kind, String label, int least, int most, Object value, Entry entry) {
        return control(kind, label, sliders, Map.of("min", least, "max", most, "step", 1, "value", value,
                "continuous_update", true, "orientation", "horizontal", "readout", true, "readout_format", "d"), entry);
    }

    /** Makes a place for markup; scripts in it do not run. */
    public Widget html(String markup) {
        return control("HTML", "", labels, Map.of("value", markup, "placeholder", "", "layout", reference(whole)),
                Entry.NONE);
    }

    /** Puts widgets side by side; where there is no room, one below the other. */
    public Widget row(Widget... children) {
        return box("HBox", layout(Map.of("flex_flow", "row wrap", "width", "100%")), children);
    }

    /** Puts widgets one below the other. */
    public Widget column(String widest, Widget... children) {
        return box("VBox", layout(Map.of("max_width", widest, "width", "100%")), children);
    }

    private Widget box(String kind, Widget layout, Widget... children) {
        Map<String, Object> state = described(CONTROLS, kind + "Model", kind + "View");
        state.putAll(Map.of("children", Stream.of(children).map(Panel::reference).toList(), "layout",
                reference(layout), "box_style", "", "_dom_classes", List.of()));
        return add(state, Entry.NONE);
    }

    private Widget control(String kind, String label, Widget style, Map<String, Object> more, Entry entry) {
        Map<String, Object> state = described(CONTROLS, kind + "Model", kind + "View");
        state.putAll(Map.of("description", label, "disabled", false, "layout", reference(flexible), "style",
                reference(style), "_dom_classes", List.of()));
        state.putAll(more);
        return add(state, entry);
    }

    private Widget layout(Map<String, Object> rules) {
        Map<String, Object> state = described(BASE, "LayoutModel", "LayoutView");
        state.putAll(rules);
        return add(state, Entry.NONE);
    }

    private Widget style(String kind, String labelWidth) {
        Map<String, Object> state = described(CONTROLS, kind, "StyleView");
        state.putAll(Map.of("_view_module", BASE, "_view_module_version", VERSIONS.get(BASE), "description_width",
                labelWidth));
        return add(state, Entry.NONE);
    }

    private static Map<String, Object> described(String module, String model, String view) {
        return new LinkedHashMap<>(Map.of("_model_module", module, "_model_module_version", VERSIONS.get(module),
                "_model_name", model, "_view_module", module, "_view_module_version", VERSIONS.get(module),
                "_view_name", view));
    }

    private static String reference(Widget widget) {
        return "IPY_MODEL_" + widget.id();
    }

    private Widget add(Map<String, Object> state, Entry entry) {
        Widget widget = widgets.open(state, entry);
        parts.add(widget);
        return widget;
    }

    /**
     * Shows a widget with all that it holds.
     *
     * @param fallback what front ends without widgets show instead
     */
    public static Bundle view(Widget widget, Bundle fallback) {
        return fallback.with(VIEW,
                "{\"version_major\":2,\"version_minor\":0,\"model_id\":\"" + widget.id() + "\"}");
    }

    /** Sets what to do when the front end closes the widget that holds the others; all of them end with it. */
    public void onClose(Widget holder, Runnable action) {
        holder.onClose(() -> {
            parts.forEach(widgets::close);
            action.run();
        });
    }
}
