from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.articles.record import Record, read_record, read_records

LANGUAGES = ("en", "zh-Hant", "id", "he")
PATH = "docs/data/articles/cost.toml"


def problems(text: str) -> list[str]:
    found = read_record(text.encode(), PATH, "cost", LANGUAGES)
    assert isinstance(found, list)
    return [str(problem) for problem in found]


def test_a_record() -> None:
    text = 'source_language = "id"\nsources = ["seed-000", "seed-002"]\n'
    record = Record("cost", "id", ("seed-000", "seed-002"), PATH)
    assert read_record(text.encode(), PATH, "cost", LANGUAGES) == record


GOOD = 'source_language = "en"\nsources = []\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD + 'source = "x"\n', ":3: unknown key 'source' in the file. Did you mean 'sources'?"),
        (GOOD + "[sorces]\n", ":3: unknown key 'sorces' in the file. Did you mean 'sources'?"),
        (
            "sources = []\n",
            ":1: the file has no 'source_language'. Add text: source_language = \"…\".",
        ),
        (
            'source_language = "en"\n',
            ":1: the file has no 'sources'. Add a list of texts: sources = [\"…\"].",
        ),
        (
            'sources = []\nsource_language = "zh-TW"\n',
            ":2: the site has no language 'zh-TW'. Known: en, he, id, zh-Hant.",
        ),
        (
            'sources = []\nsource_language = "zh_Hant"\n',
            ":2: the site has no language 'zh_Hant'. Did you mean 'zh-Hant'?",
        ),
        (
            "sources = []\nsource_language = 3\n",
            ":2: 'source_language' is the bare number 3. Numbers are written as text: source_language = \"3\".",
        ),
        (
            'source_language = "en"\nsources = "seed-001"\n',
            ":2: 'sources' is a text. Write a list of texts: sources = [\"…\"].",
        ),
        (
            'source_language = "en"\nsources = ["a", "a"]\n',
            ":2: the source 'a' is named twice. Remove one of them.",
        ),
        *(
            (
                f'source_language = "en"\nsources = {wrong}\n',
                ":2: 'sources' holds something that is no text. Put each item in quotes.",
            )
            for wrong in ('[""]', "[3]", '["a", ""]', '["a", 3]')
        ),
        (
            GOOD + '"s\\u006frce" = 1\n',
            ":1: unknown key 'sorce' in the file. Did you mean 'sources'?",
        ),
        (
            GOOD + "\n'sorces' = 1\n",
            ":4: unknown key 'sorces' in the file. Did you mean 'sources'?",
        ),
        (
            GOOD + "a = [\n\n1,\n",
            ':5: this is not TOML: Invalid value. Write each key once, as key = "value".',
        ),
        (
            'source_language = "en"\nsources = [\n',
            ':2: this is not TOML: Invalid value. Write each key once, as key = "value".',
        ),
        (
            'source_language "en"\n',
            ":1: this is not TOML: Expected '=' after a key in a key/value pair. "
            'Write each key once, as key = "value".',
        ),
    ],
)
def test_messages(text: str, message: str) -> None:
    assert problems(text) == [PATH + message]


def test_all_faults_are_named_at_once() -> None:
    assert len(problems('source_lang = "en"\nsources = 1\n')) == 3


def test_records_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "data" / "articles"
    (folder / "calculators").mkdir(parents=True)
    (folder / "calculators" / "hourly.toml").write_text(GOOD)
    (folder / "bad.toml").write_bytes(b'source_language = "en"\n# \xff\n')
    (folder / "worse.toml").write_bytes(b"\n# \xff\n")
    records, found = read_records(folder, tmp_path, LANGUAGES)
    assert list(records) == ["calculators/hourly"]
    assert list(map(str, found)) == [
        "docs/data/articles/bad.toml:2: the file is not UTF-8. Save it as UTF-8.",
        "docs/data/articles/worse.toml:2: the file is not UTF-8. Save it as UTF-8.",
    ]
