"""The MkDocs plugin dragoman/search, which goes with the theme's search and dragoman/translations."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from dragoman.npm import NpmError
from dragoman.pages import is_inner_pass, site_root
from dragoman.scripting import MakingError
from dragoman.search.indexes import take_apart
from dragoman.search.pages import with_worker
from dragoman.search.publishing import Publication, WorkerError, publication
from dragoman.translations.plugin import (
    TranslationsPlugin,
    add_files,
    add_module,
    translations_for,
)

_SITE_PATH = "assets/dragoman"
_AFTER_TRANSLATIONS = -250
_AFTER_THE_INDEX = -500  # and before dragoman/offline, which lists every file


class SearchPluginConfig(Config):
    """Options in mkdocs.yml."""

    cache_dir = option.Type(str, default=".cache/dragoman")
    """Where the worker is kept between builds, relative to mkdocs.yml."""


class SearchPlugin(BasePlugin[SearchPluginConfig]):
    """An index for each language, a worker that knows its words, and what pages need for both."""

    _translations: TranslationsPlugin
    _publication: Publication

    @event_priority(_AFTER_TRANSLATIONS)
    def on_config(self, config: MkDocsConfig) -> None:
        """Begin a language."""
        self._translations = translations_for("dragoman/search", config)
        if "search" not in config.plugins and "material/search" not in config.plugins:
            _stop("dragoman/search needs the theme's search", 'Add "search" to plugins')
        cache = site_root(config) / self.config.cache_dir
        languages = self._translations.languages
        try:
            self._publication = publication(cache, _SITE_PATH, config.theme.dirs, languages)
        except WorkerError as error:
            _stop(
                f"dragoman/search goes with Material for MkDocs: {error}",
                "Set theme.name to material",
            )
        except (MakingError, NpmError) as error:
            raise PluginError(str(error)) from error
        add_module(config, self._publication.script)

    @event_priority(_AFTER_TRANSLATIONS)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add workers, script and licences."""
        add_files(files, config, self._publication.copies)
        for address, text in self._publication.texts.items():
            if address not in files.src_uris:
                files.append(File.generated(config, address, content=text))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Put our worker before the theme's."""
        return self._with_worker(output)

    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """The same for pages that are no articles."""
        return self._with_worker(output_content)

    @event_priority(_AFTER_THE_INDEX)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Take the index apart when all languages are in it."""
        if is_inner_pass(config):
            return
        folder = Path(config.site_dir, "search")
        whole = folder / "search_index.json"
        indexes = take_apart(whole.read_text("utf-8"), self._translations.languages)
        for code, text in indexes.languages.items():
            (folder / f"{code}.json").write_text(text, encoding="utf-8")
        whole.write_text(indexes.settings, encoding="utf-8")

    def _with_worker(self, html: str) -> str:
        return with_worker(html, self._publication.worker(self._translations.reader))


def _stop(cause: str, cure: str) -> NoReturn:
    raise PluginError(f"mkdocs.yml:1: {cause}. {cure}.")
