#!/bin/sh
# Sets Talking Avatar up in .venv beside this checkout, and starts or tests it. `setup.sh help` says how.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
venv=${TALKING_AVATAR_VENV:-$root/.venv}
constraints=$root/packaging/constraints.txt
log=$root/build/setup.log
busy=$venv/.setup-running
python=$venv/bin/python
torch_cpu_index=https://download.pytorch.org/whl/cpu
qt_libraries="libegl1 libgl1 libopengl0 libdbus-1-3 libfontconfig1 fontconfig libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0
 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1"

usage() {
    cat <<'TEXT'
usage: packaging/setup.sh COMMAND [ARGUMENTS]

  run [ARGS]         set up, then start: the window (without a screen the demo), or `talking-avatar ARGS`
  test [ARGS]        set up, then ruff, mypy and pytest ARGS
  test-fast [ARGS]   set up, then pytest without the tests marked "full", in up to four processes
  coverage [ARGS]    set up, then the same, and what lines they never reach
  fuzz PARSER        set up, then look for bytes that break a parser (tests/fuzz/run.py; Linux)
  audit              set up, then ask PyPI about known vulnerabilities of the pinned packages
  lint               set up, then ruff and mypy
  format             set up, then let ruff format and mend the code
  install [test]     set up only
  clean              remove .venv and everything that was built

A set-up that is up to date is not repeated.
  TALKING_AVATAR_PYTHON=/path/to/python3.12   the Python (3.10 to 3.13) to make .venv with
  TALKING_AVATAR_TORCH=auto|cpu|gpu|skip      which PyTorch build: auto looks for an NVIDIA GPU
  TALKING_AVATAR_VENV=/some/folder            where to set up instead of .venv
TEXT
}

say() { printf '%s\n' "$*" >&2; }

die() {
    say "setup: $*"
    exit 1
}

# Runs a command with its output in the log, under a one-line title. $1 is the title.
step() {
    say "setup: $1 ..."
    shift
    mkdir -p "$(dirname -- "$log")"
    printf '\n$ %s\n' "$*" >>"$log"
    "$@" >>"$log" 2>&1 </dev/null
}

has() { command -v "$1" >/dev/null 2>&1; }

# The face models' runtime (ai-edge-litert) comes for these machines only.
refuse_unsupported_machine() {
    case "$(uname -s) $(uname -m)" in
        "Linux x86_64" | "Linux aarch64" | "Darwin arm64") ;;
        *)
            die "this is $(uname -s) on $(uname -m), for which some packages do not exist;" \
                "use Linux (x86_64 or aarch64), a Mac with Apple silicon, or Windows (packaging/setup.ps1)."
            ;;
    esac
}

# ---- system packages ----

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

can_apt() { has apt-get && { [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2>/dev/null; }; }; }

apt_install() {
    as_root apt-get update -q || : # a list that is a little old will often do
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
}

# The command that a person would type here to install the packages named for apt, dnf, pacman and brew.
install_hint() {
    if has apt-get; then
        printf 'sudo apt install %s' "$1"
    elif has dnf; then
        printf 'sudo dnf install %s' "$2"
    elif has pacman; then
        printf 'sudo pacman -S %s' "$3"
    elif has brew; then
        printf 'brew install %s' "$4"
    else
        printf 'install %s' "$1"
    fi
}

# ---- Python ----

