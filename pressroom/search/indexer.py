"""The indexer, pagefind, run as a program that is spoken to: pages in, the files of an index out."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from io import BufferedReader
from pathlib import Path
from typing import Any, cast

END = b","
"""What ends a message; Base64 has no such sign."""
PIECE = 1 << 20


class IndexingFailed(Exception):
    """The indexer said no, or nothing; the message is its own."""


def program() -> Path | None:
    """Where the indexer is; None where it isn't made for this machine, or isn't installed."""
    try:
        from pagefind_bin_extended import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        return None


def indexed(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """The files of an index over pages, each an address and its HTML, in the order given.

    They are asked for as bytes and not written by the program, which may end before its files are
    whole. Raises IndexingFailed.
    """
    found = program()
    if found is None:
        raise IndexingFailed("pagefind isn't installed")
    requests: list[Mapping[str, Any]] = [{"type": "NewIndex", "config": None}]
    requests += [
        {"type": "AddFile", "index_id": 0, "url": url, "file_contents": html} for url, html in pages
    ]
    answers = _asked(found, [*requests, {"type": "GetFiles", "index_id": 0}])
    return {file["path"]: base64.b64decode(file["content"]) for file in answers[-1]["files"]}


def _asked(found: Path, requests: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The answer to each request."""
    with subprocess.Popen(
        [found, "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=found.parent,  # it reads the settings of whatever site it stands in
    ) as process:
        assert process.stdin is not None and process.stdout is not None  # asked for above
        try:
            process.stdin.writelines(_messages(requests))
            process.stdin.flush()
            return list(_answers(cast(BufferedReader, process.stdout), len(requests)))
        except BrokenPipeError as error:
            raise IndexingFailed("pagefind ended before it was done") from error
        finally:
            process.kill()


def _messages(requests: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    for number, request in enumerate(requests):
        message = {"message_id": number, "payload": request}
        yield base64.b64encode(json.dumps(message).encode()) + END


def _answers(stream: BufferedReader, count: int) -> Iterator[dict[str, Any]]:
    """So many answers, as they come; they come in the order of the requests."""
    rest = b""
    while count:
        piece = stream.read1(PIECE)
        if not piece:
            raise IndexingFailed("pagefind ended before it was done")
        *whole, rest = (rest + piece).split(END)
        for message in whole:
            payload = json.loads(base64.b64decode(message))["payload"]
            if payload["type"] == "Error":
                raise IndexingFailed(payload["message"])
            count -= 1
            yield payload
