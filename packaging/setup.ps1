# Sets Talking Avatar up in .venv beside this checkout, and starts or tests it: packaging/setup.sh for Windows.
#   powershell -ExecutionPolicy Bypass -File packaging\setup.ps1 run [ARGS]
#   powershell -ExecutionPolicy Bypass -File packaging\setup.ps1 test [ARGS]
# $env:TALKING_AVATAR_PYTHON names the Python (3.10 to 3.13); $env:TALKING_AVATAR_TORCH = "skip" leaves PyTorch out.
# No param block: it would take the program's own -o and -v for PowerShell's.
$Command = if ($args.Count -gt 0) { $args[0] } else { "run" }
$Arguments = @($args | Select-Object -Skip 1)
$ErrorActionPreference = "Stop"

$Root = Split-Path -Parent $PSScriptRoot
$Venv = Join-Path $Root ".venv"
$Python = Join-Path $Venv "Scripts\python.exe"
$Constraints = Join-Path $PSScriptRoot "constraints.txt"
$Log = Join-Path $Root "build\setup.log"
$Busy = Join-Path $Venv ".setup-running"

function Stop-Setup([string]$Sentence) {
    [Console]::Error.WriteLine("setup: $Sentence")
    exit 1
}

# Native programs write warnings to the error stream; only their exit code tells whether they failed.
function Invoke-Step([string]$Title, [string]$Program, [string[]]$ProgramArguments) {
    Write-Host "setup: $Title ..."
    $ErrorActionPreference = "Continue"
    & $Program @ProgramArguments 2>&1 | Out-File -FilePath $Log -Append -Encoding utf8
    return $LASTEXITCODE -eq 0
}

function Test-Python([string[]]$Candidate) {
    $ErrorActionPreference = "Continue"
    if (-not (Get-Command $Candidate[0] -ErrorAction SilentlyContinue)) { return $false }
    $Check = "import sys, venv, ensurepip; sys.exit(not ((3, 10) <= sys.version_info[:2] <= (3, 13) and sys.maxsize > 2**32))"
    $Options = @($Candidate | Select-Object -Skip 1) + @("-c", $Check)
    & $Candidate[0] @Options 2>$null | Out-Null
    return $LASTEXITCODE -eq 0
}

function Find-Python {
    if ($env:TALKING_AVATAR_PYTHON) { $Candidates = @(, @($env:TALKING_AVATAR_PYTHON)) }
    else { $Candidates = @(@("py", "-3.12"), @("py", "-3.13"), @("py", "-3.11"), @("py", "-3.10"), @("python"), @("python3")) }
    foreach ($Candidate in $Candidates) {
        if (Test-Python $Candidate) { return , $Candidate }
    }
    Stop-Setup "no 64-bit Python 3.10, 3.11, 3.12 or 3.13 was found; run 'winget install Python.Python.3.12', open a new window and try again."
}

function Get-Fingerprint {
    $Parts = @((Join-Path $Root "pyproject.toml"), $Constraints, $PSCommandPath) | ForEach-Object { (Get-FileHash $_).Hash }
    return ($Parts + @($Root, "$env:TALKING_AVATAR_TORCH")) -join " "
}

function Install-Packages([string]$Kind) {
    $Want = Get-Fingerprint
    $Stamp = Join-Path $Venv ".setup-$Kind"
    if (-not (Test-Path $Busy) -and (Test-Path $Python) -and (Test-Path $Stamp) -and (Get-Content $Stamp) -eq $Want) { return }
    New-Item -ItemType Directory -Force (Split-Path $Log) | Out-Null
    Set-Content -Path $Log -Value ""
    if ((Test-Path $Busy) -or -not (Test-Path $Python)) {
        $Base = Find-Python
        New-Item -ItemType Directory -Force $Venv | Out-Null
        Set-Content -Path $Busy -Value ""
        $Options = @($Base | Select-Object -Skip 1) + @("-m", "venv", "--clear", $Venv)
        if (-not (Invoke-Step "making $Venv" $Base[0] $Options)) {
            Stop-Setup "the virtual environment could not be made; the reason is in $Log."
        }
    }
    Set-Content -Path $Busy -Value ""
    Remove-Item (Join-Path $Venv ".setup-run"), (Join-Path $Venv ".setup-test") -ErrorAction SilentlyContinue
    $Extras = "heic"
    if ($Kind -eq "test") { $Extras += ",test" }
    # On Windows PyPI's PyTorch is the CPU build already.
    if ($env:TALKING_AVATAR_TORCH -ne "skip") { $Extras += ",neural,train" }
    $Pip = @("-m", "pip", "install", "--disable-pip-version-check", "-c", $Constraints, "-e", "$Root[$Extras]")
    $Installed = Invoke-Step "installing the packages (a few minutes the first time)" $Python $Pip
    Remove-Item $Busy
    if (-not $Installed) { Stop-Setup "the packages could not be installed; the reason is in $Log, and it is most often the network." }
    $Imports = @("-c", "import ai_edge_litert.interpreter, av, cv2, numba, onnxruntime, scipy.linalg, soxr")
    if (-not (Invoke-Step "checking that they load" $Python $Imports)) {
        Stop-Setup "the packages do not load here; run 'winget install Microsoft.VCRedist.2015+.x64' and try again (all of it: $Log)."
    }
    if ($Kind -eq "test") { Set-Content -Path (Join-Path $Venv ".setup-test") -Value $Want }
    Set-Content -Path (Join-Path $Venv ".setup-run") -Value $Want
    if (-not (Invoke-Step "compiling (half a minute, this once)" $Python @("-m", "talking_avatar", "warmup"))) {
        Write-Host "setup: compiling in advance failed, so the first run will be slower; the reason is in $Log."
    }
}

if ("run", "test", "install" -notcontains $Command) { Stop-Setup "there is no command '$Command'; use run, test or install." }
$Kind = if ($Command -eq "test") { "test" } else { "run" }
Install-Packages $Kind
if ($Command -eq "run") {
    if ($Arguments.Count -eq 0) { $Arguments = @("gui", "--or-demo") }
    & $Python -m talking_avatar @Arguments
    exit $LASTEXITCODE
}
if ($Command -eq "test") {
    if (-not (Get-Command ffprobe -ErrorAction SilentlyContinue)) {
        Write-Host "setup: ffprobe is missing, so the tests that look at videos with it will fail; run 'winget install Gyan.FFmpeg' first."
    }
    Set-Location $Root
    & $Python -m ruff check .
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    & $Python -m mypy talking_avatar
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    & $Python -m pytest @Arguments
    exit $LASTEXITCODE
}
