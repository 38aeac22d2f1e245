package dev.cairn.kit.access;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Decides, before any endpoint runs, whether the caller may call it. An endpoint that says nothing is closed. */
class AccessFilter {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private final CurrentIdentityAssociation identities;
    private final Memberships memberships;
    private final Caller caller;
    private final CurrentOrganisation organisation;

    AccessFilter(
            CurrentIdentityAssociation identities,
            Memberships memberships,
            Caller caller,
            CurrentOrganisation organisation) {
        this.identities = identities;
        this.memberships = memberships;
        this.caller = caller;
        this.organisation = organisation;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public Uni<@Nullable Response> decide(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        if (method.isAnnotationPresent(PermitAll.class)) {
            return Uni.createFrom().nullItem();
        }
        Allow allow = method.getAnnotation(Allow.class);
        SignedIn signedIn = method.getAnnotation(SignedIn.class);
        if (allow == null && signedIn == null) {
            return Uni.createFrom().failure(Problem.notFound());
        }
        return identities
                .getDeferredIdentity()
                .invoke(AccessFilter::refuseAnonymous)
                .chain(identity -> allow == null
                        ? person(identity, signedIn)
                        : method.isAnnotationPresent(TokensOrganisation.class)
                                ? ofToken(identity, allow, request)
                                : member(identity, allow, request))
                .replaceWith((Response) null);
    }

    private Uni<Void> ofToken(SecurityIdentity identity, Allow allow, ContainerRequestContext request) {
        if (request.getUriInfo().getPathParameters().containsKey("org")) {
            throw Problem.notFound();
        }
        String hash = identity.getAttribute(TokenMechanism.HASH);
        if (hash == null) {
            throw new Problem(CommonProblem.FORBIDDEN, "This needs an API token: it says which organisation is meant");
        }
        return memberships
                .ofToken(hash)
                .invoke(membership -> {
                    if (membership == null || membership.role() != null) {
                        throw new AuthenticationFailedException("no live token");
                    }
                    admit(membership, membership.organisationSlug(), allow);
                })
                .replaceWithVoid();
    }

    private Uni<Void> person(SecurityIdentity identity, SignedIn signedIn) {
        if (identity.getAttribute(TokenMechanism.HASH) == null) {
            caller.is(Caller.Kind.PERSON, identity.getPrincipal().getName(), nameOf(identity));
        } else if (signedIn.tokens()) {
            caller.is(Caller.Kind.TOKEN, identity.getPrincipal().getName(), "API token");
        } else {
            throw new Problem(CommonProblem.FORBIDDEN, "API tokens belong to one organisation and cannot do this");
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> member(SecurityIdentity identity, Allow allow, ContainerRequestContext request) {
        String slug = request.getUriInfo().getPathParameters().getFirst("org");
        if (!SLUG.matcher(slug).matches()) {
            throw Problem.notFound();
        }
        String credentials = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String hash = identity.getAttribute(TokenMechanism.HASH);
        var found = hash == null
                ? memberships.ofPerson(slug, identity.getPrincipal().getName(), nameOf(identity), credentials)
                : memberships.ofToken(slug, hash, credentials);
        return found.invoke(membership -> admit(membership, slug, allow)).replaceWithVoid();
    }

    private void admit(@Nullable Membership membership, String slug, Allow allow) {
        if (membership == null || !membership.organisationSlug().equals(slug)) {
            throw Problem.notFound();
        }
        if (!membership.allows(allow)) {
            throw new Problem(
                    CommonProblem.FORBIDDEN,
                    "This needs the role %s, or a token with the scope %s"
                            .formatted(allow.role().word(), allow.scope().word()));
        }
        organisation.is(membership);
        caller.is(
                membership.role() == null ? Caller.Kind.TOKEN : Caller.Kind.PERSON,
                membership.callerId(),
                membership.callerName());
        MDC.put("organisation", membership.organisationId().toString());
    }

    private static void refuseAnonymous(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new AuthenticationFailedException("no credentials");
        }
    }

    private static String nameOf(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            String name = token.getClaim("name");
            return name == null || name.isBlank() ? token.getSubject() : name;
        }
        return identity.getPrincipal().getName();
    }
}
