"""Finds, in the sources, every sentence that a room below the window may say to a person.

A template has ``{0}``, ``{1}`` ... where the program puts something in. Found are the sentences of every
``UserError`` as its ``what``, ``why`` and ``remedy`` make them, what ``doctor`` finds, names and advises, the
words in the list of models, and every other text with the look of a sentence.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import tomllib

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "talking_avatar"
LIST = ROOT / "resources" / "translations" / "sentences.txt"
_ELSEWHERE = (
    "cli/", "training/", "evaluation/", "render/bake/", "media/provenance.py",
    "assembly/motion_models.py", "motion/performer/", "speech/speech_transformers.py",
    *(f"motion/dit/{name}.py" for name in ("config", "description", "generator", "joyvasa", "spaces")),
)  # fmt: skip
"""What only a terminal hears of, or what the window lets nobody choose."""

_TRANSLATED = ("tr", "translate")
_HOLE = "\0"
_FEWEST_LETTERS = 5
_FEWEST_BLANKS = 2


def templates() -> list[str]:
    """All of them, in the order of the sources."""
    found: dict[str, None] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        if not place.startswith(_ELSEWHERE):
            finder = _Finder(ast.parse(path.read_text(encoding="utf-8")), place.startswith("doctor/"))
            found.update(dict.fromkeys(finder.found))
    found.update(dict.fromkeys(_model_words()))
    return [_numbered(text) for text in found if _says_something(text)]


def _says_something(text: str) -> bool:
    return len(re.sub(r"because|[^A-Za-z]", "", text)) >= _FEWEST_LETTERS


def _model_words() -> Iterator[str]:
    """Of each model, what it is for and whose it is."""
    models = tomllib.loads((ROOT / "models" / "optional.toml").read_text(encoding="utf-8"))
    for model in models.values():
        yield model["purpose"]
        yield model["licence_notice"]


def _numbered(text: str) -> str:
    pieces = text.split(_HOLE)
    return "".join(piece + f"{{{i}}}" for i, piece in enumerate(pieces[:-1])) + pieces[-1]


class _Finder(ast.NodeVisitor):
    def __init__(self, module: ast.Module, doctor: bool) -> None:
        self.found: list[str] = []
        self._doctor = doctor
        self._names = {
            target.id: node.value
            for node in module.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        self.visit(module)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        if name in _TRANSLATED:
            return
        if name == "UserError":
            parts = dict(zip(("what", "why", "remedy"), node.args, strict=False))
            parts.update({word.arg: word.value for word in node.keywords if word.arg})
            ways = [self._texts(parts[part]) if part in parts else [""] for part in ("what", "why", "remedy")]
            self.found += [_sentence(*way) for way in product(*ways)]
        elif name == "Finding" and self._doctor:
            for piece in (node.args[0], *node.args[2:4], *(word.value for word in node.keywords)):
                self.found += self._texts(piece)
        else:
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._take(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._take(node)
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                self.visit(value.value)

    def _take(self, node: ast.expr) -> None:
        for text in self._texts(node):
            begins = text[:1].isupper() or text.startswith(_HOLE)
            whole = begins and text.endswith(".") and text.count(" ") >= _FEWEST_BLANKS
            if whole or (self._doctor and text.count(" ") >= _FEWEST_BLANKS and "\n" not in text):
                self.found.append(text)

    def _texts(self, node: ast.expr) -> list[str]:
        """What the expression may become, with a hole for everything that is not in the source."""
        match node:
            case ast.Constant(str(text)):
                return [text]
            case ast.JoinedStr(values):
                pieces = [self._texts(v.value if isinstance(v, ast.FormattedValue) else v) for v in values]
                return ["".join(way) for way in product(*pieces)]
            case ast.IfExp(body=body, orelse=orelse):
                return self._texts(body) + self._texts(orelse)
            case ast.BinOp(ast.expr() as left, ast.Add(), ast.expr() as right):
                return [a + b for a in self._texts(left) for b in self._texts(right)]
            case ast.Name(name) if isinstance(self._names.get(name), ast.Constant | ast.JoinedStr):
                constant = self._names[name]
                held = isinstance(constant, ast.JoinedStr) or isinstance(constant.value, str)
                return self._texts(constant) if held else [_HOLE]
            case _:
                return [_HOLE]


def _sentence(what: str, why: str, remedy: str) -> str:
    """As ``errors.UserError`` puts it together."""
    words = what.rstrip(".")
    words += f" because {why.rstrip('.')}" if why else ""
    words += f"; {remedy.rstrip('.')}" if remedy else ""
    return words + "."


if __name__ == "__main__":
    sys.stdout.write("\n".join(templates()) + "\n")
