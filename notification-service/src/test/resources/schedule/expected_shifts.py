#!/usr/bin/env python3
"""Writes cases.json: rotations with the shifts that a walk over every minute finds.

It shares nothing with the program under test: no closed form and no arithmetic of instants. It looks at the wall clock of the
zone minute after minute, as somebody with a watch would, and hands over when the clock first shows, or has just passed, a
hand-over time; once it has handed over to shift k it never goes back. Zones are those of Python's zoneinfo.

    python3 expected_shifts.py > cases.json
"""
import calendar, datetime as dt, itertools, json, sys, zoneinfo

UTC = dt.timezone.utc
MINUTE = dt.timedelta(minutes=1)
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# zone, date of a change of its clock (or of none) before 2026, local times at and around it
ZONES = [
    ("America/New_York", "2025-03-09", ["01:30", "02:00", "02:30", "03:00", "09:00"]),
    ("America/New_York", "2025-11-02", ["00:30", "01:00", "01:30", "02:00", "09:00"]),
    ("Europe/Berlin", "2025-03-30", ["01:30", "02:00", "02:30", "03:00", "00:00"]),
    ("Europe/Berlin", "2025-10-26", ["01:30", "02:00", "02:30", "03:00", "00:00"]),
    ("Australia/Lord_Howe", "2025-04-06", ["01:15", "01:30", "01:45", "02:00"]),
    ("Australia/Lord_Howe", "2025-10-05", ["01:45", "02:00", "02:15", "02:30"]),
    ("America/Sao_Paulo", "2018-11-04", ["00:00", "00:30", "23:30", "09:00"]),
    ("America/Sao_Paulo", "2018-02-18", ["23:00", "23:30", "00:00", "09:00"]),
    ("Asia/Kathmandu", "2025-03-30", ["00:00", "02:30", "09:00"]),
    ("Pacific/Apia", "2011-12-30", ["00:00", "09:00", "23:30"]),
    ("Africa/Casablanca", "2025-02-23", ["02:00", "02:30", "03:00"]),
    ("Africa/Casablanca", "2025-04-06", ["02:00", "02:30", "03:00"]),
    ("Asia/Tehran", "2022-03-22", ["00:00", "00:30", "01:00"]),
    ("Asia/Tehran", "2022-09-21", ["23:00", "23:30", "00:00"]),
    ("America/St_Johns", "2025-03-09", ["02:00", "02:30", "03:00"]),
    ("America/St_Johns", "2011-11-06", ["23:01", "00:00", "00:30"]),
    ("Europe/Lisbon", "2025-03-30", ["00:30", "01:00", "01:30", "02:00"]),
    ("Europe/Lisbon", "2025-10-26", ["00:30", "01:00", "01:30", "02:00"]),
    ("Africa/Cairo", "2025-04-25", ["00:00", "00:30", "01:00"]),
    ("Africa/Cairo", "2025-10-30", ["23:00", "23:30", "00:00"]),
    ("Pacific/Chatham", "2025-09-28", ["02:45", "03:00", "03:45"]),
    ("Pacific/Chatham", "2025-04-06", ["02:45", "03:00", "03:45"]),
    ("Europe/Dublin", "2025-03-30", ["01:00", "01:30"]),
    ("America/Santiago", "2025-09-07", ["00:00", "00:30", "23:30"]),
    ("Asia/Beirut", "2025-03-30", ["00:00", "00:30"]),
    ("Antarctica/Troll", "2025-03-30", ["01:00", "02:00", "02:30"]),
    ("Antarctica/Troll", "2025-10-26", ["01:00", "02:30", "03:00"]),
    ("Asia/Kolkata", "2025-06-01", ["05:30"]),
]
PEOPLE = ["ana", "ben", "vic"]


def handover(start, unit, length, k):
    """The local time of hand-over k, counted from the start on the calendar."""
    if unit == "months":
        index = start.year * 12 + start.month - 1 + k * length
        year, month = divmod(index, 12)
        day = min(start.day, calendar.monthrange(year, month + 1)[1])
        return start.replace(year=year, month=month + 1, day=day)
    hours = {"hours": 1, "days": 24, "weeks": 168}[unit]
    return start + dt.timedelta(hours=hours * length * k)


