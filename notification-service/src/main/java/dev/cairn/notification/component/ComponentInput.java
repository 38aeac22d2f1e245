package dev.cairn.notification.component;

import dev.cairn.notification.common.Inputs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what people write of components. */
final class ComponentInput {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_DESCRIPTION = 500;
    static final int MOST_BINDINGS = 20;
    private static final int LONGEST_SLUG = 63;
    private static final int LONGEST_SERVICE = 255;

    /** What can be written of a component. */
    record Checked(String name, String description, boolean shown, List<BindingBody> bindings) {}

    private ComponentInput() {}

    static Checked check(ComponentBody body) {
        String description = body.description();
        return new Checked(
                Inputs.text("/name", body.name(), LONGEST_NAME),
                description == null || description.isBlank()
                        ? ""
                        : Inputs.text("/description", description, LONGEST_DESCRIPTION),
                !Boolean.FALSE.equals(body.shown()),
                bindings(body.bindings()));
    }

    private static List<BindingBody> bindings(@Nullable List<@Nullable BindingBody> given) {
        List<@Nullable BindingBody> bodies = Inputs.list("/bindings", given, MOST_BINDINGS);
        var checked = new ArrayList<BindingBody>();
        for (int i = 0; i < bodies.size(); i++) {
            String at = "/bindings/" + i;
            BindingBody body = bodies.get(i);
            if (body == null || (body.project() == null && body.service() == null)) {
                throw Inputs.refused(at, "must name a project, a service, or both");
            }
            checked.add(new BindingBody(
                    body.project() == null ? null : Inputs.text(at + "/project", body.project(), LONGEST_SLUG),
                    body.service() == null ? null : Inputs.text(at + "/service", body.service(), LONGEST_SERVICE)));
        }
        return List.copyOf(checked);
    }

    static ComponentStatus status(StatusBody body) {
        return ComponentStatus.ofWord(String.valueOf(body.status()))
                .orElseThrow(() -> Inputs.refused(
                        "/status", "must be operational, maintenance, degraded, partial-outage or major-outage"));
    }
}