fits() { has "$1" && "$1" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

makes_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# Prints the first Python 3.10-3.13 that can make virtual environments, or else the first without them.
find_python() {
    without_venv=
    set -- python3 python3.13 python3.12 python3.11 python3.10 python
    [ -z "${TALKING_AVATAR_PYTHON:-}" ] || set -- "$TALKING_AVATAR_PYTHON"
    for candidate in "$@"; do
        fits "$candidate" || continue
        if makes_venvs "$candidate"; then
            printf '%s' "$candidate"
            return
        fi
        [ -n "$without_venv" ] || without_venv=$candidate
    done
    printf '%s' "$without_venv"
}

choose_python() {
    base_python=$(find_python)
    if { [ -z "$base_python" ] || ! makes_venvs "$base_python"; } && [ -z "${TALKING_AVATAR_PYTHON:-}" ] && can_apt; then
        step "installing Python (python3, python3-venv)" apt_install python3 python3-venv ||
            die "Python could not be installed with apt-get; the reason is in $log."
        base_python=$(find_python)
    fi
    if [ -z "$base_python" ]; then
        die "${TALKING_AVATAR_PYTHON:-Python 3.10, 3.11, 3.12 or 3.13} was not found or is of another version;" \
            "$(install_hint 'python3 python3-venv' python3.12 python python@3.12) and run this again" \
            "(or name one: TALKING_AVATAR_PYTHON=/path/to/python3.12)."
    fi
    if ! makes_venvs "$base_python"; then
        version=$("$base_python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        die "Python $version here cannot make virtual environments;" \
            "$(install_hint "python$version-venv" "python$version" python "python@$version") and run this again."
    fi
}

# A mistyped TALKING_AVATAR_VENV must not empty somebody's folder.
refuse_foreign_folder() {
    if [ -d "$venv" ] && [ ! -e "$venv/pyvenv.cfg" ] && [ ! -e "$busy" ] && [ -n "$(ls -A "$venv")" ]; then
        die "$venv is not a virtual environment; move it away or name another folder with TALKING_AVATAR_VENV."
    fi
}

make_venv() {
    if [ -e "$busy" ]; then
        say "setup: the last set-up was cut short; starting afresh."
    elif [ -x "$python" ] && "$python" -m pip --version >/dev/null 2>&1; then
        return
    fi
    refuse_foreign_folder
    choose_python
    mkdir -p "$venv"
    : >"$busy"
    step "making $venv with $("$base_python" --version 2>&1)" "$base_python" -m venv --clear "$venv" ||
        die "the virtual environment could not be made; the reason is in $log."
}

# ---- packages ----

torch_build() {
    case ${TALKING_AVATAR_TORCH:-auto} in
        cpu | gpu | skip) printf '%s' "$TALKING_AVATAR_TORCH" ;;
        auto)
            if has nvidia-smi && nvidia-smi -L 2>/dev/null | grep -q GPU; then
                printf gpu
            else
                printf cpu
            fi
            ;;
        *) die "TALKING_AVATAR_TORCH must be auto, cpu, gpu or skip, not $TALKING_AVATAR_TORCH." ;;
    esac
}

pip_install() { "$python" -m pip install --disable-pip-version-check -c "$constraints" "$@"; }

# The small build has the local version "+cpu" and lies on the PyTorch project's own index, or wherever pip is
# set up to look.
install_torch_cpu() {
    pip_install --no-deps "torch==$torch_version+cpu" ||
        pip_install --no-deps --index-url "$torch_cpu_index" "torch==$torch_version+cpu"
}

# PyPI's build: for Linux it carries CUDA. It does not replace a CPU build that is already there by itself.
install_torch_plain() {
    "$python" -c 'from importlib.metadata import version; raise SystemExit("+cpu" in version("torch"))' ||
        "$python" -m pip uninstall -y torch
    pip_install "torch==$torch_version"
}

install_torch() {
    torch_version=$(sed -n 's/^torch==\([0-9.]*\).*/\1/p' "$constraints")
    if [ "$torch" = cpu ] && [ "$(uname -s)" = Linux ]; then
        step "installing PyTorch (CPU build; one to three minutes the first time)" install_torch_cpu && return
        say "setup: PyTorch's CPU build could not be fetched; the reason is in $log."
    fi
    step "installing PyTorch (PyPI's build; on Linux several GB)" install_torch_plain
}

wheels_load() { "$python" -c 'import ai_edge_litert.interpreter, av, cv2, numba, onnxruntime, scipy.linalg, soxr'; }

# What an up-to-date set-up was made from and where: a virtual environment does not survive a move.
fingerprint() {
    {
        cat "$root/pyproject.toml" "$constraints" "$root/packaging/setup.sh"
        printf '%s\n' "$root" "$venv" "$torch"
    } | cksum
}

