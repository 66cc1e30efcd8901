"""Han text has no spaces between its lines: a line break in its source must not show as one."""

from __future__ import annotations

import re

_HAN = "\u2e80-\u2fff\u3000-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_MARKUP = r"(?:</?(?:a|abbr|b|bdi|cite|em|i|mark|small|span|strong|sub|sup)\b[^<>]*>)*"
_BREAK = re.compile(rf"(?<=[{_HAN}])({_MARKUP})[ \t]*\n[ \t]*({_MARKUP})(?=[{_HAN}])")
_VERBATIM = re.compile(r"(<(pre|code|script|style|textarea)\b.*?</\2>)", re.DOTALL)


def join_han_lines(html: str) -> str:
    """Take out the line breaks between two Han or full-width characters of rendered `html`.

    Inline tags around the break stay; preformatted text and code stay as they are.
    """
    parts = _VERBATIM.split(html)
    # Each match of the pattern gives two groups: the whole element, and the name of its tag.
    parts[0::3] = [_BREAK.sub(r"\1\2", part) for part in parts[0::3]]
    del parts[2::3]
    return "".join(parts)
