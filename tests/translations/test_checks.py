from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.articles.catalogue import Article, read_articles
from dragoman.articles.checks import check_articles, check_dropped
from dragoman.articles.links import check_links

LANGUAGES = ("en", "zh-Hant", "id", "he")
RECORDS = "docs/data/articles"
EN_RECORD = {f"{RECORDS}/cost.toml": 'source_language = "en"\nsources = []\n'}
EN = "# Cost {#cost}\n\n## Range {#range}\n\n- **Zone**{#zone}: x\n\n## Hidden {#hidden}\n"


def read(root: Path, files: dict[str, str]) -> tuple[dict[str, Article], list[str]]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    docs = root / "docs"
    articles, problems = read_articles(docs, root / RECORDS, root, LANGUAGES)
    problems += check_articles(articles, RECORDS) + check_links(articles)
    problems += check_dropped(docs, root, LANGUAGES, lambda uri: uri.startswith("data/"))
    return articles, [str(problem) for problem in sorted(problems)]


def test_languages_that_agree(tmp_path: Path) -> None:
    he = EN.replace("Range", "טווח").replace("Cost", "עלות")
    articles, problems = read(tmp_path, EN_RECORD | {"docs/en/cost.md": EN, "docs/he/cost.md": he})
    assert not problems
    assert list(articles["cost"].texts) == ["en", "he"]


@pytest.mark.parametrize(
    ("he", "messages"),
    [
        (
            EN.replace(" {#range}", ""),
            [
                "docs/he/cost.md:1: no heading has the id 'range', which stands in "
                "docs/en/cost.md:3. Add it, on level 2, after 'cost'.",
                "docs/he/cost.md:3: the heading 'Range' has no id. "
                "Write one behind it, the same in all languages: {#short-name}.",
            ],
        ),
        (
            EN.replace("#range", "#ranges"),
            [
                "docs/he/cost.md:1: no heading has the id 'range', which stands in "
                "docs/en/cost.md:3. Add it, on level 2, after 'cost'.",
                "docs/he/cost.md:3: the heading id 'ranges' does not exist in docs/en/cost.md. "
                "Did you mean 'range'?",
            ],
        ),
        (
            EN.replace("#range", "#טווח"),
            [
                "docs/he/cost.md:1: no heading has the id 'range', which stands in "
                "docs/en/cost.md:3. Add it, on level 2, after 'cost'.",
                "docs/he/cost.md:3: the heading id 'טווח' does not exist in docs/en/cost.md. "
                "Known: range.",
                "docs/he/cost.md:3: the id 'טווח' is not made of ASCII letters, digits, - and _. "
                "Write it in English words.",
            ],
        ),
        (
            EN.replace("## Range", "### Range"),
            [
                "docs/he/cost.md:3: the heading 'range' is on level 3, but on level 2 in "
                "docs/en/cost.md:3. Write it with ##."
            ],
        ),
        (
            EN.replace("## Range", "# Range"),
            [
                "docs/he/cost.md:3: the heading 'range' is on level 1, but on level 2 in "
                "docs/en/cost.md:3. Write it with ##."
            ],
        ),
        (
            "# Cost {#cost}\n\n## Hidden {#hidden}\n\n## Range {#range}\n\n- x{#zone}\n",
            [
                "docs/he/cost.md:3: the heading 'hidden' stands where docs/en/cost.md:3 has "
                "'range'. Use the order of that file."
            ],
        ),
        (
            EN + "\n### Extra {#extra}\n",
            [
                "docs/he/cost.md:9: the heading id 'extra' does not exist in docs/en/cost.md. "
                "Remove the heading, or add it there."
            ],
        ),
        (
            EN.replace("#zone", "#zones"),
            [
                "docs/he/cost.md:1: nothing has the id 'zone', which stands in docs/en/cost.md:5. "
                "Write {#zone} behind the same words.",
                "docs/he/cost.md:5: the id 'zones' does not exist in docs/en/cost.md. "
                "Did you mean 'zone'?",
            ],
        ),
        (
            EN + "\nAgain{#zone}\n",
            ["docs/he/cost.md:9: the id 'zone' is already given in line 5. Rename one of them."],
        ),
    ],
)
def test_languages_that_differ(tmp_path: Path, he: str, messages: list[str]) -> None:
    _, problems = read(tmp_path, EN_RECORD | {"docs/en/cost.md": EN, "docs/he/cost.md": he})
    assert problems == messages


