"""The MkDocs plugin that shows facts in pages and refuses figures that are typed into them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority

from calculator_kit.fact_files import FactError
from calculator_kit.facts import Facts
from dragoman.facts.glossary import GlossaryError, Term, read_glossary
from dragoman.facts.listing import package_facts
from dragoman.facts.macros import Macro
from dragoman.facts.pages import Guide, check_folder, text_locale
from dragoman.facts.registry import default_macros
from dragoman.pages import current_locale, first_line, is_inner_pass, page_path, site_root
from dragoman.translations.plugin import add_files, add_module

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from calculator_kit.problems import Problem


_DATED = "assets/dragoman/dated.mjs"
# static-i18n's own event has -100, and fails on files without a source in docs_dir.
_AFTER_I18N = -200


class FactsPluginConfig(Config):
    """Options in mkdocs.yml."""

    package = option.Type(str, default="support_costs")
    """The package whose module `facts` has a function `facts()`, and whose calculators answer."""
    glossary = option.Type(str, default="data/glossary.toml")
    """The glossary, relative to docs_dir; may be missing."""


class FactsPlugin(BasePlugin[FactsPluginConfig]):
    """A macro in a page becomes the value of a fact; a typed price stops the build."""

    macros: dict[str, Macro]
    _guide: Guide
    _problems: list[Problem]

    def on_config(self, config: MkDocsConfig) -> None:
        """Begin a pass; static-i18n runs one for each language on the same objects."""
        self.macros = default_macros()
        self._problems = []
        self._guide = Guide(self._facts(), self.config.package, self.macros, self._glossary(config))
        add_module(config, _DATED)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Check all pages of all languages, before anything is taken out of the old site."""
        if is_inner_pass(config):
            return
        problems = check_folder(
            self._guide,
            Path(config.docs_dir),
            _locales(config),
            current_locale(config),
            site_root(config),
        )
        _refuse(problems)

    @event_priority(_AFTER_I18N)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the script that says what has aged, by the reader's date."""
        add_files(files, config, {_DATED: Path(__file__).parent / "browser" / "dated.mjs"})

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the facts into the page and into its description."""
        path, locale = page_path(page, config), _text_locale(page, config)
        text, problems = self._guide.expand_page(markdown, path, first_line(page, markdown), locale)
        self._problems += problems
        description = page.meta.get("description")
        if isinstance(description, str):
            page.meta["description"], problems = self._guide.expand_description(
                description, path, locale
            )
            self._problems += problems
        return text

    def on_env(self, env: object, config: MkDocsConfig, files: Files) -> None:
        """All pages are read: stop here if one that another plugin made was wrong."""
        _refuse(self._problems)

    def _facts(self) -> Facts:
        try:
            return package_facts(self.config.package)
        except FactError as error:
            raise PluginError(str(error)) from error

    def _glossary(self, config: MkDocsConfig) -> tuple[Term, ...]:
        path = Path(config.docs_dir) / self.config.glossary
        if not path.is_file():
            return ()
        root = site_root(config)
        shown = path.relative_to(root) if path.is_relative_to(root) else path
        try:
            return read_glossary(shown.as_posix(), path.read_bytes(), _locales(config))
        except GlossaryError as error:
            raise PluginError(str(error)) from error


def _locales(config: MkDocsConfig) -> list[str]:
    """Every language that the site has a folder for, in the order of mkdocs.yml."""
    i18n = config.plugins.get("i18n")
    if i18n is None:
        return [current_locale(config)]
    return [language.locale for language in i18n.config.languages if language.locale != "null"]


def _text_locale(page: Page, config: MkDocsConfig) -> str:
    path = Path(page.file.abs_src_path or page.file.src_uri)
    return text_locale(path, Path(config.docs_dir), _locales(config), current_locale(config))


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise PluginError("\n".join(map(str, sorted(problems))))
