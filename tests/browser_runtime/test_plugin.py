"""What the calculators' plugin tells the people who build a site."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from dragoman.calculators import plugin as plugin_module
from dragoman.calculators.plugin import CalculatorsPlugin
from dragoman.npm import NpmError
from dragoman.runtime.bundle import BundleError

FENCE = "# A page\n\n```calculator dedicated_hourly\nagents = {agents}\n```\n"


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """A site whose texts lie beside its folder."""
    (tmp_path / "site").mkdir()
    (tmp_path / "texts").mkdir()
    file = tmp_path / "site" / "mkdocs.yml"
    file.write_text(
        "site_name: Guide\ndocs_dir: ../texts\ntheme: material\nplugins: [dragoman/calculators]\n"
    )
    return load_config(str(file))


@pytest.fixture
def plugin(config: MkDocsConfig) -> CalculatorsPlugin:
    found = config.plugins["dragoman/calculators"]
    assert isinstance(found, CalculatorsPlugin)
    found.on_config(config)
    return found


def test_texts_may_lie_outside_of_the_folder_of_the_site(
    config: MkDocsConfig, plugin: CalculatorsPlugin
) -> None:
    page = Path(config.docs_dir) / "page.md"
    page.write_text(FENCE.format(agents="3"), encoding="utf-8")
    plugin.on_pre_build(config)
    page.write_text(FENCE.format(agents="many"), encoding="utf-8")
    with pytest.raises(PluginError) as refused:
        plugin.on_pre_build(config)
    assert str(refused.value).startswith(f"{page.as_posix()}:4: calculator 'dedicated_hourly'")


@pytest.mark.parametrize("error", [BundleError("no package"), NpmError("no Node.js")])
def test_a_runtime_that_cannot_be_made_ends_the_build_with_its_reason_alone(
    config: MkDocsConfig,
    plugin: CalculatorsPlugin,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
) -> None:
    def fail(*given: object) -> None:
        raise error

    monkeypatch.setattr(plugin_module, "calculators_bundle", fail)
    with pytest.raises(PluginError, match=f"^{error}$"):
        plugin._built(config)
