"""The options of the plugin, read without the site generator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from dragoman.hosting.responses import Settings
from dragoman.yaml_faults import yaml_fault

NAME = "dragoman/hosting"


class SettingsError(ValueError):
    """mkdocs.yml cannot be read, or says what cannot be; the message tells where."""


class _Loader(yaml.SafeLoader):
    """Passes over the tags that only generators know, such as !ENV."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_settings(config_file: Path) -> Settings:
    """What `config_file` sets for this plugin; the usual where it sets nothing, or is not there.

    Raises SettingsError.
    """
    if not config_file.is_file():
        return Settings()
    text = config_file.read_text("utf-8")
    try:
        config = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        line, cause = yaml_fault(error, text)
        raise SettingsError(f"{config_file}:{line}: {cause}.") from error
    options = _options(config.get("plugins") if isinstance(config, dict) else None)
    embeddable = options.get("embeddable", Settings.embeddable)
    hsts = options.get("hsts", Settings.hsts)
    if not isinstance(embeddable, list | tuple) or not isinstance(hsts, int):
        raise SettingsError(
            f"{config_file}:1: plugins.{NAME}: 'embeddable' is a list of patterns, 'hsts' a number of seconds."
        )
    return Settings(tuple(map(str, embeddable)), hsts)


def _options(plugins: Any) -> dict[str, Any]:
    """Of our plugin, in either of the two ways that lists of plugins are written."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    found = next((it[NAME] for it in entries if isinstance(it, dict) and NAME in it), None)
    return found if isinstance(found, dict) else {}
