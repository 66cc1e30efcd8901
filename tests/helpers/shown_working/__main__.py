"""python -m shown_working [COUNT] [--seed N]: hold the working of more answers to account."""

from __future__ import annotations

import sys

import click

from shown_working.answers import lines_of_random_answers
from shown_working.checking import check

LOCALES = ("en", "zh-Hant", "id", "he")


@click.command()
@click.argument("count", default=5_000)
@click.option("--seed", default=1, show_default=True)
@click.option("--locale", "locales", multiple=True, default=LOCALES, help="Only these languages.")
def main(count: int, seed: int, locales: tuple[str, ...]) -> None:
    """Work out every line of COUNT random answers, and list what does not come out."""
    wrong = 0
    for locale in locales:
        found = check(lines_of_random_answers(locale, count, seed), locale)
        click.echo(
            f"{locale}: {found.evaluated} lines worked out, {sum(found.worded.values())} in words,"
            f" {len(found.wrong)} wrong"
        )
        for line in found.wrong[:20]:
            click.echo(line)
        wrong += len(found.wrong)
        for listed in found.unused():
            click.echo(f"listed, but not met among these answers: {listed}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
