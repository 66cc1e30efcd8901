"""The MkDocs plugin dragoman/translations.

static-i18n builds the site once per language with the same configuration and plugin objects, so
whatever is done here can be done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from calculator_kit.problems import Problem
from dragoman.articles.catalogue import Article, read_articles
from dragoman.articles.checks import check_articles, check_dropped
from dragoman.articles.links import check_links
from dragoman.articles.record import shown_path
from dragoman.pages import site_root
from dragoman.translations.editions import Edition, article_edition, other_edition
from dragoman.translations.fallback import StandIn, asset_stand_ins, page_stand_ins, page_uri
from dragoman.translations.languages import Language
from dragoman.translations.markup import foreign_title, mark_article, mark_page
from dragoman.translations.places import ASSETS, TEMPLATES, put_templates
from dragoman.translations.settings import check_preferences, check_settings, preferences_of
from dragoman.translations.typography import join_han_lines
from dragoman.translations.wording import fallback_notice

_SWITCH = "assets/dragoman/language-switch.mjs"
_AFTER_I18N = -200  # static-i18n's own events have -100


class TranslationsPluginConfig(Config):
    """Options in mkdocs.yml."""

    records = option.Type(str, default="data/articles")
    """Folder of the article records, relative to docs_dir."""
    fallback = option.Type(dict, default={})
    """For a language, which others may stand in for it: `id: [en, source]`. `source` is the
    language that the article was written in. Without an entry: source, then the default language.
    """


class TranslationsPlugin(BasePlugin[TranslationsPluginConfig]):
    """Every article in every language: in its own words, or in another's with a notice."""

    languages: tuple[Language, ...]
    reader: Language
    """The language of the pass that is being built."""
    articles: dict[str, Article]
    _editions: dict[str, Edition]
    """How the reader sees each article, by the path of its file relative to docs_dir."""

    @event_priority(_AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> None:
        """Take over what static-i18n knows, and the language switch from Material."""
        i18n: Any = config.plugins.get("i18n")
        if i18n is None:
            raise PluginError(
                "mkdocs.yml:1: dragoman/translations needs the plugin 'i18n'. "
                "Add it to plugins, with the languages of the site."
            )
        site_name = i18n.original_configs.get("site_name", config.site_name)
        self.languages = tuple(
            Language(it.locale, it.name, it.default, it.site_name or site_name)
            for it in i18n.config.languages
            if it.build
        )
        file = shown_path(
            Path(config.config_file_path or "mkdocs.yml").resolve(), site_root(config)
        )
        problems = check_settings(i18n.config, file)
        problems += check_preferences(self.config.fallback, self._codes, file)
        _stop_at(problems)
        self.reader = next(it for it in self.languages if it.code == i18n.current_language)
        config.theme["language"] = self.reader.code
        # Enough for Material to show the switch, and too little for its own links in the head.
        config.extra["alternate"] = True
        put_templates(TEMPLATES, config.theme.dirs, config.theme.custom_dir)
        add_module(config, _SWITCH)

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Check all articles, before MkDocs empties the folder of the last build."""
        if not self.reader.is_default:
            return
        docs, root = Path(config.docs_dir), site_root(config)
        records = docs / self.config.records

        def is_excluded(uri: str) -> bool:
            specs = (config.exclude_docs, config.draft_docs)
            return any(spec is not None and spec.match_file(uri) for spec in specs)

        self.articles, problems = read_articles(docs, records, root, self._codes, is_excluded)
        problems += check_articles(self.articles, shown_path(records, root))
        problems += check_links(self.articles)
        problems += check_dropped(docs, root, self._codes, is_excluded)
        _stop_at(problems)

    @event_priority(_AFTER_I18N)  # static-i18n fails on files that have no source in docs_dir
    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Add the files that the reader's language lacks."""
        preferences = preferences_of(self.config.fallback, self.languages)
        self._editions = {}
        for article in self.articles.values():
            edition = article_edition(
                article, self.reader, self.languages, preferences, config.use_directory_urls
            )
            uri = page_uri(article, self.reader, edition.text_language)
            self._editions[uri] = edition
            if not edition.is_fallback and uri not in files.src_uris:
                cause = "MkDocs and static-i18n leave this file out of the site"
                cure = "Rename it, or name it in exclude_docs"
                _stop_at([Problem(article.texts[self.reader.code].shown, 1, cause, cure)])

        editions = list(self._editions.values())
        for stand_in in page_stand_ins(self.articles, editions):
            if draft := files.src_uris.get(stand_in.uri):
                files.remove(draft)
            hidden = config.not_in_nav is not None and config.not_in_nav.match_file(stand_in.uri)
            level = InclusionLevel.NOT_IN_NAV if hidden else InclusionLevel.INCLUDED
            files.append(self._file(stand_in, config, level))
        for stand_in in asset_stand_ins(Path(config.docs_dir), editions):
            if stand_in.uri not in files.src_uris:
                files.append(self._file(stand_in, config))
        add_files(files, config, {_SWITCH: ASSETS / "language-switch.mjs"})

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Say of each fallback page where its text belongs, now that titles are known."""
        for uri, edition in self._editions.items():
            page = files.src_uris[uri].page
            if page is None or not edition.is_fallback or edition.original is None:
                continue
            _typeset([page, *page.toc], edition.text_language)
            if config.site_url:
                page.canonical_url = f"{config.site_url.rstrip('/')}/{edition.original.url}"

    def on_page_markdown(
        self, markdown: str, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Keep a text out of the search of every language but its own."""
        if self.edition(page).is_fallback:
            page.meta["search"] = {**page.meta.get("search", {}), "exclude": True}

    @event_priority(-50)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set the text as its language asks."""
        return join_han_lines(html) if self.edition(page).text_language.is_chinese else html

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the templates `edition` and `fallback_notice`."""
        edition = self.edition(page)
        return _with(context, edition=edition, fallback_notice=fallback_notice(edition))

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give pages that are no articles, such as 404.html, the switch too."""
        return _with(context, edition=self._other_edition(self.reader.prefix))

    @event_priority(-50)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Mark the languages of the page and of its text."""
        edition = self.edition(page)
        marked = mark_page(output, self.reader)
        if not edition.is_fallback:
            return marked
        with_article = mark_article(marked, edition.text_language)
        if with_article is None:
            raise PluginError(
                f"{page.file.src_uri}:1: its template has no <article> to mark as "
                f"'{edition.text_language.code}'. Put the page's text into one."
            )
        return with_article

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Mark the language of pages that are no articles."""
        return mark_page(output, self.reader) if template_name.endswith(".html") else output

    def edition(self, page: Page) -> Edition:
        """How the reader sees `page`: its addresses, and the language of its text."""
        return self._editions.get(page.file.src_uri) or self._other_edition(page.url)

    @property
    def _codes(self) -> list[str]:
        return [language.code for language in self.languages]

    def _other_edition(self, url: str) -> Edition:
        return other_edition(self.reader, self.languages, url)

    def _file(
        self,
        stand_in: StandIn,
        config: MkDocsConfig,
        inclusion: InclusionLevel = InclusionLevel.UNDEFINED,
    ) -> File:
        file = File.generated(
            config, stand_in.uri, abs_src_path=str(stand_in.path), inclusion=inclusion
        )
        path = file.dest_uri.removeprefix(f"{self.reader.code}/")
        file.dest_uri = self.reader.prefix + path
        # static-i18n's own mark: other plugins format the text's figures in this language.
        file.locale = stand_in.language.code  # type: ignore[attr-defined]
        return file


def _typeset(items: Iterable[Any], language: Language) -> None:
    """Mark up the titles of `items` and of what is below, for Material's navigation."""
    for item in items:
        item.typeset = {"title": foreign_title(item.title, language)}
        _typeset(item.children or (), language)


def translations_for(plugin: str, config: MkDocsConfig) -> TranslationsPlugin:
    """The plugin that `plugin` goes with, of a site that has both. Raises PluginError."""
    found = config.plugins.get("dragoman/translations")
    if not isinstance(found, TranslationsPlugin):
        raise PluginError(f"mkdocs.yml:1: {plugin} needs dragoman/translations. Add it to plugins.")
    return found


def add_module(config: MkDocsConfig, address: str) -> None:
    """Have every page load a script as a module; doing it again changes nothing."""
    if address not in map(str, config.extra_javascript):
        script = option.ExtraScriptValue(address)
        script.type = "module"
        config.extra_javascript.append(script)


def add_files(files: Files, config: MkDocsConfig, copies: Mapping[str, Path]) -> None:
    """Put files into the site, by their address in it; one that is there already stays."""
    for address, path in copies.items():
        if address not in files.src_uris:
            files.append(File.generated(config, address, abs_src_path=str(path)))


def _stop_at(problems: list[Problem]) -> None:
    if problems:
        raise PluginError("\n".join(str(problem) for problem in sorted(problems)))


def _with(context: TemplateContext, **values: object) -> TemplateContext:
    context.update(values)  # type: ignore[typeddict-item]  # templates take what they know
    return context
