# powershell -ExecutionPolicy Bypass -File packaging\run.ps1 [ARGS]
& (Join-Path $PSScriptRoot "setup.ps1") run @args
exit $LASTEXITCODE
