"""SolarDateTime beside datetime.datetime."""

from __future__ import annotations

import copy
import datetime
import operator
import pickle
import zoneinfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import yeksan as yk
from yeksan import SolarDate, SolarDateTime

UTC = datetime.timezone.utc
TEHRAN = zoneinfo.ZoneInfo("Asia/Tehran")
ZONES = st.one_of(
    st.none(),
    st.sampled_from([UTC, TEHRAN, datetime.timezone(datetime.timedelta(hours=-5, minutes=-30))]),
)
MOMENTS = st.datetimes(datetime.datetime(700, 1, 1), datetime.datetime(3600, 1, 1), timezones=ZONES)
DELTAS = st.timedeltas(datetime.timedelta(days=-9000), datetime.timedelta(days=7000))


def solar(moment: datetime.datetime) -> SolarDateTime:
    return SolarDateTime.from_gregorian(moment)


@given(MOMENTS)
def test_there_and_back(moment):
    t = solar(moment)
    assert t.to_gregorian() == moment
    assert t.date() == SolarDate.from_gregorian(moment.date())
    assert (t.time(), t.timetz(), t.fold) == (moment.time(), moment.timetz(), moment.fold)
    assert SolarDateTime.combine(t.date(), t.timetz()) == t
    parts = (t.year, t.month, t.day, t.hour, t.minute, t.second, t.microsecond)
    assert SolarDateTime(*parts, t.tzinfo, fold=t.fold) == t
    assert (t.toordinal(), t.weekday(), t.isoweekday()) == (
        moment.toordinal(),
        moment.weekday(),
        moment.isoweekday(),
    )
    assert (t.utcoffset(), t.dst(), t.tzname()) == (
        moment.utcoffset(),
        moment.dst(),
        moment.tzname(),
    )


@given(MOMENTS)
def test_copies_are_equal(moment):
    t = solar(moment)
    for other in (pickle.loads(pickle.dumps(t)), copy.copy(t), copy.deepcopy(t), t.replace()):
        assert (other, hash(other), repr(other), other.date()) == (t, hash(t), repr(t), t.date())


@given(MOMENTS)
def test_iso_round_trip(moment):
    t = solar(moment)
    again = SolarDateTime.fromisoformat(t.isoformat())
    # The text has the offset, not the name of the zone.
    assert again.to_gregorian().isoformat() == moment.isoformat()
    assert again.date() == t.date()


@given(MOMENTS, st.sampled_from(["en", "fa", "fa-AF", "ps", "ckb", "ar"]))
def test_format_round_trip(moment, locale):
    t = solar(moment.replace(tzinfo=None))
    for format in (
        "%Y-%m-%d %H:%M:%S.%f",
        "%A %d %B %Y، %H:%M:%S %f",
        "%d/%m/%Y %I:%M:%S.%f %p",
        "%F %T.%f",
    ):
        assert SolarDateTime.strptime(t.strftime(format, locale), format) == t


@given(MOMENTS, DELTAS)
def test_arithmetic_is_that_of_datetime(moment, delta):
    try:
        later = moment + delta
        t = solar(later)
    except (OverflowError, yk.DateError):
        return
    assert solar(moment) + delta == t == delta + solar(moment)
    assert t - delta == solar(later - delta)
    assert t - solar(moment) == later - moment


@given(MOMENTS, MOMENTS)
def test_order_is_that_of_datetime(a, b):
    if (a.tzinfo is None) != (b.tzinfo is None):
        assert solar(a) != solar(b)
        with pytest.raises(TypeError):
            _ = solar(a) < solar(b)
        return
    for compare in (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge):
        assert compare(solar(a), solar(b)) == compare(a, b)
    if a == b:
        assert hash(solar(a)) == hash(solar(b))


