"""Words that join others: a phrase that is cut short doesn't end in one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

SMALL: Mapping[str, frozenset[str]] = {
    lang: frozenset(words.split())
    for lang, words in {
        "en": (
            "a an the of at in on to for from by with without and or but nor as is are was were be "
            "its his her their our your my this that these those which who whose where when while "
            "into onto over under near between before after during beside behind through than"
        ),
        "fr": (
            "le la les l un une des du de d au aux à en dans sur sous par pour avec sans vers chez "
            "et ou mais ni que qu qui dont où ce cet cette ces son sa ses leur leurs notre nos votre "
            "vos est sont entre devant derrière près après avant pendant lors comme"
        ),
        "es": (
            "el la los las un una unos unas de del al a en con sin por para y e o u ni que quien cuyo "
            "su sus este esta estos estas es son entre sobre desde hasta como"
        ),
        "ar": "في من إلى الى على عن مع و أو ثم أن إن التي الذي الذين عند بين حول قرب أمام خلف كما",
        "pa": "ਦਾ ਦੇ ਦੀ ਦੀਆਂ ਅਤੇ ਤੇ ਜਾਂ ਜੋ ਕਿ ਇੱਕ ਆਪਣੇ ਆਪਣੀ",
        "uk": "і й та в у на з із зі до від по за для про що як біля при над під або чи який яка",
        "tl": "ang ng sa na at mga si ni kay para o kung nang may ay",
    }.items()
}
"""By language: articles, prepositions, conjunctions and what else waits for the word after it."""
APOSTROPHE = re.compile("['’]")
MARKS = ",;:()[]«»“”\"'’،؛"


def settled(words: Sequence[str], lang: str) -> Sequence[str]:
    """The words without those at the end that only join them to what was cut off; never none of them."""
    small = SMALL.get(lang.split("-")[0], frozenset())
    end = len(words)
    while end > 1 and _bare(words[end - 1]) in small:
        end -= 1
    return words[:end]


def _bare(word: str) -> str:
    """A word in lower case, without marks and without what is elided before it: `d’un` is `un`."""
    return APOSTROPHE.split(word.casefold().strip(MARKS))[-1]
