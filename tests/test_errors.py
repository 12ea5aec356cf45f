"""Every fault in the call says what happened and what to do next, and can be caught with its relatives."""

from __future__ import annotations

import pytest

from bybro import errors
from bybro.errors import BybroError, ImpossibleError, UnknownRecordError, UnreadableError, UnwritableError, UsageError
from bybro.findings import Finding

ALL = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, BybroError)]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_an_error_is_its_message_and_its_remedy(kind: type[BybroError]) -> None:
    """Those that are also a KeyError or OSError would by themselves show quotes or a number."""
    fault = kind("There is no bridge.", "Build one.")

    assert (fault.message, fault.remedy, fault.findings) == ("There is no bridge.", "Build one.", ())
    assert str(fault) == "There is no bridge. Build one."


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_an_error_carries_the_findings_that_led_to_it(kind: type[BybroError]) -> None:
    finding = Finding("needs.jsonl", 1, None, None, "json-broken", "error", "Broken.", "Mend it.")

    assert kind("Nothing is left.", "Mend the rows.", (finding,)).findings == (finding,)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_a_wrong_call_is_told_from_what_cannot_be_done_by_its_exit_code(kind: type[BybroError]) -> None:
    assert kind("a", "b").exit_code == (2 if issubclass(kind, UsageError) else 1)


def test_a_caller_can_catch_what_python_would_raise() -> None:
    assert issubclass(UnreadableError, OSError)
    assert issubclass(UnwritableError, OSError)
    assert issubclass(UnknownRecordError, KeyError)
    assert not issubclass(UsageError, ImpossibleError)
