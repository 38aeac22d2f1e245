package dev.cairn.notification.alert;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says while handling an alert. */
@Schema(name = "AlertNote", examples = "{\"note\": \"Looking into it\"}")
record AlertNote(@Nullable @Size(min = 1, max = 500) String note) {

    static final AlertNote NONE = new AlertNote(null);
}
