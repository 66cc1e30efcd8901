"""The MkDocs plugin that dresses a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File

from dragoman.npm import NpmError, install
from dragoman.pages import current_locale, site_root
from dragoman.theme.pages import plain_search, scrollable_tables
from dragoman.theme.publishing import Publication, publication

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
MATERIAL_FAVICON = "assets/images/favicon.png"


class ThemePluginConfig(Config):
    """Options in mkdocs.yml."""

    cache_dir = option.Type(str, default=".cache/dragoman")
    """Where the font packages are kept between builds, relative to mkdocs.yml."""
    site_path = option.Type(str, default="assets/dragoman")
    """Where style sheet and fonts stand in the site."""


class ThemePlugin(BasePlugin[ThemePluginConfig]):
    """Templates, style sheet, web fonts and what they need in a page."""

    _publication: Publication

    def on_config(self, config: MkDocsConfig) -> None:
        """Set the theme up. Runs once a language, on one config: nothing may be set twice."""
        if str(TEMPLATES) not in config.theme.dirs:
            # A site's own overrides stay in front of ours.
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES))
        try:
            node_modules = install(HERE, site_root(config) / self.config.cache_dir)
        except NpmError as error:
            raise PluginError(str(error)) from error
        self._publication = publication(node_modules, self.config.site_path)
        if self._publication.style_sheet not in config.extra_css:
            config.extra_css.insert(0, self._publication.style_sheet)
        if config.theme["favicon"] == MATERIAL_FAVICON:
            config.theme["favicon"] = self._publication.favicon

    @event_priority(-200)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add what is published: after static-i18n, which takes only files that lie on disk."""
        for address, path in self._publication.copies.items():
            files.append(File.generated(config, address, abs_src_path=str(path)))
        for address, text in self._publication.texts.items():
            files.append(File.generated(config, address, content=text))
        return files

    @event_priority(-100)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make tables scroll in their own box, once everything else has written its tables."""
        return scrollable_tables(html)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Tell the templates which font to load ahead."""
        env.globals["dragoman_text_font"] = self._publication.text_font(current_locale(config))

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Mend what no template reaches."""
        return plain_search(output)

    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """Mend what no template reaches."""
        return plain_search(output_content)
