package dev.cairn.notification.person;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A contact method to be made; {@link ContactInput} checks it. */
@Schema(
        name = "NewContactMethod",
        examples = "{\"kind\": \"webhook\", \"name\": \"My pager\", \"address\": \"https://hooks.example.com/ana\"}")
record NewContactMethod(
        @Schema(
                required = true,
                enumeration = {"email", "webhook", "slack", "teams", "discord", "mattermost", "sms", "voice"},
                description = "One of the kinds that the list of contact methods offers")
        @Nullable
        String kind,

        @Schema(required = true, minLength = 1, maxLength = ContactInput.LONGEST_NAME) @Nullable
        String name,

        @Schema(
                required = true,
                minLength = 1,
                maxLength = ContactInput.LONGEST_ADDRESS,
                description = "An address of mail, a number as +4930123456, or a URL; shown to nobody afterwards")
        @Nullable
        String address,

        @Schema(
                description =
                        "Only of a webhook: v1 (a shared secret), v1a (a key pair of which you have the public key), or both;"
                                + " v1 without it")
        @Nullable
        List<@Nullable String> signatures) {

    /** The address stays out of logs. */
    @Override
    public String toString() {
        return "NewContactMethod[" + kind + "]";
    }
}
