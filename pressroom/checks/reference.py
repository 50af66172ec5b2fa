"""The reference page of rules, made of the registers."""

from __future__ import annotations

from collections.abc import Iterable

from pressroom.problems import Rule

HEAD = """\
# Rules

Every problem that `pressroom check` and a build can report, by its code.
An **error** stops a build before anything is published; a **warning** does so with `--strict`.
Ordinary posts and pages are those outside the folders of `content/` that have a meaning of their own,
such as `releases/` or `people/`.

Examples show the lines that matter. Without a `== path` line they belong to the header of a release,
or, for what concerns texts, to its body; what stands between round brackets is told, not shown.

This page is made of the registers in the code, whose tests run every example; change it there.
"""


def page(rules: Iterable[Rule]) -> str:
    """The page in Markdown: one section a subject, one entry a rule, in order of their codes."""
    told = sorted(rules, key=lambda rule: rule.code)
    subjects = dict.fromkeys(rule.subject for rule in told)
    parts = [HEAD]
    for subject in subjects:
        parts.append(f"\n## {subject[0].upper()}{subject[1:]}\n")
        parts += [_entry(rule) for rule in told if rule.subject == subject]
    return "".join(parts)


def _entry(rule: Rule) -> str:
    return (
        f"\n### {rule.code} · {rule.title}\n\n{_sort(rule)} · {rule.why}\n"
        f"\nBad:\n\n{_block(rule.bad)}\n\nGood:\n\n{_block(rule.good)}\n"
    )


def _sort(rule: Rule) -> str:
    """How bad it is, in words."""
    if rule.in_blogs is None:
        return f"*{rule.severity}*"
    return f"*{rule.severity}*; *{rule.in_blogs}* in the posts and pages of an ordinary blog"


def _block(example: str) -> str:
    """The example as code: in a fence longer than any within it."""
    fence = "````" if "```" in example else "```"
    shown = example.replace("\x08", "␈")
    return f"{fence}text\n{shown}\n{fence}"
