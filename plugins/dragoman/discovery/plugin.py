"""The MkDocs plugin dragoman/discovery, which goes with dragoman/translations."""

from __future__ import annotations

from pathlib import Path

import jinja2
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from dragoman.discovery.addresses import absolute, addresses
from dragoman.discovery.head import head
from dragoman.discovery.not_found import not_found
from dragoman.discovery.sitemap import Entry, compressed, robots, sitemap
from dragoman.pages import is_inner_pass
from dragoman.translations.editions import article_url
from dragoman.translations.languages import Language
from dragoman.translations.places import put_templates
from dragoman.translations.plugin import TranslationsPlugin, add_files, translations_for

_log = get_plugin_logger(__name__)
_FOLDER = Path(__file__).parent
_NOT_FOUND = "assets/dragoman/not-found.mjs"
_LAST = -250  # behind the translations plugin, which decides what a page is


class DiscoveryPluginConfig(Config):
    """There is nothing to set."""


class DiscoveryPlugin(BasePlugin[DiscoveryPluginConfig]):
    """Head, sitemap and robots.txt for search engines, 404.html for lost readers."""

    _translations: TranslationsPlugin
    _entries: dict[str, dict[str, Entry]]
    """By language and address; static-i18n builds one language after the other."""
    _neutral_page: str

    @event_priority(_LAST)
    def on_config(self, config: MkDocsConfig) -> None:
        """Begin a language."""
        self._translations = translations_for("dragoman/discovery", config)
        if self._reader.is_default:
            self._entries, self._neutral_page = {}, ""
            if not config.site_url:
                _log.warning(
                    "mkdocs.yml:1: site_url is missing, so search engines are told of no languages "
                    "and no sitemap. Set it to the address of the site."
                )
        put_templates(_FOLDER / "templates", config.theme.dirs, config.theme.custom_dir)

    @event_priority(_LAST)
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the script of 404.html."""
        add_files(files, config, {_NOT_FOUND: _FOLDER / "assets" / "not-found.mjs"})

    @event_priority(_LAST)
    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> None:
        """Take down the pages of this language that are in it."""
        entries: dict[str, Entry] = {}
        for file in files.documentation_pages():
            edition = self._translations.edition(file.page) if file.page else None
            if edition is None or edition.is_fallback or file.page is None or not config.site_url:
                continue
            url = absolute(file.page.url, config.site_url)
            entries[url] = Entry(url, addresses(edition, config.site_url))
        self._entries[self._reader.code] = entries

    @event_priority(_LAST)
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template dragoman/discovery.html its `head`."""
        if config.site_url:
            title = str(page.meta.get("title") or page.title)
            description = str(page.meta.get("description") or "")
            edition = self._translations.edition(page)
            context.update(  # type: ignore[call-arg]
                head=head(edition, title, description, config.site_url)
            )
        return context

    def on_pre_template(
        self, template: jinja2.Template, template_name: str, config: MkDocsConfig
    ) -> jinja2.Template:
        """Keep static-i18n's sitemap from being rendered for nothing."""
        return jinja2.Template("") if template_name == "sitemap.xml" else template

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the template 404.html what it says."""
        if template_name == "404.html":
            languages = self._translations.languages
            speaking = languages if self._reader.is_default else (self._reader,)
            pages = (
                article_url(article, "", config.use_directory_urls)
                for article in self._translations.articles
            )
            context.update(not_found=not_found(speaking, languages, pages))  # type: ignore[call-arg]
        return context

    @event_priority(_LAST)
    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Put sitemap.xml and the 404 pages where they belong."""
        if template_name == "sitemap.xml":
            return self._sitemap() if config.site_url else ""
        if template_name != "404.html":
            return output
        if self._reader.is_default:
            self._neutral_page = output
        else:
            path = Path(config.site_dir, self._reader.prefix, "404.html")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(output, encoding="utf-8")
        return self._neutral_page

    @event_priority(_LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what is no template, when the last language is done."""
        if is_inner_pass(config) or not config.site_url:
            return
        site = Path(config.site_dir)
        (site / "sitemap.xml.gz").write_bytes(compressed(self._sitemap()))
        if not Path(config.docs_dir, "robots.txt").exists():
            (site / "robots.txt").write_text(robots(config.site_url), encoding="utf-8")

    @property
    def _reader(self) -> Language:
        return self._translations.reader

    def _sitemap(self) -> str:
        return sitemap(entry for pages in self._entries.values() for entry in pages.values())
