"""Names by content: what is called so may be kept for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def content_digest(contents: Iterable[bytes]) -> str:
    """Ten hexadecimal digits for `contents`, which their number and order belong to."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:10]
