"""Reads calendars with Python's icalendar, and compares each with the JSON file next to it."""

import json
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar


def look(path):
    expected = json.loads(path.with_suffix(".json").read_text())
    calendar = Calendar.from_ical(path.read_bytes())
    events = list(calendar.walk("VEVENT"))
    assert len(events) == len(expected["events"]), f"{len(events)} events"
    zones = [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]
    zone = expected["zone"]
    assert zones == ([zone] if zone and zone != "UTC" else []), zones
    uids = {(str(event["UID"]), str(event.get("RECURRENCE-ID", ""))) for event in events}
    assert len(uids) == len(events), "two events have the same UID and RECURRENCE-ID"
    for event, wanted in zip(events, expected["events"]):
        name = wanted["id"]
        assert str(event["X-PROGRAMME-ID"]) == name, event["X-PROGRAMME-ID"]
        assert str(event.get("SUMMARY", "")) == wanted["summary"], (name, event.get("SUMMARY"))
        start = event["DTSTART"].dt
        if isinstance(start, datetime):
            assert start.replace(tzinfo=None) == datetime.fromisoformat(wanted["start"]), (name, start)
            if zone:
                # The instants must also agree, according to Python's time zone database.
                assert start.timestamp() == datetime.fromisoformat(wanted["start"]).replace(tzinfo=ZoneInfo(zone)).timestamp(), name
        else:
            assert start == date.fromisoformat(wanted["date"]), (name, start)
        if isinstance(start, datetime) and wanted["end"]:
            end = event["DTEND"].dt if "DTEND" in event else start + event["DURATION"].dt
            assert end.replace(tzinfo=None) == datetime.fromisoformat(wanted["end"]), (name, end)
        people = [one for one in event.subcomponents if one.name == "PARTICIPANT"]
        assert len(people) == wanted["participants"], (name, len(people))
        assert not any(one.name == "VALARM" for one in event.subcomponents), name
    print(f"{path.name}: {len(events)} events, {zone or 'no zone'}")


files = sorted(Path(sys.argv[1]).glob("*.ics"))
assert files, "no calendars were written"
for file in files:
    look(file)