def test_each_missing_heading_is_told_with_the_one_before_it(tmp_path: Path) -> None:
    headings = [f"## {name.upper()} {{#{name}}}\n" for name in "abcdef"]
    files = EN_RECORD | {
        "docs/en/cost.md": "\n".join(headings),
        "docs/he/cost.md": "---\ntitle: T\n---\n" + headings[2] + headings[5],
    }
    _, problems = read(tmp_path, files)
    assert problems == [
        f"docs/he/cost.md:{line}: no heading has the id '{id}', which stands in "
        f"docs/en/cost.md:{there}. Add it, on level 2{after}."
        for line, id, there, after in (
            (4, "a", 1, ""),
            (4, "b", 3, ", after 'a'"),
            (4, "d", 7, ", after 'c'"),
            (4, "e", 9, ", after 'd'"),
        )
    ]


def test_only_the_first_heading_that_is_out_of_order_is_told(tmp_path: Path) -> None:
    headings = {name: f"## {name.upper()} {{#{name}}}\n" for name in "abcd"}
    files = EN_RECORD | {
        "docs/en/cost.md": "".join(headings.values()),
        "docs/he/cost.md": "".join(headings[name] for name in "adbc"),
    }
    assert read(tmp_path, files)[1] == [
        "docs/he/cost.md:2: the heading 'd' stands where docs/en/cost.md:2 has 'b'. "
        "Use the order of that file."
    ]


def test_texts_of_an_article_whose_source_is_missing_are_not_compared(tmp_path: Path) -> None:
    files = EN_RECORD | {"docs/id/cost.md": "# A {#a}\n", "docs/he/cost.md": "# B {#b}\n"}
    assert read(tmp_path, files)[1] == []


def test_hidden_files_are_not_read_and_linked_folders_are(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "cost.mkd").write_text(EN)
    (tmp_path / "docs" / "en").mkdir(parents=True)
    (tmp_path / "docs" / "en" / "linked").symlink_to(tmp_path / "elsewhere")
    record = f"{RECORDS}/linked/cost.toml"
    files = {
        record: EN_RECORD[f"{RECORDS}/cost.toml"],
        "docs/en/.draft.md": "# Draft\n",
        "docs/en/.drafts/a.md": "# Draft\n",
        "docs/en/notes.txt": "# Notes\n",
    }
    articles, problems = read(tmp_path, files)
    assert (list(articles), problems) == (["linked/cost"], [])


def test_an_article_without_a_record(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {"docs/id/a/b.md": "# B {#b}\n", "docs/he/a/b.md": "# B {#b}\n"})
    assert problems == [
        "docs/id/a/b.md:1: the article 'a/b' has no record. "
        "Add docs/data/articles/a/b.toml with its source_language."
    ]


def test_a_record_without_an_article(tmp_path: Path) -> None:
    _, problems = read(tmp_path, EN_RECORD)
    assert problems == [
        "docs/data/articles/cost.toml:1: no language has a text for the article 'cost'. "
        "Write en/cost.md, or remove the record."
    ]


