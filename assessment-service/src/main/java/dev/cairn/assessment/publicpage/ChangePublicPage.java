package dev.cairn.assessment.publicpage;

import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns a project's public page on and off, and changes its key. The old key opens nothing from the commit on. */
@ApplicationScoped
class ChangePublicPage {

    private final PublicPages pages;
    private final ProjectLock lock;
    private final Tenancy tenancy;
    private final Trail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChangePublicPage(PublicPages pages, ProjectLock lock, Tenancy tenancy, Trail trail, Clock clock) {
        this.pages = pages;
        this.lock = lock;
        this.tenancy = tenancy;
        this.trail = trail;
        this.clock = clock;
    }

    /** Turns it on, with a key that was never there before; changes nothing when it is on. */
    Uni<PublicPage> turnOn(KnownProject project, @Nullable String ifMatch, Actor by) {
        return change(
                project,
                ifMatch,
                by,
                "turned-on",
                page -> page.on()
                        ? page
                        : page.turnedOn(PageKey.make(random), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Turns it off; changes nothing when it is off. */
    Uni<PublicPage> turnOff(KnownProject project, @Nullable String ifMatch, Actor by) {
        return change(project, ifMatch, by, "turned-off", page -> page.on() ? page.turnedOff() : page);
    }

    /** Gives it another key. */
    Uni<PublicPage> rotate(KnownProject project, @Nullable String ifMatch, Actor by) {
        return change(project, ifMatch, by, "rotated", page -> {
            if (!page.on()) {
                throw new Problem(PublicPageProblem.OFF, "Turn the public page on first");
            }
            return page.withKey(PageKey.make(random));
        });
    }

    private Uni<PublicPage> change(
            KnownProject project, @Nullable String ifMatch, Actor by, String act, UnaryOperator<PublicPage> rule) {
        return tenancy.write(
                project.organisationId(),
                () -> lock.hold(project.organisationId(), project.id())
                        .chain(() -> pages.find(project.id()))
                        .chain(before -> {
                            ETags.demand(ifMatch, before.version());
                            PublicPage after = rule.apply(before);
                            return after.equals(before)
                                    ? Uni.createFrom().item(before)
                                    : keep(project, by, act, before, after);
                        }));
    }

    private Uni<PublicPage> keep(KnownProject project, Actor by, String act, PublicPage before, PublicPage after) {
        return pages.keep(project, after)
                .chain(() -> trail.record(
                        project.organisationId(),
                        by,
                        "public-page." + act,
                        new Target("public-page", project.id(), project.slug()),
                        PublicPageView.withoutKey(before),
                        PublicPageView.withoutKey(after)))
                .replaceWith(after);
    }
}
