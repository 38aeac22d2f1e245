package dev.cairn.notification.person;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The code that was sent to a contact method. */
@Schema(name = "ContactCode", examples = "{\"code\": \"042917\"}")
record CodeInput(@NotNull @Pattern(regexp = "[0-9]{6}") String code) {}
