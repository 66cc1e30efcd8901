"""The MkDocs plugin dragoman/offline, which goes with dragoman/translations."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NoReturn

import jinja2
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from dragoman.npm import NpmError
from dragoman.offline.icons import IconError, Icons, draw_icons
from dragoman.offline.lists import file_lists
from dragoman.offline.scripts import Publication, Scripts, offline_scripts, publication
from dragoman.offline.sharing_out import share_out
from dragoman.offline.texts import not_kept_texts, page_texts, size_notation
from dragoman.offline.web_manifest import Shortcut, manifest_address, vector_icon, web_manifest
from dragoman.offline.worker import NAME, kill_switch_script, worker_script
from dragoman.pages import is_inner_pass, site_root
from dragoman.scripting import MakingError
from dragoman.translations.languages import Language
from dragoman.translations.places import put_templates
from dragoman.translations.plugin import (
    TranslationsPlugin,
    add_files,
    add_module,
    translations_for,
)

_FOLDER = Path(__file__).parent
_MARK = _FOLDER.parent / "theme" / "assets" / "favicon.svg"
_SITE_PATH = "assets/dragoman"
_AFTER_TRANSLATIONS = -250
_VERY_LAST = -1000
"""Whoever changes a page or a file after the build does it before this, or the digests do not fit;
whoever only puts precompressed files beside them does it after this."""


class OfflinePluginConfig(Config):
    """Options in mkdocs.yml."""

    enabled = option.Type(bool, default=True)
    """Off, the site takes away what an earlier build of it has kept on readers' devices."""
    exclude = option.ListOfItems(option.Type(str), default=[])
    """Patterns of files that no reader needs without a connection, such as "downloads/*"."""
    runtime = option.Type(str, default="assets/calculators")
    """The folder of the browser's Python in the site."""
    icon = option.Optional(option.File(exists=True))
    """An SVG, square, for the app's icons; Dragoman's own mark if there is none."""
    theme_color = option.Type(str, default="#0a5560")
    """The colour of the app's window."""
    background_color = option.Type(str, default="#fcfcfa")
    """The ground of icons and of the app while it starts; also of the browser in light colours."""
    dark_color = option.Type(str, default="#0d181b")
    """What the browser around the page is coloured with where the device prefers dark colours."""
    categories = option.ListOfItems(option.Type(str), default=[])
    """What kind of app it is, in the words of the W3C's list."""
    shortcuts = option.ListOfItems(option.Type(str), default=[])
    """Articles that the app's icon offers, without language: "calculators/staffing.md"."""
    cache_dir = option.Type(str, default=".cache/dragoman")
    """Where the icons are kept between builds, relative to mkdocs.yml."""


class OfflinePlugin(BasePlugin[OfflinePluginConfig]):
    """A service worker, a web app manifest for each language, and what a page says of both."""

    _translations: TranslationsPlugin
    _scripts: Scripts
    _publication: Publication
    _icons: Icons
    _is_serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep nothing of a site that is being written: MkDocs changes its pages as it serves."""
        self._is_serving = command == "serve"

    @event_priority(_AFTER_TRANSLATIONS)
    def on_config(self, config: MkDocsConfig) -> None:
        """Begin a language."""
        self._translations = translations_for("dragoman/offline", config)
        if not self.is_on:
            return
        put_templates(_FOLDER / "templates", config.theme.dirs, config.theme.custom_dir)
        icon = Path(self.config.icon or _MARK)
        cache = site_root(config) / self.config.cache_dir
        background, folder = self.config.background_color, f"{_SITE_PATH}/icons"
        try:
            self._scripts = offline_scripts(cache)
            self._icons = draw_icons(icon, background, cache, folder)
        except (IconError, MakingError, NpmError) as error:
            raise PluginError(str(error)) from error
        self._publication = publication(self._scripts, _SITE_PATH)
        if self._publication.sheet not in config.extra_css:
            config.extra_css.append(self._publication.sheet)
        add_module(config, self._publication.script)

    @event_priority(_AFTER_TRANSLATIONS)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add scripts and icons."""
        if not self.is_on:
            return
        add_files(files, config, {**self._publication.files, **self._icons.files})

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Give the templates what they say, and write the manifest, now that titles are known."""
        if not self.is_on:
            return
        reader = self._translations.reader
        env.globals["dragoman_offline"] = {
            "worker": NAME,
            "language": reader.code,
            "texts": page_texts(reader),
            "sizes": size_notation(reader),
            "script": self._publication.script,
            "manifest": manifest_address(reader),
            "touch_icon": self._icons.touch,
            "light": self.config.background_color,
            "dark": self.config.dark_color,
            "not_kept": {it.code: not_kept_texts(it) for it in self._translations.languages},
        }
        manifest = web_manifest(
            reader,
            str(config.site_description or ""),
            {"theme": self.config.theme_color, "background": self.config.background_color},
            [*self._icons.icons, *vector_icon(str(config.theme["favicon"]))],
            [self._shortcut(article, reader, files) for article in self.config.shortcuts],
            self.config.categories,
        )
        path = Path(config.site_dir, manifest_address(reader))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(manifest, encoding="utf-8")

    @event_priority(_VERY_LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the worker and its lists when all languages are done and nothing changes any more."""
        if is_inner_pass(config):
            return
        site = Path(config.site_dir)
        if not self.is_on:
            (site / NAME).write_text(kill_switch_script(), encoding="utf-8")
            return
        languages = self._translations.languages
        shares = share_out(site, languages, self.config.runtime, self.config.exclude)
        lists = file_lists(site, shares)
        for one in (*lists.languages.values(), lists.python):
            path = site / one.address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.text, encoding="utf-8")
        script = worker_script(self._scripts, lists, languages, self.config.runtime)
        (site / NAME).write_text(script, encoding="utf-8")

    @property
    def is_on(self) -> bool:
        """Whether anything is to be kept of this build."""
        return bool(self.config.enabled) and not self._is_serving

    def _shortcut(self, article: str, reader: Language, files: Files) -> Shortcut:
        # A text that stands in for a missing one lies in another language's folder.
        pages = (file.page for file in files.documentation_pages())
        found = [it for it in pages if it and it.file.src_uri.split("/", 1)[-1] == article]
        if not found:
            _stop(
                f"plugins.dragoman/offline.shortcuts: there is no article '{article}'",
                "Write its path below the language's folder, such as calculators/index.md",
            )
        return Shortcut(str(found[0].title), found[0].url)


def _stop(cause: str, cure: str) -> NoReturn:
    raise PluginError(f"mkdocs.yml:1: {cause}. {cure}.")
