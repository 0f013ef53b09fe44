"""Whatever other programs and files say, a check gives a finding of one line."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talking_avatar.doctor import models
from talking_avatar.doctor.camera import virtual_camera
from talking_avatar.doctor.checks import look
from talking_avatar.doctor.computer import processor
from talking_avatar.doctor.finding import Finding, State
from talking_avatar.doctor.graphics import graphics_card, window
from talking_avatar.doctor.machine import Ran
from tests.doctor.pretended import Programs, pretended, with_file
from tests.fast_part import examples

MANY = settings(
    max_examples=examples(60),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
RAN = st.builds(Ran, st.sampled_from([0, 1, -6, None]), st.text(max_size=80), st.text(max_size=80))
JSON = st.sampled_from(
    ["{}", "[]", "3", '{"screens": ["a\\nb"]}', '{"name": 5}', '{"why": null}', '{"why": {}}']
)
LISTED = st.from_regex(r'\[a\]\nfile = "[^"\n]{0,9}"\nsha256 = "[a-f]*"\n', fullmatch=True)


def is_one_line(finding: Finding) -> None:
    assert finding.found
    assert len((finding.found + finding.remedy).splitlines()) == 1
    assert "please report" not in finding.remedy
    assert bool(finding.remedy) == (finding.state is not State.OK)


@MANY
@given(ran=RAN | st.builds(Ran, st.just(0), JSON), cpu=st.text(max_size=200))
def test_programs_and_files_say_anything(tmp_path: Path, ran: Ran, cpu: str) -> None:
    with_file(tmp_path, "proc/cpuinfo", f"model name : {cpu}\nflags : {cpu}\n")
    with_file(tmp_path, "lib/modules/6.1.0-test/modules.dep", cpu)
    with_file(tmp_path, "sys/module/v4l2loopback/version", cpu)
    machine = pretended(
        tmp_path, Programs({"nvidia-smi": ran, "python": ran, "sysctl": ran}), environment={"DISPLAY": ":0"}
    )
    for check in (graphics_card, window, processor, virtual_camera):
        is_one_line(look(check, "any", machine))
    for system in ("win32", "darwin"):
        elsewhere = pretended(tmp_path, Programs({"python": ran}), system=system)
        is_one_line(look(virtual_camera, "any", elsewhere))


@MANY
@given(text=st.text(max_size=120) | LISTED)
def test_any_list_of_models(tmp_path: Path, text: str) -> None:
    manifest = tmp_path / "manifest.toml"
    manifest.write_text(text, encoding="utf-8")
    is_one_line(look(lambda machine: models.judge(manifest), "any", pretended(tmp_path)))
