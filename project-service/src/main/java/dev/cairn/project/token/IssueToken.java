package dev.cairn.project.token;

import dev.cairn.events.EventType;
import dev.cairn.kit.access.ApiToken;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.project.audit.Changes;
import dev.cairn.project.common.Decisions;
import dev.cairn.project.common.ProjectMeters;
import dev.cairn.project.organisation.Organisations;
import dev.cairn.project.token.domain.IssueRules;
import dev.cairn.project.token.domain.Token;
import dev.cairn.project.token.domain.TokenScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Issues an API token. */
@ApplicationScoped
class IssueToken {

    private final SecureRandom random = new SecureRandom();
    private final IdempotentRequests requests;
    private final Organisations organisations;
    private final Tokens tokens;
    private final Changes changes;
    private final Answers answers;
    private final ProjectMeters meters;
    private final TokenConfig config;
    private final CurrentOrganisation current;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    IssueToken(
            IdempotentRequests requests,
            Organisations organisations,
            Tokens tokens,
            Changes changes,
            Answers answers,
            ProjectMeters meters,
            TokenConfig config,
            CurrentOrganisation current,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.organisations = organisations;
        this.tokens = tokens;
        this.changes = changes;
        this.answers = answers;
        this.meters = meters;
        this.config = config;
        this.current = current;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Response> issue(@Nullable String key, NewToken body) {
        UUID organisation = current.id();
        Set<TokenScope> asked = Decisions.decide(() -> IssueRules.scopes(body.name(), body.scopes()));
        return requests.run(
                organisation,
                "POST tokens",
                key,
                body,
                () -> organisations
                        .lock(organisation)
                        .chain(() -> tokens.live(clock.instant()))
                        .invoke(live -> check(live, asked))
                        .chain(() -> issue(organisation, body, asked)));
    }

    private Uni<Reply> issue(UUID organisation, NewToken body, Set<TokenScope> scopes) {
        var secret = ApiToken.make(random);
        var token = fresh(secret, body, scopes);
        return tokens.add(organisation, token)
                .chain(() -> organisations.nextState(organisation))
                .chain(state -> changes.record(
                        EventType.TOKEN_ISSUED,
                        new Target("token", token.id(), token.name()),
                        null,
                        TokenView.of(token),
                        state))
                .invoke(() -> meters.count(ProjectMeters.Count.TOKENS_ISSUED))
                .map(done -> answers.reply(
                        201,
                        "/api/v1/tokens/" + current.slug() + "/" + token.id(),
                        token.version(),
                        new IssuedToken(TokenView.of(token), secret.secret())));
    }

    private Token fresh(ApiToken secret, NewToken body, Set<TokenScope> scopes) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Token(
                ids.next(),
                body.name(),
                secret.prefix(),
                secret.hash(),
                scopes,
                now.plus(Duration.ofDays(body.expiresInDays())),
                now,
                caller.id(),
                null,
                null,
                1);
    }

    private void check(List<Token> live, Set<TokenScope> asked) {
        Decisions.check(() -> IssueRules.check(own(live), asked, live.size(), config.mostLive()));
    }

    /** What the caller may hand out: a token what it has, if it lives still; a person what the role covers. */
    private Set<TokenScope> own(List<Token> live) {
        Role role = current.membership().role();
        if (role == null) {
            return live.stream()
                    .filter(token -> token.id().toString().equals(caller.id()))
                    .findFirst()
                    .orElseThrow(Problem::notFound)
                    .scopes();
        }
        return TokenScope.coveredBy(Arrays.stream(Role.values())
                .filter(role::includes)
                .map(Role::word)
                .collect(Collectors.toSet()));
    }
}
