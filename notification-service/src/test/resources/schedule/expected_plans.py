#!/usr/bin/env python3
"""Writes plans.json: whole schedules, of layers with their own zones, restrictions, worked days and overrides, with who is on
call as a walk over every minute finds it.

As in expected_shifts.py nothing is shared with the program under test. A layer's hand-overs are listed one after the other from
its start, however long ago that is, dates are counted one by one, and then the wall clock is looked at minute after minute. What
the cases are made of comes from a seed; the places and times are those where clocks did or will do something odd.

    python3 expected_plans.py > plans.json
"""
import calendar, datetime as dt, itertools, json, random, sys, zoneinfo

UTC = dt.timezone.utc
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# zone, and dates on which its clock changed or will change
ZONES = {
    "America/New_York": ["2025-03-09", "2025-11-02", "2007-11-04", "2037-03-08", "2041-11-03"],
    "Europe/Berlin": ["2025-03-30", "2025-10-26", "1995-09-24", "1980-04-06", "2038-03-28", "2044-10-30"],
    "Australia/Lord_Howe": ["2025-04-06", "2025-10-05", "2008-04-06", "2040-10-07"],
    "America/Sao_Paulo": ["2018-11-04", "2019-02-17", "2010-10-17", "2025-06-01"],
    "Asia/Kathmandu": ["2025-03-30", "1986-01-01"],
    "Pacific/Apia": ["2011-12-30", "2012-04-01", "2021-04-04"],
    "Africa/Casablanca": ["2025-02-23", "2025-04-06", "2024-03-10", "2024-04-14", "2018-10-28"],
    "Asia/Tehran": ["2022-03-22", "2022-09-21"],
    "America/St_Johns": ["2025-03-09", "2011-11-06", "2006-10-29"],
    "Pacific/Chatham": ["2025-09-28", "2025-04-06", "2039-04-03"],
    "Antarctica/Troll": ["2025-03-30", "2025-10-26"],
    "Africa/Cairo": ["2025-04-25", "2025-10-30", "2010-08-11"],
    "Pacific/Kwajalein": ["1993-08-21"],
    "Pacific/Kiritimati": ["1994-12-31"],
    "America/Caracas": ["2007-12-09", "2016-05-01"],
    "Asia/Pyongyang": ["2015-08-15", "2018-05-05"],
    "Europe/Moscow": ["2011-03-27", "2014-10-26"],
    "Europe/Lisbon": ["1992-09-27", "1996-03-31", "2025-10-26"],
    "Asia/Beirut": ["2025-03-30", "2025-10-26"],
    "America/Santiago": ["2025-04-05", "2025-09-07"],
    "Asia/Kolkata": ["2025-06-01"],
    "Europe/Dublin": ["2025-03-30", "1971-10-31"],
}
TIMES = ["00:00", "00:30", "01:00", "01:30", "01:45", "02:00", "02:15", "02:30", "02:45", "03:00", "06:00", "09:00", "17:00",
         "22:00", "23:00", "23:30", "23:59"]
PEOPLE = ["ana", "ben", "vic", "eva", None]


def works(layer, date):
    days = {day for window in layer["restrictions"] for day in window["weekdays"]} or set(DAYS)
    return DAYS[date.weekday()] in days


def handovers(layer):
    """The local times of all hand-overs, one by one."""
    start = dt.datetime.fromisoformat(layer["start"])
    if layer["advance"] == "worked-days":
        worked, date = 0, start.date()
        while True:
            if works(layer, date):
                if worked % layer["length"] == 0:
                    yield dt.datetime.combine(date, start.time())
                worked += 1
            date += DAY
    for k in itertools.count():
        if layer["unit"] == "months":
            year, month = divmod(start.year * 12 + start.month - 1 + k * layer["length"], 12)
            yield start.replace(year=year, month=month + 1, day=min(start.day, calendar.monthrange(year, month + 1)[1]))
        else:
            yield start + k * layer["length"] * dt.timedelta(hours={"hours": 1, "days": 24, "weeks": 168}[layer["unit"]])


def in_windows(windows, shown, highest, lowest, lowest_later):
    for window in windows:
        for back in (0, 1, 2):
            day = shown.date() - back * DAY
            if DAYS[day.weekday()] in window["weekdays"]:
                start = dt.datetime.combine(day, dt.time.fromisoformat(window["start"]))
                end = dt.datetime.combine(day, dt.time.fromisoformat(window["end"]))
                end += DAY if end <= start else dt.timedelta(0)
                if start <= highest and (lowest < end or lowest_later <= end):
                    return True
    return False


def watch(layer, begin, minutes):
    """Who has the turn and is in a window, minute after minute; the watch begins four days earlier, to know what has been shown."""
    zone, lead = zoneinfo.ZoneInfo(layer["timeZone"]), 4 * 1440
    shown = [(begin + (i - lead) * MINUTE).astimezone(zone).replace(tzinfo=None) for i in range(lead + minutes + 400)]
    highest = list(itertools.accumulate(shown, max))
    ahead = list(itertools.accumulate(reversed(shown), min))[::-1]
    coming = handovers(layer)
    k, upcoming, people = -1, next(coming), []
    for i in range(lead + minutes):
        while upcoming <= highest[i]:
            k, upcoming = k + 1, next(coming)
        person = layer["participants"][k % len(layer["participants"])] if k >= 0 else None
        if layer["restrictions"] and not in_windows(layer["restrictions"], shown[i], highest[i], ahead[i], ahead[i + 1]):
            person = None
        people.append(person)
    return people[lead:]


