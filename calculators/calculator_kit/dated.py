"""Texts that hold for a time: what is said today, and what will be said once a figure has aged.

The build and the browser's Python know no clock, so that both write the same bytes on any day. They
write all that will be said, with its days; `<dragoman-dated>` in the page shows what holds on the
reader's own. Without a script what held on the day of the edition is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Dated:
    """A text that holds from the day `first` to the day `last`, each None where there is no end."""

    text: str
    first: date | None = None
    last: date | None = None

    @classmethod
    def once_past(cls, text: str, last: date, *, is_past: bool) -> Dated:
        """A text that holds once the day `last` is over; `is_past` if it was for the edition."""
        return cls(text, None if is_past else last + _DAY)

    def holds(self, day: date | None) -> bool:
        """Whether it holds on `day`, or without one on the day of the edition."""
        if day is None:
            return self.first is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def over_time(
    as_of: date, changes: Iterable[date], say: Callable[[date], str]
) -> tuple[Dated, ...]:
    """What `say` says of each day: up to the first of `changes` as of `as_of`, then from each on.

    `changes` are days after `as_of`. Neighbours that say the same are one; the first is also what
    holds for a reader whose clock is behind.
    """
    days = sorted(set(changes))
    firsts: list[date | None] = [None]
    texts = [say(as_of)]
    for day in days:
        text = say(day)
        if text != texts[-1]:
            firsts.append(day)
            texts.append(text)
    lasts = [first - _DAY for first in firsts if first] + [None]
    return tuple(map(Dated, texts, firsts, lasts))


def text_on(texts: Sequence[Dated], day: date | None) -> str:
    """What holds on `day`; without a day, what held on the day of the edition."""
    return next(one.text for one in texts if one.holds(day))


def dated_html(
    texts: Sequence[Dated], tell: Callable[[str], str], class_name: str = "", tag: str = ""
) -> str:
    """The texts as HTML, each said by `tell`; those of later days are hidden, and no search finds them.

    A text that always holds stands as it is, in an element `tag` with `class_name` if it has one.
    """
    return "".join(_element(one, tell(one.text), class_name, tag) for one in texts if one.text)


def _element(one: Dated, content: str, class_name: str, tag: str) -> str:
    style = f' class="{class_name}"' if class_name else ""
    if one.first is None and one.last is None:
        return f"<{tag}{style}>{content}</{tag}>" if tag else content
    days = f' from="{one.first}" hidden data-search-exclude' if one.first else ""
    days += f' until="{one.last}"' if one.last else ""
    return f"<dragoman-dated{days}{style}>{content}</dragoman-dated>"
