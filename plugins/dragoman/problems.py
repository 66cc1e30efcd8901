"""One finding of a check: where it is, why it is wrong, and what helps."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """A finding in an author's file, printed as ``path:line: cause. cure.``."""

    path: str
    line: int
    cause: str
    cure: str = ""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}: {_sentence(self.cause)}"
        return f"{text} {_sentence(self.cure)}" if self.cure else text


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