@given(
    st.datetimes(
        datetime.datetime(1900, 1, 1), datetime.datetime(2100, 1, 1), timezones=st.just(UTC)
    )
)
@example(datetime.datetime(2000, 9, 20, 18, 30, tzinfo=UTC))
def test_zones(moment):
    there = solar(moment).astimezone(TEHRAN)
    assert there.astimezone(UTC) == solar(moment)
    # An hour that comes twice is equal to no moment of another zone (PEP 495).
    assert (there == solar(moment)) == (moment.astimezone(TEHRAN) == moment)
    assert there.to_gregorian() == moment.astimezone(TEHRAN)
    assert there.date() == SolarDate.from_gregorian(moment.astimezone(TEHRAN).date())
    assert there.timestamp() == moment.timestamp()
    assert SolarDateTime.fromtimestamp(moment.timestamp(), UTC) == solar(
        datetime.datetime.fromtimestamp(moment.timestamp(), UTC)
    )


def test_other_kinds_are_never_equal():
    t = SolarDateTime(1400, 10, 9)
    for other in (t.to_gregorian(), t.date(), "1400-10-09", None):
        assert t != other
        with pytest.raises(TypeError):
            _ = t < other


def test_what_cannot_be():
    with pytest.raises(yk.DateError, match="Esfand"):
        SolarDateTime(1404, 12, 30)
    with pytest.raises(ValueError, match="hour"):
        SolarDateTime(1404, 1, 1, 24)
    with pytest.raises(AttributeError):
        SolarDateTime(1404, 1, 1).year = 5
    with pytest.raises(TypeError, match="NaT"):
        SolarDateTime.from_gregorian(None)
    with pytest.raises(yk.DateError):
        SolarDateTime.max + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("1400/10/09 25:00", "%Y/%m/%d %H:%M"),
        ("1400/10/09 13:00 PM", "%Y/%m/%d %I:%M %p"),
        ("1400/10/09 13:00 10", "%Y/%m/%d %H:%M %H"),
        ("1400/10/09", "%Y/%m/%d %H"),
        ("20:30", "%H:%M"),
        ("شنبه ۹ دی ۱۴۰۰ 10:00", "%A %d %B %Y %H:%M"),
    ],
)
def test_text_that_does_not_fit(text, format):
    with pytest.raises(yk.DateError):
        SolarDateTime.strptime(text, format)


@pytest.mark.parametrize(
    "text",
    ["1400-10-09T", "1400-10-09T25:00", "1400-10-09 x", "1400-13-01T10:00", "1400-10-0910:00"],
)
def test_text_that_is_not_iso(text):
    with pytest.raises(yk.DateError):
        SolarDateTime.fromisoformat(text)


def test_formats():
    t = SolarDateTime(1400, 10, 9, 8, 5, 3, 40, tzinfo=TEHRAN)
    assert f"{t:%H:%M}" == "08:05"
    assert f"{t}" == "1400-10-09 08:05:03.000040+03:30"
    assert t.strftime("%-H %_H %I %p %f %z %:z %Z %%") == "8  8 08 AM 000040 +0330 +03:30 +0330 %"
    assert t.strftime("%H:%M %p", "fa") == "۰۸:۰۵ ق.ظ"
    assert t.strftime("%H:%M", "fa", digits="latin") == "08:05"
    assert SolarDateTime(1400, 10, 9, 0, 5).strftime("%I %p") == "12 AM"
    assert SolarDateTime.strptime("1400/10/09 ۱۲:۰۵ ب.ظ", "%Y/%m/%d %I:%M %p").hour == 12
    match t:
        case SolarDateTime(year, month, day, hour):
            assert (year, month, day, hour) == (1400, 10, 9, 8)


def test_foreign_moments():
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    expected = SolarDateTime(1400, 10, 9, 20, 30)
    assert SolarDateTime.from_gregorian(
        numpy.datetime64("2021-12-30T20:30:00.5", "ns")
    ) == expected.replace(microsecond=500000)
    assert (
        SolarDateTime.from_gregorian(pandas.Timestamp("2021-12-30 20:30:00.000000001")) == expected
    )
    assert SolarDateTime.from_gregorian(datetime.date(2021, 12, 30)) == SolarDateTime(1400, 10, 9)
    for nothing in (pandas.NaT, numpy.datetime64("NaT")):
        with pytest.raises(TypeError):
            SolarDateTime.from_gregorian(nothing)
