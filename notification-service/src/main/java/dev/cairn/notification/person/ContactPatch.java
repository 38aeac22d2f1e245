package dev.cairn.notification.person;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What changes of a contact method.
 *
 * @param letters whether what is no page goes by it
 */
@Schema(name = "ContactMethodPatch", examples = "{\"letters\": false}")
record ContactPatch(@NotNull Boolean letters) {}
