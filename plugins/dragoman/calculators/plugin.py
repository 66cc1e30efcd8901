"""The MkDocs plugin that puts calculators into pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils import get_relative_url

from calculator_kit.calculators import Outcome
from dragoman.articles.record import shown_path
from dragoman.calculators.checks import check_fences
from dragoman.calculators.fences import slot, take_fences
from dragoman.calculators.form import default_outcome, form_html
from dragoman.calculators.runtime import SCRIPT, calculators_bundle
from dragoman.npm import NpmError
from dragoman.pages import current_locale, language_prefix, page_path, site_root, text_locale
from dragoman.problems import Problem
from dragoman.runtime.bundle import Bundle, BundleError, copy_bundle

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


class CalculatorsPluginConfig(Config):
    """Options in mkdocs.yml."""

    package = option.Type(str, default="support_costs")
    """The package whose calculators the fences name."""
    cache_dir = option.Type(str, default=".cache/dragoman")
    """Where the browser runtime is kept between builds, relative to mkdocs.yml."""
    site_path = option.Type(str, default="assets/calculators")
    """Where the browser runtime stands in the site."""
    pages = option.Type(str, default="calculators")
    """The folder of the calculators' own pages, in each language."""


class CalculatorsPlugin(BasePlugin[CalculatorsPluginConfig]):
    """A fence in Markdown becomes a form with its answer, and Python follows on intent."""

    _bundle: Bundle | None
    _outcomes: dict[str, list[Outcome]]

    def on_config(self, config: MkDocsConfig) -> None:
        """Begin a build: static-i18n runs one for each language on the same objects."""
        self._outcomes = {}
        self._bundle = None

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Check the fences of all languages, before MkDocs empties the folder of the last build."""
        problems: list[Problem] = []
        for path in sorted(Path(config.docs_dir).rglob("*.md")):
            text = path.read_text(encoding="utf-8-sig")
            shown = shown_path(path, site_root(config))
            problems += check_fences(text, shown, current_locale(config), self.config.package)
        if problems:
            raise PluginError("\n".join(map(str, sorted(problems))))

    @event_priority(-50)
    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Take the fences out and leave slots."""
        text, fences = take_fences(markdown)
        path, locale = page_path(page, config), text_locale(page, config)
        self._outcomes[page.file.src_uri] = [
            default_outcome(self.config.package, fence, locale, path) for fence in fences
        ]
        return text

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the forms into the slots, and the element's script behind them."""
        outcomes = self._outcomes.get(page.file.src_uri, [])
        if not outcomes:
            return html
        bundle = self._built(config)
        runtime = get_relative_url(f"{self.config.site_path}/{bundle.folder_name}/", page.url)
        base = get_relative_url(f"{language_prefix(config)}{self.config.pages}/", page.url)
        locale = text_locale(page, config)
        for number, outcome in enumerate(outcomes):
            form = form_html(self.config.package, outcome, locale, number, runtime, base)
            html = html.replace(slot(number), form, 1)
        return f'{html}\n<script type="module" src="{runtime}{SCRIPT.name}"></script>'

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the browser runtime into the site, if a page has a calculator."""
        if self._bundle:
            copy_bundle(self._bundle, Path(config.site_dir) / self.config.site_path)

    def _built(self, config: MkDocsConfig) -> Bundle:
        if self._bundle is None:
            cache = site_root(config) / self.config.cache_dir
            try:
                self._bundle = calculators_bundle(self.config.package, cache)
            except (BundleError, NpmError) as error:
                raise PluginError(str(error)) from error
        return self._bundle
