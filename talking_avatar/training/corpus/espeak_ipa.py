"""Text in IPA with espeak-ng, a program that is run and not linked."""

from __future__ import annotations

import re
import shutil
import subprocess

from talking_avatar.errors import UserError

_CLAUSE = re.compile(r"([^,;:.!?…।¿¡]+)([,;:.!?…।]*)")
_NOTES = re.compile(r"\([^)]*\)")


def espeak_ipa(text: str, voice: str) -> str:
    """IPA with ``^`` between tied letters, words apart, punctuation kept."""
    clauses = [(words.strip(), stop[:1].replace("।", ".")) for words, stop in _CLAUSE.findall(text)]
    clauses = [(words, stop) for words, stop in clauses if words]
    spoken = []
    for words, stop in clauses:
        command = [program(), "-q", "--ipa", "--tie=^", "-v", voice, words]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=30
        )
        ipa = _NOTES.sub("", " ".join(done.stdout.split())).replace("-", "")
        spoken.append(ipa + stop)
    return " ".join(spoken)


def program() -> str:
    """Raises :class:`UserError` when espeak-ng is not installed."""
    path = shutil.which("espeak-ng")
    if path is None:
        raise UserError("espeak-ng is missing", "the corpus needs its pronunciations", "install espeak-ng")
    return path
