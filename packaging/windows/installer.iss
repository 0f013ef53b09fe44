; The installer for Windows, for Inno Setup 6. packaging\windows\build_app.ps1 calls it and signs what it makes.
;
; NOT TRIED: written without a Windows machine at hand. Expect to mend it at its first use, and then remove this note.
#ifndef Version
  #error Say which version: ISCC /DVersion=0.1.0 installer.iss
#endif

[Setup]
AppId={{7C0B8E0B-6E0A-4C5C-9D5C-2E6D8C2B91A4}
AppName=Talking Avatar
AppVersion={#Version}
AppPublisher=Talking Avatar contributors
DefaultDirName={autopf}\Talking Avatar
DisableProgramGroupPage=yes
LicenseFile=..\licences\BUNDLE.txt
; For this user alone, without an administrator, unless asked otherwise.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2/max
SolidCompression=yes
CloseApplications=yes
OutputDir=..\..\build
OutputBaseFilename=Talking_Avatar_Setup-{#Version}
UninstallDisplayIcon={app}\Talking Avatar.exe

[InstallDelete]
; What an older version left, or its libraries would be loaded together with the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\build\app\talking-avatar\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{autoprograms}\Talking Avatar"; Filename: "{app}\Talking Avatar.exe"; Parameters: "gui"

[Run]
Filename: "{app}\Talking Avatar.exe"; Parameters: "gui"; Description: "Start Talking Avatar"; Flags: nowait postinstall skipifsilent