def in_windows(windows, shown, highest, lowest, lowest_later):
    """Whether a minute lies in a window: the clock has shown its start, or passed it, and shows a time before its end now or
    later, or the end itself later."""
    for window in windows:
        for back in (0, 1, 2):
            day = shown.date() - dt.timedelta(days=back)
            if DAYS[day.weekday()] not in window["weekdays"]:
                continue
            start = dt.datetime.combine(day, dt.time.fromisoformat(window["start"]))
            end = dt.datetime.combine(day, dt.time.fromisoformat(window["end"]))
            if end <= start:
                end += dt.timedelta(days=1)
            if start <= highest and (lowest < end or lowest_later <= end):
                return True
    return False


def walk(case):
    zone = zoneinfo.ZoneInfo(case["timeZone"])
    start = dt.datetime.fromisoformat(case["start"])
    now, end = (dt.datetime.fromisoformat(case[key].replace("Z", "+00:00")) for key in ("from", "to"))
    minutes = int((end - now) / MINUTE)
    shown = [(now + i * MINUTE).astimezone(zone).replace(tzinfo=None) for i in range(minutes + 300)]
    highest = list(itertools.accumulate(shown, max))
    lowest_ahead = list(itertools.accumulate(reversed(shown), min))[::-1]
    k, upcoming, shifts = -1, start, []
    for i in range(minutes):
        while upcoming <= highest[i]:
            k += 1
            upcoming = handover(start, case["unit"], case["length"], k + 1)
        person = None
        windows = case["restrictions"]
        if k >= 0 and (not windows or in_windows(windows, shown[i], highest[i], lowest_ahead[i], lowest_ahead[i + 1])):
            person = case["participants"][k % len(case["participants"])]
        if shifts and shifts[-1]["person"] == person:
            shifts[-1]["end"] = now + MINUTE
        else:
            shifts.append({"person": person, "start": now, "end": now + MINUTE})
        now += MINUTE
    stamp = lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return [{"person": s["person"], "start": stamp(s["start"]), "end": stamp(s["end"])} for s in shifts if s["person"]]


def cases():
    for zone, date, times in ZONES:
        day = dt.date.fromisoformat(date)
        for time in times:
            for unit, length, before, days in (("hours", 1, 1, 2), ("hours", 8, 2, 5), ("days", 1, 2, 5), ("weeks", 1, 14, 22)):
                begin = day - dt.timedelta(days=before)
                yield zone, f"{begin}T{time}", unit, length, day, 1 if unit != "weeks" else 2, days if unit != "weeks" else 9, []
        yield zone, f"{day - dt.timedelta(days=40)}T{times[0]}", "months", 1, day, 12, 36, []
        for time in times:
            for window in ({"start": "12:00", "end": time}, {"start": time, "end": "12:00"}):
                yield zone, f"{day - dt.timedelta(days=3)}T12:00", "days", 1, day, 1, 2, [dict(window, weekdays=DAYS)]
        night = [{"weekdays": DAYS, "start": times[0], "end": times[-1]}]
        yield zone, f"{day - dt.timedelta(days=3)}T09:00", "days", 1, day, 2, 4, night
        some = [{"weekdays": [DAYS[day.weekday()], DAYS[(day.weekday() - 1) % 7]], "start": "22:00", "end": "06:00"},
                {"weekdays": [DAYS[day.weekday()]], "start": "02:00", "end": "02:30"}]
        yield zone, f"{day - dt.timedelta(days=3)}T02:30", "days", 1, day, 2, 4, some
    yield "Europe/Berlin", "2025-01-31T09:00", "months", 1, dt.date(2025, 3, 1), 31, 95, []
    yield "America/New_York", "2023-10-31T02:30", "months", 5, dt.date(2024, 3, 1), 10, 40, []


def main():
    out = []
    for zone, start, unit, length, day, back, ahead, restrictions in cases():
        first = dt.datetime.combine(day, dt.time(), UTC) - dt.timedelta(days=back)
        case = {
            "timeZone": zone, "start": start, "unit": unit, "length": length, "participants": PEOPLE,
            "restrictions": restrictions, "from": first.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "to": (first + dt.timedelta(days=ahead)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        # the walk begins before the interval, so that it knows which shift runs when the interval begins
        lead = max(dt.datetime.fromisoformat(start).replace(tzinfo=UTC) - dt.timedelta(days=1),
                   first - dt.timedelta(days=60))
        longer = dict(case, **{"from": min(lead, first).strftime("%Y-%m-%dT%H:%M:%SZ")})
        case["shifts"] = [dict(s, start=max(s["start"], case["from"])) for s in walk(longer) if s["end"] > case["from"]]
        out.append(case)
    print("[\n" + ",\n".join(json.dumps(case) for case in out) + "\n]")
    print(len(out), "cases", file=sys.stderr)


main()
