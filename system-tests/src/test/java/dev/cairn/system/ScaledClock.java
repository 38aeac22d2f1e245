package dev.cairn.system;

import java.time.Duration;
import java.time.Instant;

/**
 * Lets the database's clock run faster for notification-service, from now on: its statements ask {@code now()} by its plain
 * name, so a function of that name that comes first on the search path of its roles is what they get. Every timer, delay,
 * lease and limit that goes by the database's clock is faster by the same factor, and the program is the one that ships.
 *
 * <p>Notes by that clock when each step of an escalation was due, and when its transaction was about to be committed.
 */
final class ScaledClock {

    static final String DATABASE = "cairn_notification";

    private final Suite suite;

    ScaledClock(Suite suite, int factor) {
        this.suite = suite;
        suite.execute(
                DATABASE,
                "create schema clock",
                "grant usage on schema clock to public",
                "create table clock.jump (by interval not null)",
                "insert into clock.jump values ('0')",
                "grant select on clock.jump to public",
                ("create function clock.scaled(at timestamptz) returns timestamptz language sql stable as $$"
                                + " select timestamptz '%1$s' + (at - timestamptz '%1$s') * %2$d"
                                + " + (select by from clock.jump) $$")
                        .formatted(Instant.now(), factor),
                "create function clock.now() returns timestamptz language sql stable"
                        + " as $$ select clock.scaled(pg_catalog.now()) $$",
                "alter role notification_app in database " + DATABASE + " set search_path = public, clock, pg_catalog",
                "alter role notification_system in database " + DATABASE
                        + " set search_path = public, clock, pg_catalog");
    }

    /** Lets it jump, forward or backward. */
    void jump(Duration by) {
        suite.execute(DATABASE, "update clock.jump set by = by + interval '" + by.toSeconds() + " s'");
    }

    /** To be called when the service has made its tables. */
    void noteSteps() {
        suite.execute(
                DATABASE,
                "create table clock.step (alert_id uuid, step int, due_at timestamptz, done_at timestamptz,"
                        + " real_at timestamptz)",
                "create function clock.note() returns trigger language plpgsql security definer as $$ begin"
                        + " if old.state = 'running' and (old.step <> new.step or new.state = 'ended') then"
                        + " insert into clock.step values (old.alert_id, old.step, old.due_at,"
                        + " clock.scaled(pg_catalog.clock_timestamp()), pg_catalog.clock_timestamp());"
                        + " end if; return null; end $$",
                "create constraint trigger note after update on escalation deferrable initially deferred"
                        + " for each row execute function clock.note()");
    }
}