def test_files_that_no_language_would_show(tmp_path: Path) -> None:
    text = "# A {#a}\n"
    names = ("ai/intro.md", "zh-hant/a.md", "readme.md", "vue.js.md", "notes/a.md", ".hidden/a.md")
    _, problems = read(tmp_path, {f"docs/{name}": text for name in names})
    assert problems == [
        "docs/ai/intro.md:1: the folder 'ai' reads as a language that the site does not have. "
        "Rename it, or list it in plugins.i18n.languages.",
        "docs/notes/a.md:1: the folder 'notes' is no language of the site. "
        "Known: en, he, id, zh-Hant.",
        "docs/readme.md:1: the file lies in no language's folder. "
        "Move it into one of en, zh-Hant, id, he.",
        "docs/vue.js.md:1: the file lies in no language's folder. "
        "Move it into one of en, zh-Hant, id, he.",
        "docs/zh-hant/a.md:1: the folder 'zh-hant' reads as a language that the site does not "
        "have. Rename it, or list it in plugins.i18n.languages.",
    ]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "docs" / "en").mkdir(parents=True)
    (tmp_path / "docs" / "en" / "cost.md").write_bytes("# A {#a}\n\n\xe9\n".encode("latin-1"))
    _, problems = read(tmp_path, {})
    assert problems == ["docs/en/cost.md:3: not UTF-8 text. Save the file in UTF-8."]
    (tmp_path / "docs" / "en" / "cost.md").write_bytes(b"\n\xe9\n")
    assert read(tmp_path, {})[1] == ["docs/en/cost.md:2: not UTF-8 text. Save the file in UTF-8."]


def test_what_is_left_out_or_cannot_be_read_does_not_hide_the_rest(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    (docs / "en").mkdir(parents=True)
    for name, text in (("a", b"# A"), ("b", b"\xff"), ("c", b"# C")):
        (docs / "en" / f"{name}.md").write_bytes(text)
    articles, problems = read_articles(
        docs, docs / "data", tmp_path, LANGUAGES, lambda uri: uri == "en/a.md"
    )
    assert list(articles) == ["c"]
    assert [problem.path for problem in problems] == ["docs/en/b.md"]


LINKED = {
    f"{RECORDS}/a/cost.toml": 'source_language = "en"\nsources = []\n',
    f"{RECORDS}/vendor.toml": 'source_language = "he"\nsources = []\n',
    "docs/en/a/cost.md": EN,
    "docs/he/vendor.md": "# V {#vendor}\n",
}


@pytest.mark.parametrize(
    "link",
    [
        "../vendor.md",
        "../vendor.md#vendor",
        "cost.md#range",
        "#zone",
        "https://example.org/x.md#y",
        "mailto:a@example.org",
        "/vendor.md",
        "../data.csv",
        "{{ url }}",
        "../vend%6Fr.md",
    ],
)
def test_links_that_lead_somewhere(tmp_path: Path, link: str) -> None:
    files = LINKED | {"docs/en/a/cost.md": f"{EN}\n[x]({link})\n"}
    assert read(tmp_path, files)[1] == []


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("../vendor.md#steps", "to no id 'steps' in docs/he/vendor.md. Known: vendor."),
        ("../vendors.md", "to no article. Did you mean 'vendor.md'?"),
        ("#zones", "to no id 'zones' in docs/en/a/cost.md. Did you mean 'zone'?"),
    ],
)
def test_links_that_lead_nowhere(tmp_path: Path, link: str, message: str) -> None:
    files = LINKED | {"docs/en/a/cost.md": f"{EN}\n[x]({link})\n"}
    assert read(tmp_path, files)[1] == [f"docs/en/a/cost.md:9: the link '{link}' leads {message}"]


