package dev.cairn.notification.news;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.AlertWatcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Notes whom an acknowledgement or an end is news to, in the transaction in which it happens. */
@ApplicationScoped
class NewsWatcher implements AlertWatcher {

    /** Whose deed it was says the timeline, which is written before. What joins news that waits goes with it. */
    private static final String NOTE = """
            insert into alert_news (organisation_id, person, alert_id, what, by_name, at, due_at)
            select $1, p.person, p.alert_id, $3, t.actor_name, now(), now() + make_interval(secs => $4)
            from (select distinct alert_id, person from page
                where organisation_id = $1 and alert_id = any($2) and unreached is null) as p
            join known_member k on k.organisation_id = $1 and k.subject = p.person
            cross join lateral (select actor_id, actor_name from alert_timeline
                where organisation_id = $1 and alert_id = p.alert_id and kind = $3 order by id desc limit 1) as t
            left join news_choice c on c.organisation_id = $1 and c.person = p.person
            where t.actor_id is distinct from p.person
                and coalesce(case $3 when 'resolved' then c.resolved else c.acknowledged end, true)
            order by p.person, p.alert_id
            on conflict (organisation_id, person, alert_id, what) do update set by_name = excluded.by_name, at = excluded.at""";

    private final NewsConfig config;

    NewsWatcher(NewsConfig config) {
        this.config = config;
    }

    @Override
    public Uni<Void> happened(UUID organisation, String type, List<AlertView> alerts) {
        return switch (type) {
            case "alert.acknowledged" -> note(organisation, "acknowledged", alerts);
            case "alert.resolved" -> note(organisation, "resolved", alerts);
            default -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> note(UUID organisation, String what, List<AlertView> alerts) {
        UUID[] ids = alerts.stream().map(AlertView::id).toArray(UUID[]::new);
        return SessionSql.change(NOTE, organisation, ids, what, config.window().toMillis() / 1000.0)
                .replaceWithVoid();
    }
}
