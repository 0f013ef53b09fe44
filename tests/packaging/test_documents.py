"""What the documents promise exists: commands with their options, make targets, links."""

from __future__ import annotations

import argparse
import re
import shlex
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


@pytest.mark.parametrize("line", shell_lines("talking-avatar "))
def test_a_command_line_is_understood(line: str) -> None:
    command, *options = shlex.split(line)[1:]
    assert command in COMMANDS
    parser = argparse.ArgumentParser(exit_on_error=False, allow_abbrev=False)
    import_module(f"talking_avatar.cli.{command}").add_arguments(parser)
    if options != ["--help"]:
        parser.parse_args(options)


def test_the_readme_shows_every_kind_of_command() -> None:
    shown = {line.split()[1] for line in shell_lines("talking-avatar ")}
    assert {"render", "prepare", "evaluate", "bench"} <= shown


def test_make_targets_exist() -> None:
    targets = re.findall(r"^([a-z-]+):", (CHECKOUT / "Makefile").read_text(), re.MULTILINE)
    named = {line.split()[1] for line in shell_lines("make ")}
    assert {"run", "test"} <= named <= set(targets)


def test_files_that_commands_name_exist() -> None:
    for line in shell_lines("powershell ") + shell_lines("sh "):
        for name in re.findall(r"packaging\S+", line):
            assert (CHECKOUT / name.replace("\\", "/")).is_file(), line


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text())
    broken = [link for link in links if "://" not in link and not (document.parent / link).exists()]
    assert broken == []