def test_a_link_leads_to_the_reader_s_own_text_or_the_source(tmp_path: Path) -> None:
    files = {
        f"{RECORDS}/goal.toml": 'source_language = "he"\nsources = []\n',
        "docs/zh-Hant/goal.md": "# G {#other}\n",
        "docs/id/goal.md": "# G {#goal}\n\nOwn{#own}\n",
        "docs/he/goal.md": "# G {#goal}\n\nHidden{#source}\n",
        f"{RECORDS}/from.toml": 'source_language = "en"\nsources = []\n',
        "docs/en/from.md": "# F {#from}\n\n[a](goal.md#source) [b](goal.md#own)\n",
        "docs/id/from.md": "# F {#from}\n\n[a](goal.md#source) [b](goal.md#own)\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    articles, _ = read_articles(tmp_path / "docs", tmp_path / RECORDS, tmp_path, LANGUAGES)
    assert [(it.path, it.cause) for it in check_links(articles)] == [
        ("docs/en/from.md", "the link 'goal.md#own' leads to no id 'own' in docs/he/goal.md"),
        ("docs/id/from.md", "the link 'goal.md#source' leads to no id 'source' in docs/id/goal.md"),
    ]


def test_a_link_to_a_record_without_a_text_leads_to_no_article(tmp_path: Path) -> None:
    files = LINKED | {
        f"{RECORDS}/planned.toml": 'source_language = "he"\nsources = []\n',
        "docs/en/a/cost.md": f"{EN}\n[x](../planned.md)\n",
    }
    [problem, _] = read(tmp_path, files)[1][::-1]
    assert problem.startswith("docs/en/a/cost.md:9: the link '../planned.md' leads to no article.")


def test_a_link_into_another_language(tmp_path: Path) -> None:
    files = LINKED | {"docs/en/a/cost.md": f"{EN}\n[x](../../he/vendor.md)\n"}
    assert read(tmp_path, files)[1] == [
        "docs/en/a/cost.md:9: the link '../../he/vendor.md' leaves the folder of its language. "
        "Link the file of the same language; a reader gets another one if that is missing."
    ]


def test_ids_that_a_macro_may_make_are_left_to_mkdocs(tmp_path: Path) -> None:
    files = LINKED | {
        "docs/en/a/cost.md": f"{EN}\n[x](../vendor.md#term-fte)\n",
        "docs/he/vendor.md": "# V {#vendor}\n\n{{ glossary() }}\n",
    }
    assert read(tmp_path, files)[1] == []


@pytest.mark.parametrize(
    ("reader", "preferences", "expected"),
    [
        ("en", [], "en"),
        ("id", ["source", "en"], "he"),
        ("id", ["en", "source"], "en"),
        ("id", ["zh-Hant"], "en"),
        ("id", [], "en"),
    ],
)
def test_the_language_that_a_reader_gets(
    tmp_path: Path, reader: str, preferences: list[str], expected: str
) -> None:
    record = {f"{RECORDS}/cost.toml": 'source_language = "he"\nsources = []\n'}
    articles, _ = read(tmp_path, record | {"docs/en/cost.md": EN, "docs/he/cost.md": EN})
    assert articles["cost"].language_for(reader, preferences) == expected


@pytest.mark.parametrize(
    ("front_matter", "message"),
    [
        (
            "title: Cost\ndescription: the cost: all of it",
            "docs/en/cost.md:3: the front matter is no YAML: mapping values are not allowed here. "
            "Put a value that has a colon in it into quotation marks.",
        ),
        (
            "- Cost",
            "docs/en/cost.md:2: the front matter names no values. Write 'title: …'.",
        ),
        (
            "title: Cost\ndescription: all of it\nnote: \a",
            "docs/en/cost.md:4: the front matter is no YAML: special characters are not allowed. "
            "Put a value that has a colon in it into quotation marks.",
        ),
        (
            "title: *cost",
            "docs/en/cost.md:2: the front matter is no YAML: found undefined alias 'cost'. "
            "Put a value that has a colon in it into quotation marks.",
        ),
    ],
)
def test_front_matter_that_mkdocs_would_drop(
    tmp_path: Path, front_matter: str, message: str
) -> None:
    text = f"---\n{front_matter}\n---\n\n# Cost {{#cost}}\n"
    _, problems = read(tmp_path, EN_RECORD | {"docs/en/cost.md": text})
    assert problems == [message]
