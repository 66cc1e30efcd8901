"""A site of Caddy for a built site."""

from __future__ import annotations

from dragoman.hosting.recipes import environment
from dragoman.hosting.responses import TYPES, Hosting, is_text


def caddyfile(hosting: Hosting, *, root: str, address: str) -> str:
    """A Caddyfile. `root` is the folder of the site on the server.

    `address` is the site's name, such as "guide.example" (with HTTPS, by itself), or ":8080".
    """
    text: str = (
        environment()
        .get_template("Caddyfile")
        .render(
            hosting=hosting,
            policy=hosting.policy,
            types=TYPES,
            is_text=is_text,
            root=root,
            address=address,
        )
    )
    return text
