"""What the documents promise exists: commands with their options, make targets, links."""

from __future__ import annotations

import argparse
import ast
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from talking_avatar.cli import COMMANDS

CHECKOUT = Path(__file__).resolve().parents[2]
DOCUMENTS = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]


def shell_lines(prefix: str) -> list[str]:
    """The lines of the documents' code blocks that start with one program, without their comments."""
    lines = []
    for document in DOCUMENTS:
        for block in re.findall(r"```\w*\n(.*?)```", document.read_text(), re.DOTALL):
            lines += [line.partition("  #")[0] for line in block.splitlines() if line.startswith(prefix)]
    return lines


def test_every_command_line_is_understood() -> None:
    lines = shell_lines("talking-avatar ")
    assert len(lines) > 50
    for line in lines:
        command, *options = shlex.split(line)[1:]
        assert command in COMMANDS, line
        parser = argparse.ArgumentParser(line, exit_on_error=False, allow_abbrev=False)
        import_module(f"talking_avatar.cli.{command}").add_arguments(parser)
        if options != ["--help"]:
            parser.parse_args(options)


def test_the_readme_shows_every_kind_of_command() -> None:
    shown = {line.split()[1] for line in shell_lines("talking-avatar ")}
    assert {"render", "prepare", "evaluate", "bench"} <= shown


ELSEWHERE = {
    "talking-avatar ": "test_document_commands.py carries them out",
    "make ": "test_setup_script.py runs what it calls; `make app` takes minutes and is done by hand",
    "sh packaging/": "take minutes; done by hand, and docs/development.md tells with what result",
    "powershell ": "needs Windows",
    "pip install .": "test_wheel.py installs the wheel",
    "python packaging/make_sbom.py ": "test_sbom.py",
    "npm pack ": "needs the network",
    "sudo ": "changes the computer",
}
"""How every other line of the documents' commands is tested, or why it is not."""


def test_every_command_is_accounted_for() -> None:
    found = set()
    for document in DOCUMENTS:
        for block in re.findall(r"```(?:sh|powershell)\n(.*?)```", document.read_text(), re.DOTALL):
            for line in filter(None, map(str.strip, block.splitlines())):
                prefix = next((start for start in ELSEWHERE if line.startswith(start)), None)
                assert prefix, f"{document.name}: {line}"
                found.add(prefix)
    assert found == set(ELSEWHERE)


def test_make_targets_exist() -> None:
    targets = re.findall(r"^([a-z-]+):", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)
    named = {line.split()[1] for line in shell_lines("make ")}
    assert {"run", "test"} <= named <= set(targets)


def test_files_that_commands_name_exist() -> None:
    for line in shell_lines("powershell ") + shell_lines("sh "):
        for name in re.findall(r"packaging\S+", line):
            assert (CHECKOUT / name.replace("\\", "/")).is_file(), line


def test_links_lead_somewhere() -> None:
    for document in DOCUMENTS:
        links = re.findall(r"\]\(([^)#\s]+)", document.read_text())
        broken = [link for link in links if "://" not in link and not (document.parent / link).exists()]
        assert broken == [], document.name


OTHER_PROGRAMS = {
    "--dry-run",  # pip
    "--nproc-per-node",  # torchrun
    "--strict",  # mkdocs
    "--licences",  # packaging/make_sbom.py
}


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    found = set(parser._option_string_actions)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                found |= options_of(sub)
    return found


def test_every_option_that_is_mentioned_exists() -> None:
    known = {"--help", "--version", "--debug", *OTHER_PROGRAMS}
    for command in COMMANDS:
        parser = argparse.ArgumentParser()
        import_module(f"talking_avatar.cli.{command}").add_arguments(parser)
        known |= options_of(parser)
    known |= set(
        re.findall(r"--[a-z-]+", "".join(file.read_text() for file in CHECKOUT.glob("packaging/**/*.sh")))
    )
    for document in DOCUMENTS:
        prose = re.sub(r"```.*?```", "", document.read_text(), flags=re.DOTALL)
        for code in re.findall(r"`([^`\n]+)`", prose):
            unknown = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", code)) - known
            assert unknown == set(), f"{document.name}: {code}"


def test_every_path_that_is_mentioned_exists() -> None:
    for document in DOCUMENTS:
        for path in re.findall(
            r"`((?:tests|packaging|talking_avatar|resources|models|docs)/[\w./-]*)`", document.read_text()
        ):
            assert (CHECKOUT / path).exists(), f"{document.name}: {path}"


def sentences() -> Iterator[str]:
    """What the program says went wrong, with … for names and numbers."""
    for file in (CHECKOUT / "talking_avatar").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "UserError" and node.args:
                what = node.args[0]
                if isinstance(what, ast.JoinedStr):
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "…" for part in what.values
                    )
                elif isinstance(what, ast.Constant):
                    yield str(what.value)


SYMPTOMS = {
    "The meeting does not list the camera",
    "The picture in the meeting is black or green",
    "I see myself mirrored",
    "The mouth hardly moves, or moves without me",
    "The meeting hears an echo",
    "The picture stutters",
    "It is slow the first time",
}


@pytest.mark.full
def test_the_sentences_of_the_troubleshooting_page_are_the_programs_own() -> None:
    headings = re.findall(r"^### (.*)$", (CHECKOUT / "docs/troubleshooting.md").read_text(), re.MULTILINE)
    assert len(headings) > 20
    assert set(headings) - SYMPTOMS - set(sentences()) == set()


@pytest.mark.full
def test_the_pages_build_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(
        command,
        cwd=CHECKOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "troubleshooting.html").stat().st_size > 10_000
