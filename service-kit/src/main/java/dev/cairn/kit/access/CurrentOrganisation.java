package dev.cairn.kit.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The organisation of the present request, after the caller's membership of it was checked. */
@RequestScoped
public class CurrentOrganisation {

    private @Nullable Membership membership;

    public UUID id() {
        return membership().organisationId();
    }

    public String slug() {
        return membership().organisationSlug();
    }

    /** The caller's tie to it. */
    public Membership membership() {
        if (membership == null) {
            throw new IllegalStateException("no organisation: the endpoint has no @Allow");
        }
        return membership;
    }

    void is(Membership checked) {
        membership = checked;
    }
}
