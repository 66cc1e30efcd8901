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
        return f"{self.path}:{self.line}: {self._told()}"

    def as_warning(self) -> str:
        """The finding as one that stops nothing: ``path:line: warning: cause. cure.``."""
        return f"{self.path}:{self.line}: warning: {self._told()}"

    def _told(self) -> str:
        cause = _sentence(self.cause)
        return f"{cause} {_sentence(self.cure)}" if self.cure else cause


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