def overridden(people, overrides, now):
    """Each place has whose it is and who holds it; the latest override that means a place has it."""
    places = [[person, person] for person in people]
    for one in overrides:
        if not one["start"] <= now < one["end"]:
            continue
        person, kind = one["person"], one["kind"]
        if kind == "remove":
            places = [[owner, None if holder == person else holder] for owner, holder in places]
        elif kind == "add":
            places += [] if person in [holder for _, holder in places] else [[person, person]]
        elif one.get("replaces") is None:
            places = [[owner, person] for owner, _ in places] or [[person, person]]
        else:
            gone = one["replaces"]
            held = gone in [holder for _, holder in places]
            places = [[owner, person if (holder if held else owner) == gone else holder] for owner, holder in places]
    return list(dict.fromkeys(holder for _, holder in places if holder is not None))


def answer(case):
    stamp = lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ")
    begin = dt.datetime.fromisoformat(case["from"].replace("Z", "+00:00"))
    minutes = int((dt.datetime.fromisoformat(case["to"].replace("Z", "+00:00")) - begin) / MINUTE)
    seen = [(layer["priority"], watch(layer, begin, minutes)) for layer in case["layers"]]
    parts = []
    for i in range(minutes):
        top = max((priority for priority, people in seen if people[i] is not None), default=None)
        people = list(dict.fromkeys(people[i] for priority, people in seen if priority == top and people[i] is not None))
        now = begin + i * MINUTE
        text = "+".join(overridden(people, case["overrides"], stamp(now)))
        if parts and parts[-1]["onCall"] == text:
            parts[-1]["end"] = stamp(now + MINUTE)
        else:
            parts.append({"onCall": text, "start": stamp(now), "end": stamp(now + MINUTE)})
    return parts


def a_layer(pick, zone, day, number):
    unit = pick.choice(["hours", "days", "days", "weeks", "months"])
    length = {"hours": pick.choice([1, 3, 8, 12, 25, 9000]), "days": pick.choice([1, 2, 7, 45]),
              "weeks": pick.choice([1, 2, 5]), "months": pick.choice([1, 3, 5, 13])}[unit]
    windows = []
    for _ in range(pick.choice([0, 0, 1, 1, 2])):
        around = [DAYS[(day.weekday() + i) % 7] for i in (-1, 0, 1)]
        days = sorted(set(pick.sample(DAYS, pick.randint(1, 4)) + pick.sample(around, pick.randint(1, 3))), key=DAYS.index)
        start = pick.choice(TIMES)
        windows.append({"weekdays": days, "start": start, "end": pick.choice(TIMES + [start, start])})
    back = pick.choice([0, 1, 3, 30, 400, 3000] if unit != "hours" else [0, 1, 3, 90])
    start = day - back * DAY
    if unit == "months" and pick.random() < 0.6:
        start = start.replace(day=calendar.monthrange(start.year, start.month)[1])
    return {
        "id": f"layer{number}", "timeZone": zone, "priority": pick.randint(1, 3), "unit": unit, "length": length,
        "start": f"{start}T{pick.choice(TIMES)}", "participants": [pick.choice(PEOPLE) for _ in range(pick.randint(1, 4))],
        "advance": "worked-days" if unit == "days" and pick.random() < 0.4 else "calendar", "restrictions": windows}


def an_override(pick, day, number):
    kind = pick.choice(["replace", "replace", "replace", "add", "remove"])
    start = dt.datetime.combine(day - DAY, dt.time()) + pick.randint(0, 60) * dt.timedelta(minutes=45)
    end = start + pick.randint(1, 90) * dt.timedelta(minutes=20)
    one = {"id": f"o{number}", "kind": kind, "person": pick.choice(PEOPLE[:4]), "start": start.isoformat() + "Z",
           "end": end.isoformat() + "Z"}
    if kind == "replace" and pick.random() < 0.5:
        one["replaces"] = pick.choice([person for person in PEOPLE[:4] if person != one["person"]])
    return one


def main(seed, rounds):
    pick = random.Random(seed)
    out = []
    for zone, dates in ZONES.items():
        for date in dates:
            day = dt.date.fromisoformat(date)
            for _ in range(rounds):
                others = [zone, zone, zone, pick.choice(list(ZONES))]
                layers = [a_layer(pick, pick.choice(others), day, i) for i in range(pick.randint(1, 3))]
                case = {"from": f"{day - DAY}T00:00:00Z", "to": f"{day + pick.randint(1, 4) * DAY}T12:00:00Z", "layers": layers,
                        "overrides": [an_override(pick, day, i) for i in range(pick.choice([0, 0, 1, 2, 4]))]}
                case["onCall"] = answer(case)
                out.append(case)
    print("[\n" + ",\n".join(json.dumps(case) for case in out) + "\n]")
    print(len(out), "cases", file=sys.stderr)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 20261127, int(sys.argv[2]) if len(sys.argv) > 2 else 4)
