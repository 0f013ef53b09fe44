"""A sound server of a test's own, PulseAudio or PipeWire, whose microphone hears what the test plays."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

RATE_HZ = 48_000
PULSEAUDIO, PIPEWIRE = "pulseaudio", "pipewire"
SERVERS = (PULSEAUDIO, PIPEWIRE)
_PROGRAMS = {
    PULSEAUDIO: ("pulseaudio",),
    PIPEWIRE: ("pipewire", "wireplumber", "pipewire-pulse", "dbus-run-session"),
}
_CLIENTS = ("pactl", "pacat")
_SINKS = ("mouth", "ear")
_START_TIMEOUT_S = 10.0


def missing_program(server: str = PULSEAUDIO) -> str:
    """The first of the server's programs that is not installed; empty when all are."""
    return next((name for name in (*_PROGRAMS[server], *_CLIENTS) if shutil.which(name) is None), "")


@dataclass
class PulseServer:
    """``mouth``: a sink to speak into; ``mic``: the microphone that hears it; ``ear``: a sink to hear."""

    environment: dict[str, str]
    _players: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def pactl(self, *arguments: str) -> str:
        done = subprocess.run(
            ["pactl", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
        )
        return done.stdout.strip()

    def player(self, sink: str = "mouth", latency_ms: int = 10) -> subprocess.Popen[bytes]:
        """A program that plays what is written to its standard input; a short latency may make it stutter."""
        player = subprocess.Popen(
            ["pacat", "--playback", "--raw", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1"]
            + [f"--latency-msec={latency_ms}", f"--device={sink}"],
            env=self.environment,
            stdin=subprocess.PIPE,
        )
        self._players.append(player)
        return player

    def say(self, samples: np.ndarray, sink: str = "mouth") -> threading.Thread:
        """Play ``(n,)`` in the background."""
        player = self.player(sink, latency_ms=300)
        data = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
        speaker = threading.Thread(target=player.communicate, args=(data,), daemon=True)
        speaker.start()
        return speaker

    def recorder(self, source: str) -> subprocess.Popen[bytes]:
        """A program that gives on its standard output what ``source`` hears."""
        recorder = subprocess.Popen(
            ["pacat", "--record", "--raw", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1"]
            + ["--latency-msec=10", f"--device={source}"],
            env=self.environment,
            stdout=subprocess.PIPE,
        )
        self._players.append(recorder)
        return recorder

    def keep_awake(self) -> None:
        """Play silence into every sink: an idle one would deliver in lumps of two seconds."""
        for sink in ("mouth", "ear"):
            with open(os.devnull, "rb"), open("/dev/zero", "rb") as zero:
                self._players.append(
                    subprocess.Popen(
                        [
                            "pacat",
                            "--playback",
                            "--raw",
                            "--format=s16le",
                            f"--rate={RATE_HZ}",
                            "--channels=1",
                        ]
                        + ["--latency-msec=10", f"--device={sink}"],
                        env=self.environment,
                        stdin=zero,
                    )
                )

    def load_microphone(self) -> str:
        """Plug the microphone in; gives the module's number, to unload."""
        return self.pactl(
            "load-module",
            "module-remap-source",
            "source_name=mic",
            "master=mouth.monitor",
            "source_properties=device.description=TestMicrophone",
        )

    def stop(self) -> None:
        for player in self._players:
            player.kill()
            player.wait()
            for pipe in (player.stdin, player.stdout):
                if pipe is not None:
                    pipe.close()


@contextmanager
def pulse_server(folder: Path, server: str = PULSEAUDIO) -> Iterator[PulseServer]:
    """A running one of ``SERVERS``; programs and libraries of this process use it while it runs."""
    runtime = folder / "pulse"
    runtime.mkdir(mode=0o700)
    changed = {
        "XDG_RUNTIME_DIR": str(runtime),
        "PIPEWIRE_RUNTIME_DIR": str(runtime),
        "HOME": str(runtime),
        "PULSE_SERVER": f"unix:{runtime}/pulse/native",
        "PULSE_RUNTIME_PATH": f"{runtime}/pulse",
    }
    before = {name: os.environ.get(name) for name in changed}
    environment = {**os.environ, **changed}
    running = PulseServer(environment)
    daemons: list[subprocess.Popen[bytes]] = []
    os.environ.update(changed)
    try:
        for command in _commands(server):
            daemons.append(_daemon(command, environment))
            if command == ["pipewire"]:
                _wait_for_file(runtime / "pipewire-0")
        _until_it_works(lambda: running.pactl("info"))
        for sink in _SINKS:
            running.pactl(
                "load-module", "module-null-sink", f"sink_name={sink}", f"rate={RATE_HZ}", "channels=1"
            )
        running.load_microphone()
        _until_it_works(lambda: running.pactl("set-default-source", "mic"))
        _until_it_works(lambda: running.pactl("set-default-sink", "ear"))
        running.keep_awake()
        time.sleep(0.3)
        yield running
    finally:
        running.stop()
        for daemon in reversed(daemons):
            with suppress(ProcessLookupError):
                os.killpg(daemon.pid, signal.SIGTERM)
            daemon.wait(timeout=10)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _commands(server: str) -> list[list[str]]:
    if server == PIPEWIRE:
        return [["pipewire"], ["dbus-run-session", "--", "wireplumber"], ["pipewire-pulse"]]
    return [
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        + ["--log-level=error", "-L", "module-native-protocol-unix auth-anonymous=1"]
    ]


def _daemon(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Without the system's bus, on which PipeWire would look for real devices."""
    alone = {**environment, "DBUS_SYSTEM_BUS_ADDRESS": "disabled:"}
    return subprocess.Popen(command, env=alone, stderr=subprocess.DEVNULL, start_new_session=True)


def _wait_for_file(path: Path) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    while not path.exists():
        assert time.monotonic() < deadline, f"{path.name} does not appear"
        time.sleep(0.02)


def _until_it_works(action: Callable[[], object]) -> None:
    """PipeWire makes what it was asked for a little later."""
    deadline = time.monotonic() + _START_TIMEOUT_S
    while True:
        try:
            action()
            return
        except subprocess.CalledProcessError:
            assert time.monotonic() < deadline, "the sound server does not start"
            time.sleep(0.05)
