package dev.cairn.notification.statuspage;

import dev.cairn.kit.limits.RateLimit;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.channel.Channels;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.component.Component;
import dev.cairn.notification.component.Components;
import dev.cairn.notification.statuspage.ChangeSubscription.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The forms by which visitors subscribe, and the pages of the links in what they are told. They need no script and no cookie. */
@Path("/api/v1/status/{slug}")
@Tag(name = "Status pages")
class SubscriptionResource {

    private static final String PROBLEM = "application/problem+json";
    private static final ProblemKind EXPIRED = new ProblemKind("link-expired", "The link has expired", 410);
    private static final Map<Integer, ProblemKind> KINDS =
            Map.of(404, CommonProblem.NOT_FOUND, 409, CommonProblem.CONFLICT, 410, EXPIRED);

    private final OpenPage pages;
    private final PageRows rows;
    private final Components components;
    private final Subscribe subscribe;
    private final ChangeSubscription change;
    private final SubscriptionLinks links;
    private final Channels channels;
    private final Tenancy tenancy;
    private final RoutingContext request;

    SubscriptionResource(
            OpenPage pages,
            PageRows rows,
            Components components,
            Subscribe subscribe,
            ChangeSubscription change,
            SubscriptionLinks links,
            Channels channels,
            Tenancy tenancy,
            RoutingContext request) {
        this.pages = pages;
        this.rows = rows;
        this.components = components;
        this.subscribe = subscribe;
        this.change = change;
        this.links = links;
        this.channels = channels;
        this.tenancy = tenancy;
        this.request = request;
    }

    @GET
    @Path("/subscribe")
    @PermitAll
    @SecurityRequirements
    @Produces({MediaType.TEXT_HTML, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "readStatusSubscribe",
            summary = "Gives the forms by which visitors subscribe",
            description = "What the portal shows at /status/{slug}/subscribe.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Uni<Response> form(@PathParam("slug") String slug, @Context HttpHeaders headers) {
        return form(slug, 200, null, headers);
    }

    private Uni<Response> form(String slug, int status, @Nullable String error, HttpHeaders headers) {
        String word = links.form(slug, RateLimit.address(request.request()));
        boolean mail = channels.offered().contains(ContactKind.EMAIL);
        return pages.find(slug)
                .chain(found -> found == null
                        ? Uni.createFrom().item(PublicStatusResource.absent(headers))
                        : tenancy.write(
                                        found.organisation(),
                                        () -> rows.read(found.organisation())
                                                .chain(page -> components
                                                        .all(found.organisation())
                                                        .map(all -> new SubscribeModel(
                                                                page.settings().title(),
                                                                Words.path(rows.url(slug)),
                                                                word,
                                                                mail,
                                                                all.stream()
                                                                        .filter(Component::shown)
                                                                        .map(one -> new MessageModel.Choice(
                                                                                one.id()
                                                                                        .toString(),
                                                                                one.name(),
                                                                                false))
                                                                        .toList(),
                                                                error))))
                                .map(model -> PublicStatusResource.page(status, StatusTemplates.subscribe(model))));
    }

    @POST
    @Path("/subscribe")
    @PermitAll
    @SecurityRequirements
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces({MediaType.TEXT_HTML, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "subscribeToStatus",
            summary = "Subscribes a visitor by a form",
            description =
                    "Only by the word in the form. By mail the answer is the same whether the address is known or not.")
    @APIResponse(
            responseCode = "200",
            description = "The page that says what is to be done next",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Uni<Response> subscribe(
            @PathParam("slug") String slug, @Context HttpHeaders headers, @Nullable String body) {
        var form = FormBody.read(body);
        boolean ours = links.isForm(form.one("word"), slug, RateLimit.address(request.request()));
        return pages.find(slug).chain(found -> {
            if (found == null) {
                return Uni.createFrom().item(PublicStatusResource.absent(headers));
            }
            if (!ours) {
                return form(slug, 403, "The form was open for too long. Send it again.", headers);
            }
            return Uni.createFrom()
                    .deferred(() ->
                            "webhook".equals(form.one("by")) ? byWebhook(slug, found, form) : byMail(slug, found, form))
                    .onFailure(Subscribe.Refused.class)
                    .recoverWithUni(refused -> form(slug, 422, refused.getMessage(), headers));
        });
    }

    private Uni<Response> byMail(String slug, OpenPage.Found found, FormBody form) {
        String back = Words.path(rows.url(slug));
        return subscribe
                .byMail(found.organisation(), form.one("address"), form.components(), request)
                .map(done -> PublicStatusResource.page(
                        200,
                        StatusTemplates.message(MessageModel.plain(
                                "Look into your mail",
                                "If the address is right, a mail is on its way. It has a link that confirms, good for a day.",
                                back))));
    }

    private Uni<Response> byWebhook(String slug, OpenPage.Found found, FormBody form) {
        String back = Words.path(rows.url(slug));
        return subscribe
                .byWebhook(found.organisation(), form.one("address"), form.components(), request)
                .map(webhook -> PublicStatusResource.page(
                        200,
                        StatusTemplates.message(new MessageModel(
                                "Test the webhook",
                                "Set the secret where the messages go, then have a test sent. When 2xx is answered, you are"
                                        + " subscribed. It is good for a day.",
                                "Send the test",
                                "confirm",
                                webhook.secret(),
                                List.of(),
                                true,
                                false,
                                Words.path(webhook.link()),
                                back))));
    }

    @GET
    @Path("/subscriptions/{key}")
    @PermitAll
    @SecurityRequirements
    @Produces({MediaType.TEXT_HTML, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "readStatusSubscription",
            summary = "Shows what can be done by the link of a subscriber",
            description = "What the portal shows at /status/{slug}/subscriptions/{key}. Changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Uni<Response> subscription(
            @PathParam("slug") String slug, @PathParam("key") String key, @Context HttpHeaders headers) {
        return change.look(key).map(answer -> answer(answer, headers));
    }

    @POST
    @Path("/subscriptions/{key}")
    @PermitAll
    @SecurityRequirements
    @Consumes(MediaType.WILDCARD)
    @Produces({MediaType.TEXT_HTML, PROBLEM, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeStatusSubscription",
            summary = "Confirms, changes or ends a subscription by the link of its owner",
            description = "Ends it at once for what programs of mail send (RFC 8058).")
    @APIResponse(
            responseCode = "200",
            description = "The page that says so",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    public Uni<Response> act(
            @PathParam("slug") String slug,
            @PathParam("key") String key,
            @Context HttpHeaders headers,
            @Nullable String body) {
        var form = FormBody.read(body);
        String what = FormBody.isOneClick(body) ? "end" : String.valueOf(form.one("do"));
        Uni<Answer> answer = switch (what) {
            case "end" -> change.end(key);
            case "confirm" -> change.confirm(key);
            case "choose" -> change.choose(key, form.components());
            default -> change.look(key);
        };
        return answer.onFailure(Subscribe.Refused.class)
                .recoverWithItem(refused -> new Answer(
                        422, MessageModel.plain("Nothing was changed", String.valueOf(refused.getMessage()), null)))
                .map(done -> answer(done, headers));
    }

    private static Response answer(Answer answer, HttpHeaders headers) {
        ProblemKind kind = answer.status() == 422 ? CommonProblem.UNPROCESSABLE : KINDS.get(answer.status());
        if (kind != null && !PublicStatusResource.isForPeople(headers)) {
            throw new Problem(kind, answer.page().title() + ". " + answer.page().lead());
        }
        return PublicStatusResource.page(answer.status(), StatusTemplates.message(answer.page()));
    }
}
