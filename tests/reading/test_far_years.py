"""Years that no calendar arithmetic survives."""

import datetime as dt

import pytest

from pressroom.reading.times import Unreadable, day, moment


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31T23:59:59-12:00", "0999-12-31"])
def test_dates_at_the_ends_of_time_are_refused(text):
    """A date that another zone could push out of the calendar is a mistake, not a crash later on."""
    for read in (lambda: moment(text, dt.UTC), lambda: day(text, dt.UTC)):
        with pytest.raises(Unreadable) as trouble:
            read()
        assert trouble.value.code == "F107"
