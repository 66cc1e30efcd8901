"""A server of nginx for a built site."""

from __future__ import annotations

from dragoman.hosting.recipes import environment, text_types, types_by_kind
from dragoman.hosting.responses import BYTES, Hosting

_LONGEST = 4000
"""Of a parameter; nginx reads its configuration through a buffer of 4096 bytes."""


class PolicyTooLongError(ValueError):
    """nginx could not read its configuration; the message tells how to mend that."""


def nginx_config(hosting: Hosting, *, root: str, listen: str, brotli: bool = False) -> str:
    """What belongs into the `http` block, where Debian's nginx includes `sites-enabled`.

    `root` is the folder of the site on the server, `listen` an address and port as nginx has it.
    With `brotli`, its static module is used, which must then be loaded. Raises PolicyTooLongError.
    """
    if len(hosting.policy.for_page(embeddable=True)) > _LONGEST:
        raise PolicyTooLongError(
            f"The site's policy is longer than nginx reads ({_LONGEST} characters): its pages have "
            f"{len(hosting.policy.scripts)} different inline scripts. Move some into files."
        )
    text: str = (
        environment()
        .get_template("nginx.conf")
        .render(
            hosting=hosting,
            policy=hosting.policy,
            types=types_by_kind(),
            text_types=[kind for kind in text_types() if kind != "text/html"],
            bytes=BYTES,
            root=root,
            listen=listen,
            brotli=brotli,
        )
    )
    return text