install_packages() { # $1: run or test
    torch=$(torch_build)
    want=$(fingerprint)
    if [ ! -e "$busy" ] && [ -x "$python" ] && [ "$(cat "$venv/.setup-$1" 2>/dev/null)" = "$want" ]; then
        return
    fi
    refuse_unsupported_machine
    mkdir -p "$(dirname -- "$log")"
    : >"$log"
    make_venv
    : >"$busy"
    rm -f "$venv/.setup-run" "$venv/.setup-test"
    extras=heic
    [ "$1" = run ] || extras=heic,test
    if [ "$torch" != skip ]; then
        extras=$extras,neural,train
        install_torch || {
            rm -f "$busy"
            die "PyTorch could not be installed; the reason is in $log" \
                "(without it, pictures and videos can still be made: TALKING_AVATAR_TORCH=skip)."
        }
    fi
    step "installing the other packages (about a minute the first time)" pip_install -e "${root}[$extras]" || {
        rm -f "$busy"
        die "the packages could not be installed; the reason is in $log, and it is most often the network."
    }
    rm -f "$busy"
    step "checking that they load" wheels_load || {
        missing=$(sed -n 's/.*ImportError: \(lib[^:]*\): cannot open.*/\1/p' "$log" | tail -n 1)
        die "the packages do not load here${missing:+ because the library $missing is missing};" \
            "$(install_hint 'libstdc++6 libgcc-s1 zlib1g' 'libstdc++ zlib' 'gcc-libs zlib' gcc)" \
            "and run this again (all of it: $log)."
    }
    [ "$1" = run ] || printf '%s\n' "$want" >"$venv/.setup-test"
    printf '%s\n' "$want" >"$venv/.setup-run"
    install_sound
    install_window_libraries
    warm_up
}

# Microphones and the delayed voice need PortAudio, which PyPI's package brings along except on Linux.
install_sound() {
    if "$python" -c 'import sounddevice' 2>>"$log"; then
        return
    fi
    if can_apt; then
        step "installing PortAudio, for microphones" apt_install libportaudio2 libasound2-plugins && return
        say "setup: PortAudio could not be installed; the reason is in $log."
    fi
    say "setup: PortAudio is missing, so microphones will not work, but files will;" \
        "$(install_hint libportaudio2 portaudio portaudio portaudio) for them."
}

# The window needs Qt's system libraries, which a desktop has anyway and a bare server has not.
install_window_libraries() {
    if "$python" -c 'import ctypes, sys, PySide6.QtWidgets
if sys.platform == "linux": ctypes.CDLL("libxcb-cursor.so.0")' 2>>"$log"; then
        return
    fi
    if can_apt; then
        step "installing Qt's system libraries, for the window" apt_install $qt_libraries && return
        say "setup: Qt's system libraries could not be installed; the reason is in $log."
    fi
    say "setup: Qt does not load, so there will be no window, but all commands work;" \
        "$(install_hint "$qt_libraries" 'mesa-libEGL libxkbcommon-x11 xcb-util-cursor fontconfig' \
            'libglvnd libxkbcommon-x11 xcb-util-cursor fontconfig' fontconfig) for it."
}

# Numba keeps what it compiles: done here once, the first real picture does not wait for it.
warm_up() {
    step "compiling (half a minute, this once)" "$python" -m talking_avatar warmup ||
        say "setup: compiling in advance failed, so the first run will be slower; the reason is in $log."
}

# ffprobe looks at the videos from outside; the program itself does without.
install_test_tools() {
    if has ffprobe && has ffmpeg; then
        return
    fi
    if can_apt; then
        step "installing ffmpeg, for the tests" apt_install ffmpeg && return
        say "setup: ffmpeg could not be installed; the reason is in $log."
    fi
    say "setup: ffprobe is missing, so the tests that look at videos with it will fail;" \
        "$(install_hint ffmpeg ffmpeg-free ffmpeg ffmpeg) first."
}

