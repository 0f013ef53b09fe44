# Builds the program as one folder that needs no Python: build\app\talking-avatar\, and with Inno Setup 6 its installer.
#
# NOT TRIED: written without a Windows machine at hand. Expect to mend it at its first use, and then remove this note.
#
# Signing, only where it is set: $env:TALKING_AVATAR_SIGN is a command that signs the files named after it, such as
#   signtool sign /fd sha256 /tr http://timestamp.digicert.com /td sha256 /n "NAME ON THE CERTIFICATE"
$ErrorActionPreference = "Stop"
$Root = Resolve-Path (Join-Path $PSScriptRoot "..\..")
$Venv = Join-Path $Root "build\app-venv"
$Python = Join-Path $Venv "Scripts\python.exe"
$Constraints = Join-Path $Root "packaging\constraints.txt"
$App = Join-Path $Root "build\app\talking-avatar"

function Invoke-Checked([string] $Program, [string[]] $Words) {
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program $Words failed with $LASTEXITCODE." }
}

function Invoke-Sign([string[]] $Files) {
    if (-not $env:TALKING_AVATAR_SIGN) { return }
    $Words = [Management.Automation.PSParser]::Tokenize($env:TALKING_AVATAR_SIGN, [ref] $null) | ForEach-Object { $_.Content }
    Invoke-Checked $Words[0] ($Words[1..($Words.Count - 1)] + $Files)
}

if (-not (Test-Path $Python)) { Invoke-Checked "py" @("-3.12", "-m", "venv", $Venv) }
$Pip = @("-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", $Constraints)
Invoke-Checked $Python ($Pip + @("hatchling", "pyinstaller==6.22.3"))
$Wheels = Join-Path $Root "build\app-wheel"
if (Test-Path $Wheels) { Remove-Item -Recurse -Force $Wheels }
Push-Location $Root
Invoke-Checked $Python @("-m", "hatchling", "build", "-t", "wheel", "-d", $Wheels)
Pop-Location
Invoke-Checked $Python @("-m", "pip", "uninstall", "-q", "-y", "talking-avatar")
Invoke-Checked $Python ($Pip + @("$((Get-ChildItem "$Wheels\*.whl").FullName)[heic]"))

New-Item -ItemType Directory -Force (Join-Path $Root "build\app") | Out-Null
Push-Location (Join-Path $Root "build\app") # away from the checkout, so that the wheel is collected
Invoke-Checked $Python @("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", (Join-Path $Root "build\app"),
    "--workpath", (Join-Path $Root "build\app-work"), (Join-Path $Root "packaging\pyinstaller\talking_avatar.spec"))
Pop-Location
Copy-Item -Recurse -Force (Join-Path $Root "LICENSE"), (Join-Path $Root "NOTICE"), (Join-Path $Root "LICENSES") $App
Copy-Item -Force (Join-Path $Root "packaging\licences\*.txt") (Join-Path $App "LICENSES")
Invoke-Checked $Python (@((Join-Path $Root "packaging\make_sbom.py"), "-o", (Join-Path $App "sbom.json"),
    "--licences", (Join-Path $App "licences.md"), "--without", "pyvirtualcam"))
Invoke-Sign (Get-ChildItem -Recurse $App -Include *.exe, *.dll, *.pyd).FullName

$Version = (Select-String -Path (Join-Path $Root "pyproject.toml") -Pattern '^version = "(.*)"').Matches[0].Groups[1].Value
$Inno = Join-Path ${env:ProgramFiles(x86)} "Inno Setup 6\ISCC.exe"
if (Test-Path $Inno) {
    Invoke-Checked $Inno @("/DVersion=$Version", (Join-Path $PSScriptRoot "installer.iss"))
    Invoke-Sign (Get-ChildItem (Join-Path $Root "build\Talking_Avatar_Setup-*.exe")).FullName
} else {
    Write-Warning "Inno Setup 6 is missing: no installer was made."
}
