"""The MkDocs plugin that puts calculators into pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.utils import get_relative_url

from calculator_kit.bridge import data_version
from calculator_kit.calculators import Outcome, calculate
from calculator_kit.messages import Wording
from calculator_kit.problems import Problem
from dragoman.articles.record import shown_path
from dragoman.calculators.checks import check_fences
from dragoman.calculators.embedding import (
    Assets,
    Framed,
    Site,
    Snippet,
    assets,
    frame_address,
    frame_html,
    is_absolute,
    snippet,
    write_files,
)
from dragoman.calculators.fences import slot, take_fences
from dragoman.calculators.form import Surroundings, default_outcome, form_html, templates
from dragoman.calculators.runtime import SCRIPT, calculators_bundle
from dragoman.npm import NpmError
from dragoman.pages import (
    current_locale,
    is_inner_pass,
    language_prefix,
    page_path,
    site_root,
    text_locale,
)
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
    embedding = option.Type(bool, default=True)
    """Whether other sites may show the calculators that have a page of their own in frames."""
    frames_path = option.Type(str, default="assets/embed")
    """Where style sheet and script of the frames' pages stand in the site; a folder `embed` is open
    to other sites, which counts in a sandbox."""


class CalculatorsPlugin(BasePlugin[CalculatorsPluginConfig]):
    """A fence in Markdown becomes a form with its answer, and Python follows on intent."""

    _bundle: Bundle | None
    _outcomes: dict[str, list[Outcome]]
    _frames: dict[str, str]
    """Pages of frames of this language, by address."""
    _assets: Assets

    def on_config(self, config: MkDocsConfig) -> None:
        """Begin a build: static-i18n runs one for each language on the same objects."""
        self._outcomes = {}
        self._frames = {}
        self._bundle = None
        self._assets = assets(self.config.frames_path)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Check the fences of all languages, before MkDocs empties the folder of the last build."""
        if is_inner_pass(config):
            return
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
        runtime, base = self._addresses(page.url, config)
        locale = text_locale(page, config)
        for number, outcome in enumerate(outcomes):
            embed = None
            if number == 0 and self._is_embedded(outcome, page, config):
                self._frame(outcome, page, config)
                embed = self._snippet(outcome, config)
            at = Surroundings(runtime, base, embed=embed)
            form = form_html(self.config.package, outcome, locale, number, at)
            html = html.replace(slot(number), form, 1)
        return f'{html}\n<script type="module" src="{runtime}{SCRIPT.name}"></script>'

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put the browser runtime into the site, if a page has a calculator, and the frames."""
        site = Path(config.site_dir)
        if self._bundle:
            copy_bundle(self._bundle, site / self.config.site_path)
        if self._frames:
            write_files(site, {**self._frames, **self._assets.files})

    def _addresses(self, page_url: str, config: MkDocsConfig) -> tuple[str, str]:
        """Runtime and folder of the calculators' pages, seen from a page."""
        runtime = f"{self.config.site_path}/{self._built(config).folder_name}/"
        pages = f"{language_prefix(config)}{self.config.pages}/"
        return get_relative_url(runtime, page_url), get_relative_url(pages, page_url)

    def _is_embedded(self, outcome: Outcome, page: Page, config: MkDocsConfig) -> bool:
        """Whether `page` is the calculator's own, which others may frame."""
        name = outcome.calculator.id.replace("_", "-")
        own = f"{language_prefix(config)}{self.config.pages}/{name}"
        return self.config.embedding and page.url.rstrip("/").removesuffix(".html") == own

    def _snippet(self, outcome: Outcome, config: MkDocsConfig) -> Snippet | None:
        site_url, site_name = str(config.site_url or ""), str(config.site_name)
        if not is_absolute(site_url):
            return None
        title, locale = self._title(outcome, config), current_locale(config)
        return snippet(outcome.calculator.id, title, locale, site_url, site_name)

    def _frame(self, outcome: Outcome, page: Page, config: MkDocsConfig) -> None:
        """Make the frame's page in the reader's language."""
        package, locale = self.config.package, current_locale(config)
        calculator = outcome.calculator.id
        if locale != text_locale(page, config):
            outcome = calculate(package, calculator, outcome.inputs, locale)
        address = frame_address(calculator, locale)
        runtime, base = self._addresses(address, config)
        full_page = get_relative_url(page.url, address)
        at = Surroundings(runtime, base, page=full_page)
        framed = Framed(
            calculator,
            self._title(outcome, config),
            locale,
            form_html(package, outcome, locale, 0, at),
            data_version(package),
            f"{runtime}{SCRIPT.name}",
            full_page,
            str(page.canonical_url or ""),
        )
        site = Site(str(config.site_name), str(config.copyright or ""))
        self._frames[address] = frame_html(templates, framed, site, self._assets)

    def _title(self, outcome: Outcome, config: MkDocsConfig) -> str:
        wording = Wording(self.config.package, current_locale(config))
        return wording.gettext(outcome.calculator.title)

    def _built(self, config: MkDocsConfig) -> Bundle:
        if self._bundle is None:
            cache = site_root(config) / self.config.cache_dir
            try:
                self._bundle = calculators_bundle(self.config.package, cache)
            except (BundleError, NpmError) as error:
                raise PluginError(str(error)) from error
        return self._bundle