# A sound server of the tests' own plays into microphones that do not exist. Without it those tests are skipped.
# One of the two is enough, and a person's own is never replaced; machines that test for everybody get both.
install_sound_server() {
    [ "$(uname -s)" = Linux ] || return 0
    if has pactl && { has pulseaudio || has pipewire-pulse; } && { [ "${CI:-}" != true ] || has_every_server; }; then
        return
    fi
    if can_apt; then
        set -- pulseaudio-utils libasound2-plugins
        has pipewire-pulse || set -- "$@" pulseaudio
        [ "${CI:-}" != true ] || set -- "$@" pipewire pipewire-pulse wireplumber dbus rtkit
        step "installing a sound server, for the tests" apt_install "$@" && return
        say "setup: a sound server could not be installed; the reason is in $log."
    fi
    say "setup: PulseAudio is missing, so the tests of microphones are skipped;" \
        "$(install_hint 'pulseaudio pulseaudio-utils' pulseaudio-utils pulseaudio pulseaudio) first."
}

has_every_server() {
    has pulseaudio && has pipewire-pulse && has wireplumber && has dbus-run-session &&
        { [ -x /usr/libexec/rtkit-daemon ] || [ -x /usr/lib/rtkit-daemon ]; }
}

# A screen that nobody sees, with a font: the tests click through a real window on it.
install_screen() {
    if [ "$(uname -s)" != Linux ] || has Xvfb; then
        return
    fi
    if can_apt; then
        step "installing Xvfb, for the tests" apt_install xvfb xdotool fonts-dejavu-core $qt_libraries && return
        say "setup: Xvfb could not be installed; the reason is in $log."
    fi
    say "setup: Xvfb is missing, so the test of the real window is skipped;" \
        "$(install_hint xvfb xorg-x11-server-Xvfb xorg-server-xvfb xorg-server) first."
}

# ---- commands ----

# Compiling the sources and rewriting the tests' assertions takes ten seconds; what comes of it is kept, and not
# beside the sources.
keep_compiled() {
    unset PYTHONDONTWRITEBYTECODE
    export PYTHONPYCACHEPREFIX="$root/build/pycache"
}

lint() {
    "$python" -m ruff check .
    "$python" -m mypy talking_avatar
}

command=${1:-help}
[ $# -eq 0 ] || shift
case $command in
    run)
        install_packages run
        [ $# -gt 0 ] || set -- gui --or-demo
        exec "$python" -m talking_avatar "$@"
        ;;
    test | test-fast)
        install_packages test
        install_test_tools
        install_sound_server
        install_screen
        cd "$root"
        keep_compiled
        if [ "$command" = test ]; then
            lint
            exec "$python" -m pytest "$@"
        fi
        export OMP_NUM_THREADS=1 # several processes share the processors
        exec "$python" -m pytest -m "not full" --numprocesses logical --maxprocesses 4 --dist loadfile "$@"
        ;;
    coverage)
        install_packages test
        cd "$root"
        "$python" -m coverage run -m pytest -m "not full" "$@"
        "$python" -m coverage report
        "$python" -m coverage html -q -d build/coverage/html
        say "setup: line by line in build/coverage/html/index.html"
        ;;
    fuzz)
        install_packages test
        if ! "$python" -c 'import atheris' 2>/dev/null; then
            step "installing atheris" pip_install -e "${root}[fuzz]" ||
                die "atheris could not be installed; the reason is in $log (it comes for Linux on x86_64 only)."
        fi
        cd "$root"
        exec "$python" -m tests.fuzz.run "$@"
        ;;
    audit)
        install_packages run
        audit=$root/build/audit-venv
        [ -x "$audit/bin/pip-audit" ] || {
            step "installing pip-audit" "$python" -m venv "$audit" && step "installing pip-audit" \
                "$audit/bin/python" -m pip install --disable-pip-version-check pip-audit
        } || die "pip-audit could not be installed; the reason is in $log."
        exec "$audit/bin/pip-audit" --strict --disable-pip --no-deps -r "$constraints"
        ;;
    lint)
        install_packages test
        cd "$root"
        lint
        ;;
    format)
        install_packages test
        cd "$root"
        "$python" -m ruff check --fix .
        "$python" -m ruff format .
        ;;
    install) install_packages "${1:-run}" ;;
    clean)
        refuse_foreign_folder
        cd "$root"
        rm -rf "$venv" build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
        find talking_avatar tests -name __pycache__ -type d -prune -exec rm -rf {} +
        ;;
    help | -h | --help) usage ;;
    *)
        usage >&2
        die "there is no command \"$command\"."
        ;;
esac
