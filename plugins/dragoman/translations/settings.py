"""What this plugin asks of mkdocs.yml, and what it reads from static-i18n's part of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from calculator_kit.problems import Problem
from calculator_kit.suggestions import did_you_mean
from dragoman.articles.catalogue import SOURCE
from dragoman.translations.languages import Language

_WANTED = {
    "docs_structure": ("folder", "articles are found by the folder of their language"),
    "fallback_to_default": (False, "a missing text is filled in from the article's own language"),
    "reconfigure_material": (False, "the language switch keeps page and section by itself"),
}


def check_settings(i18n: Mapping[str, Any], file: str) -> list[Problem]:
    """static-i18n's settings that do not go with this plugin; `file` is mkdocs.yml in messages."""
    return [
        Problem(
            file,
            1,
            f"plugins.i18n.{key} is {_yaml(i18n[key])}, but {reason}",
            f"Set it to {_yaml(wanted)}",
        )
        for key, (wanted, reason) in _WANTED.items()
        if i18n[key] != wanted
    ]


def check_preferences(
    fallback: Mapping[str, Any], languages: Collection[str], file: str
) -> list[Problem]:
    """Wrong names in the setting `fallback`, which lists for a language what may replace it."""
    problems: list[Problem] = []
    where = "plugins.dragoman/translations.fallback"
    for reader, choices in fallback.items():
        if reader not in languages:
            cause = f"{where}: the site has no language '{reader}'"
            problems.append(Problem(file, 1, cause, did_you_mean(str(reader), languages)))
        if not isinstance(choices, list):
            cause = f"{where}.{reader} is not a list"
            problems.append(Problem(file, 1, cause, f"Write [{SOURCE}, {', '.join(languages)}]"))
            continue
        problems += [
            Problem(
                file,
                1,
                f"{where}.{reader}: the site has no language '{choice}'",
                did_you_mean(str(choice), [SOURCE, *languages]),
            )
            for choice in choices
            if choice != SOURCE and choice not in languages
        ]
    return problems


def preferences_of(
    fallback: Mapping[str, Sequence[str]], languages: Sequence[Language]
) -> dict[str, Sequence[str]]:
    """For each language's code what may replace it, in order: as set, else source and default."""
    default = [language.code for language in languages if language.is_default]
    return {
        language.code: fallback.get(language.code, [SOURCE, *default]) for language in languages
    }


def _yaml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
