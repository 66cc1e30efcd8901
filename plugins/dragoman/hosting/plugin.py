"""The MkDocs plugin dragoman/hosting: what a host needs beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from dragoman.compression import add_precompressed
from dragoman.hosting.publishing import PageError, publish
from dragoman.hosting.responses import Settings
from dragoman.pages import is_inner_pass, site_root

_log = get_plugin_logger(__name__)
_BEFORE_OFFLINE = -900
"""Its lists hold the digests of finished pages, and tell which parts of Python can be kept packed."""
_AFTER_OFFLINE = -1100
"""The lists themselves and the worker are compressed."""


class HostingPluginConfig(Config):
    """Options in mkdocs.yml."""

    embeddable = option.ListOfItems(option.Type(str), default=list(Settings.embeddable))
    """Patterns of addresses that other sites may show in a frame."""
    hsts = option.Type(int, default=Settings.hsts)
    """Seconds for which browsers shall insist on HTTPS; 0 leaves that to the host."""
    compress = option.Type(bool, default=True)
    """Whether to put precompressed files beside the others."""
    site_path = option.Type(str, default="assets/dragoman")
    """Where the guard's script stands in the site."""
    cache_dir = option.Type(str, default=".cache/dragoman")
    """Where compressed files are kept between builds, relative to mkdocs.yml."""


class HostingPlugin(BasePlugin[HostingPluginConfig]):
    """Security policy in pages and in `_headers`, and precompressed files."""

    _is_serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Leave a site alone that MkDocs serves: it adds a script of its own to each page."""
        self._is_serving = command == "serve"

    @event_priority(_BEFORE_OFFLINE)
    def _finish_pages(self, config: MkDocsConfig) -> None:
        if self._is_serving or is_inner_pass(config):
            return
        path = urlsplit(config.site_url or "/").path or "/"
        try:
            kept_from = publish(
                Path(config.site_dir),
                path if path.endswith("/") else f"{path}/",
                self.config.site_path,
                Settings(tuple(self.config.embeddable), self.config.hsts),
            )
        except PageError as error:
            raise PluginError(str(error)) from error
        for problem in kept_from:
            _log.warning(problem)
        self._compress(config)

    @event_priority(_AFTER_OFFLINE)
    def _finish_lists(self, config: MkDocsConfig) -> None:
        if not self._is_serving and not is_inner_pass(config):
            self._compress(config)

    on_post_build = CombinedEvent(_finish_pages, _finish_lists)

    def _compress(self, config: MkDocsConfig) -> None:
        if self.config.compress:
            cache = site_root(config) / self.config.cache_dir / "compressed"
            add_precompressed(Path(config.site_dir), cache)
