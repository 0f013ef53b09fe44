# powershell -ExecutionPolicy Bypass -File packaging\test.ps1 [ARGS]
& (Join-Path $PSScriptRoot "setup.ps1") test @args
exit $LASTEXITCODE
