from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.articles.sections import Anchor, Heading, Link, outline

TEXT = """\
---
title: Costs
# not a heading
---

Before.

# Costs {#costs}

A [link](vendor.md#step "Title"), ![image](img/x.png) and `[code](no.md)`.

```yaml
# not a heading
```

~~~~
## nor this
~~~
## nor this {#no}
~~~~

## Ranges of {{ fact("x") }} {#ranges .wide}

- **Zone**{#zone}: text
- More

    ### In a list {#in-list}

        # code in the list

<!-- ## hidden {#hidden}
## hidden too -->

??? note "Details"
    #### Inside {#inside}

    | a | b {#cell} |

    # code
Setext {#setext}
================

## No id

[ref]: other.md#there
"""


def test_headings_have_level_id_and_line() -> None:
    assert outline(TEXT).headings == (
        Heading(1, "Costs", "costs", 8),
        Heading(2, 'Ranges of {{ fact("x") }}', "ranges", 22),
        Heading(3, "In a list", "in-list", 27),
        Heading(4, "Inside", "inside", 35),
        Heading(1, "code", None, 39),
        Heading(1, "Setext", "setext", 40),
        Heading(2, "No id", None, 43),
    )


def test_code_is_no_heading() -> None:
    assert not outline("    # indented\n\n`# span`\n\n```\n# fenced\n```\n").headings


def test_a_fence_is_closed_by_its_own_kind_only() -> None:
    assert not outline("````md\n# a\n```\n# b\n~~~~\n# c\n").headings


@pytest.mark.parametrize(("underline", "level"), [("===", 1), ("---", 2), ("=", 1), ("- ", 2)])
def test_underlined_heading(underline: str, level: int) -> None:
    for before in ("\n", "", "# A\n"):
        *_, heading = outline(f"{before}Title {{#title}}\n{underline}\n").headings
        assert heading == Heading(level, "Title", "title", before.count("\n") + 1)


@pytest.mark.parametrize("text", ["\n---\n", "one\ntwo\n---\n", "a\n\n---\n\nb\n", " a\n---\n"])
def test_a_line_between_paragraphs_underlines_nothing(text: str) -> None:
    assert not outline(text).headings


NESTED = """\
1.  Outer

    - Inner

        ### Deep {#deep}

            [code](no.md)

        text
            [text](lazy.md)

    ### Middle {#middle}

        [code](no.md)
    [code no more](middle.md)

### Top {#top}

    [code](no.md)
    [still code](no.md)

    [code after a blank line](no.md)
[text](yes.md)
    [text goes on](on.md)
"""


def test_lists_in_lists_end_where_the_text_stands_farther_out() -> None:
    read = outline(NESTED)
    assert [(it.id, it.level, it.line) for it in read.headings] == [
        *(("deep", 3, 5), ("middle", 3, 12), ("top", 3, 17)),
    ]
    assert [it.target for it in read.links] == ["lazy.md", "middle.md", "yes.md", "on.md"]


def test_a_text_may_begin_with_code() -> None:
    assert outline("    [a](b.md)\n").links == ()
    assert outline("---\nt: 1\n---\n    [a](b.md)\n").links == ()


@pytest.mark.parametrize("closing", ["```", "`````", "  ```  "])
def test_a_fence_ends_with_as_many_signs_or_more(closing: str) -> None:
    text = f"```\n``\n~~~\n``` x\n# a\n{closing}\n# B {{#b}}\n"
    assert [it.id for it in outline(text).headings] == ["b"]


def test_a_block_macro_or_a_fence_may_make_ids() -> None:
    for text in ("a\n\n{{ glossary() }}\n", "- a\n\n    ```calculator x\n    ```\n"):
        assert outline(text).has_block_macros
    assert not outline("a {{ fact() }}\n\n    {{ code() }}\n").has_block_macros


def test_comments_may_begin_and_end_in_a_line() -> None:
    read = outline("a <!-- [no](no.md) --> [b](b.md) <!--\n[no](no.md)\n```\n--> [c](c.md)\n")
    assert [it.target for it in read.links] == ["b.md", "c.md"]


def test_a_table_is_no_underlined_heading() -> None:
    assert not outline("| a | b |\n|---|---|\n| 1 | 2 |\n\na | b\n--- | ---\n1 | 2\n").headings


def test_anchors_are_what_is_no_heading() -> None:
    assert outline(TEXT).anchors == (Anchor("zone", 24), Anchor("cell", 37))


def test_html_ids_are_anchors() -> None:
    assert outline('<div class="a" id="box" markdown>\n').anchors == (Anchor("box", 1),)


def test_links() -> None:
    assert outline(TEXT).links == (
        Link("vendor.md#step", 10),
        Link("img/x.png", 10),
        Link("other.md#there", 45),
    )


def test_front_matter_is_no_text() -> None:
    assert outline("---\ntitle: x\n---\n# A {#a}\n").body_line == 4
    assert outline("# A {#a}\n").body_line == 1
    for text in ("---\nno end\n", "# T\n\n---\n", "Text\n\n---\n", "", "----\n---\n"):
        assert outline(text).body_line == 1
    assert outline("\ufeff--- \nt: 1\n... \nText\n").body_line == 4


def test_sections() -> None:
    sections = outline("---\nt: 1\n---\nIntro\n\n# A {#a}\n\ntext\n## B {#b}\nlast").sections
    assert [(it.heading.id if it.heading else None, it.line, it.text) for it in sections] == [
        (None, 4, "Intro\n\n"),
        ("a", 6, "# A {#a}\n\ntext\n"),
        ("b", 9, "## B {#b}\nlast"),
    ]


def test_blank_lines_before_the_first_heading_are_no_section() -> None:
    assert [it.line for it in outline("\n\n# A {#a}\n").sections] == [3]


def test_windows_line_ends() -> None:
    read = outline("---\r\nt: 1\r\n---\r\n# A {#a}\r\n\r\n```\r\n# b\r\n```\r\n## C {#c}\r\n")
    assert [(it.id, it.line) for it in read.headings] == [("a", 4), ("c", 9)]


def test_line_separators_inside_a_line_do_not_count() -> None:
    assert outline("a\u2028b\x0cc\n# A {#a}\n").headings[0].line == 2


LINES = st.lists(
    st.sampled_from(
        [
            "# A {#a}",
            "## B",
            "text",
            "",
            "```",
            "~~~",
            "    # x",
            "- item",
            "!!! note",
            "---",
            "<!--",
            "-->",
        ]
    ),
    max_size=20,
)


@given(LINES)
def test_sections_joined_are_the_body(lines: list[str]) -> None:
    text = "\n".join(lines)
    read = outline(text)
    body = "".join(text.splitlines(keepends=True)[read.body_line - 1 :])
    joined = "".join(section.text for section in read.sections)
    assert body.endswith(joined)
    assert not body.removesuffix(joined).strip()


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read = outline(text)
    assert all(heading.line >= read.body_line for heading in read.headings)
