package dev.cairn.notification.component;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that tell how a component may be: those of a project, of a service, or of both.
 *
 * @param project slug; null for any
 * @param service name; null for any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ComponentBinding", examples = "{\"project\": \"shop\", \"service\": \"checkout\"}")
public record BindingBody(
        @Schema(maxLength = 63, description = "Slug of a project; any when absent") @Nullable
        String project,

        @Schema(maxLength = 255, description = "Service of alerts; any when absent") @Nullable
        String service) {}
