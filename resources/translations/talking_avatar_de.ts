<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Talking Avatar</source>
        <translation>Über Talking Avatar</translation>
    </message>
    <message>
        <source>Version {version}, with Qt {qt}</source>
        <translation>Version {version}, mit Qt {qt}</translation>
    </message>
    <message>
        <source>Your microphone drives a portrait, and the portrait is your webcam. Everything happens on this computer: no account, no upload; models are downloaded only when you ask.</source>
        <translation>Dein Mikrofon bewegt ein Porträt, und das Porträt ist deine Webcam. Alles geschieht auf diesem Rechner: kein Konto, kein Hochladen; Modelle werden nur auf deinen Wunsch geladen.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Versions and settings, without names of people or files</source>
        <translation>Versionen und Einstellungen, ohne Namen von Personen oder Dateien</translation>
    </message>
    <message>
        <source>Open the crash log</source>
        <translation>Absturzprotokoll öffnen</translation>
    </message>
    <message>
        <source>Whose work is in it</source>
        <translation>Wessen Arbeit darin steckt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>MIT licence. © 2026 Talking Avatar contributors.</source>
        <translation>MIT-Lizenz. © 2026 Die Mitwirkenden von Talking Avatar.</translation>
    </message>
    <message>
        <source>Copied. Read it before you send it: it lies on the clipboard.</source>
        <translation>Kopiert. Lies es, bevor du es verschickst: Es liegt in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>BackgroundBox</name>
    <message>
        <source>The photo&apos;s own background</source>
        <translation>Hintergrund des Fotos</translation>
    </message>
    <message>
        <source>The photo&apos;s own, blurred</source>
        <translation>Hintergrund des Fotos, unscharf</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>Sand</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Green screen</source>
        <translation>Greenscreen</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>Andere Farbe …</translation>
    </message>
    <message>
        <source>A picture…</source>
        <translation>Ein Bild …</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Bilder ({kinds})</translation>
    </message>
</context>
<context>
    <name>CameraBox</name>
    <message>
        <source>Virtual camera</source>
        <translation>Virtuelle Kamera</translation>
    </message>
    <message>
        <source>Virtual camera that shows the avatar</source>
        <translation>Virtuelle Kamera, die den Avatar zeigt</translation>
    </message>
    <message>
        <source>What to choose in Zoom, Meet, Teams and OBS</source>
        <translation>Was in Zoom, Meet, Teams und OBS zu wählen ist</translation>
    </message>
    <message>
        <source>First virtual camera</source>
        <translation>Erste virtuelle Kamera</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name} (belegt)</translation>
    </message>
    <message>
        <source>In the meeting: “{name}”</source>
        <translation>In der Besprechung: „{name}“</translation>
    </message>
    <message>
        <source>None found yet: see the help</source>
        <translation>Noch keine gefunden: siehe Hilfe</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
</context>
<context>
    <name>CameraHelp</name>
    <message>
        <source>Choose “{name}” as your camera</source>
        <translation>Wähle „{name}“ als Kamera</translation>
    </message>
    <message>
        <source>Go live first, then open the meeting: most programs list it only while it runs.</source>
        <translation>Geh zuerst live und öffne dann die Besprechung: Die meisten Programme zeigen die Kamera nur, während sie läuft.</translation>
    </message>
    <message>
        <source>Meeting programs mirror your own picture to you only; others see it the right way round.</source>
        <translation>Besprechungsprogramme spiegeln dein Bild nur für dich; andere sehen es richtig herum.</translation>
    </message>
    <message>
        <source>the arrow beside Start Video, then Select a Camera</source>
        <translation>der Pfeil neben „Video starten“, dann „Kamera auswählen“</translation>
    </message>
    <message>
        <source>More options, Settings, Video</source>
        <translation>Weitere Optionen, Einstellungen, Video</translation>
    </message>
    <message>
        <source>the arrow beside the camera, then Camera</source>
        <translation>der Pfeil neben der Kamera, dann „Kamera“</translation>
    </message>
    <message>
        <source>add a Video Capture Device</source>
        <translation>ein „Videoaufnahmegerät“ hinzufügen</translation>
    </message>
    <message>
        <source>Browsers</source>
        <translation>Browser</translation>
    </message>
    <message>
        <source>allow the camera and pick it in the page&apos;s own list</source>
        <translation>die Kamera erlauben und in der Liste der Seite wählen</translation>
    </message>
    <message>
        <source>There is no virtual camera yet. This makes one until the next start:</source>
        <translation>Es gibt noch keine virtuelle Kamera. Dies legt eine bis zum nächsten Neustart an:</translation>
    </message>
    <message>
        <source>There is no virtual camera yet: install OBS Studio, which brings one along.</source>
        <translation>Es gibt noch keine virtuelle Kamera: Installiere OBS Studio, das eine mitbringt.</translation>
    </message>
</context>
<context>
    <name>ClipView</name>
    <message>
        <source>What others see</source>
        <translation>Was andere sehen</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>You are live</source>
        <translation>Du bist live</translation>
    </message>
    <message>
        <source>You are live. End it and close?</source>
        <translation>Du bist live. Beenden und schließen?</translation>
    </message>
    <message>
        <source>The meeting will no longer see your avatar.</source>
        <translation>Die Besprechung sieht deinen Avatar dann nicht mehr.</translation>
    </message>
    <message>
        <source>End and close</source>
        <translation>Beenden und schließen</translation>
    </message>
    <message>
        <source>Stay live</source>
        <translation>Live bleiben</translation>
    </message>
</context>
<context>
    <name>ControlPanel</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Rückgängig (Strg+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Wiederholen (Strg+Umschalt+Z)</translation>
    </message>
</context>
<context>
    <name>CropEditor</name>
    <message>
        <source>Part of the picture that is used</source>
        <translation>Verwendeter Teil des Bildes</translation>
    </message>
    <message>
        <source>Arrow keys move the frame, Shift with arrow keys resizes it, Home resets it</source>
        <translation>Pfeiltasten verschieben den Rahmen, mit Umschalt ändern sie seine Größe, Pos1 setzt ihn zurück</translation>
    </message>
</context>
<context>
    <name>DialogDesk</name>
    <message>
        <source>{name} is ready.</source>
        <translation>{name} ist fertig.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>Doctor</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>How this computer is doing</source>
        <translation>Wie es diesem Rechner geht</translation>
    </message>
    <message>
        <source>Looking: {number} of {count}</source>
        <translation>Prüfe {number} von {count}</translation>
    </message>
    <message>
        <source>One thing must be mended before it works.</source>
        <translation>Eines muss behoben werden, damit es funktioniert.</translation>
    </message>
    <message>
        <source>{count} things must be mended before it works.</source>
        <translation>{count} Dinge müssen behoben werden, damit es funktioniert.</translation>
    </message>
    <message>
        <source>It works; one thing could be better.</source>
        <translation>Es funktioniert; eines könnte besser sein.</translation>
    </message>
    <message>
        <source>It works; {count} things could be better.</source>
        <translation>Es funktioniert; {count} Dinge könnten besser sein.</translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
        <source>well</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>could be better</source>
        <translation>könnte besser sein</translation>
    </message>
    <message>
        <source>must be mended</source>
        <translation>muss behoben werden</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Make another</source>
        <translation>Noch eines</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The video is ready</source>
        <translation>Das Video ist fertig</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>built-in engine</source>
        <translation>eingebauter Renderer</translation>
    </message>
</context>
<context>
    <name>EngineCard</name>
    <message>
        <source>Built-in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Renderer</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Automatic: the fastest there is</source>
        <translation>Automatisch: das schnellste, das da ist</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple-Grafik (MPS)</translation>
    </message>
    <message>
        <source>Processor (for videos; too slow for a call)</source>
        <translation>Prozessor (für Videos; zu langsam für ein Gespräch)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Zeichnet</translation>
    </message>
    <message>
        <source>The size of the picture changes with the next start.</source>
        <translation>Die Größe des Bildes ändert sich mit dem nächsten Start.</translation>
    </message>
    <message>
        <source>LivePortrait is photo-real; it needs its models and a graphics card.</source>
        <translation>LivePortrait ist fotoecht; es braucht seine Modelle und eine Grafikkarte.</translation>
    </message>
</context>
<context>
    <name>ExpressionSection</name>
    <message>
        <source>Smile</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>Corners of the mouth: sad to a broad smile</source>
        <translation>Mundwinkel: traurig bis breites Lächeln</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>Brauen</translation>
    </message>
    <message>
        <source>Lowered to raised</source>
        <translation>Gesenkt bis gehoben</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Augen</translation>
    </message>
    <message>
        <source>Narrowed to wide</source>
        <translation>Zusammengekniffen bis weit offen</translation>
    </message>
    <message>
        <source>Mouth opening</source>
        <translation>Mundöffnung</translation>
    </message>
    <message>
        <source>How far the mouth opens when speaking</source>
        <translation>Wie weit sich der Mund beim Sprechen öffnet</translation>
    </message>
    <message>
        <source>Liveliness</source>
        <translation>Lebhaftigkeit</translation>
    </message>
    <message>
        <source>Size of brow raises, glances and breathing</source>
        <translation>Stärke von Brauenheben, Blicken und Atmen</translation>
    </message>
    <message>
        <source>Head movement</source>
        <translation>Kopfbewegung</translation>
    </message>
    <message>
        <source>Size of head movements</source>
        <translation>Stärke der Kopfbewegungen</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Fix it</source>
        <translation>Beheben</translation>
    </message>
</context>
<context>
    <name>GazePad</name>
    <message>
        <source>Gaze</source>
        <translation>Blick</translation>
    </message>
    <message>
        <source>Drag to where the eyes shall look; a double click looks straight ahead</source>
        <translation>Ziehe dorthin, wohin die Augen blicken sollen; ein Doppelklick blickt geradeaus</translation>
    </message>
</context>
<context>
    <name>GlobalKeys</name>
    <message>
        <source>Keys in every program are not made for this system</source>
        <translation>Tasten in jedem Programm gibt es für dieses System nicht</translation>
    </message>
    <message>
        <source>Keys in every program do not work because the X display does not answer</source>
        <translation>Tasten in jedem Programm gehen nicht, weil die X-Anzeige nicht antwortet</translation>
    </message>
    <message>
        <source>Keys in every program do not work because this desktop runs no portal (xdg-desktop-portal)</source>
        <translation>Tasten in jedem Programm gehen nicht, weil auf diesem Desktop kein Portal läuft (xdg-desktop-portal)</translation>
    </message>
    <message>
        <source>Keys in every program do not work because this desktop&apos;s portal has no global shortcuts</source>
        <translation>Tasten in jedem Programm gehen nicht, weil das Portal dieses Desktops keine globalen Tastenkürzel hat</translation>
    </message>
    <message>
        <source>Keys in every program do not work because this desktop gives them only to programs in its menu</source>
        <translation>Tasten in jedem Programm gehen nicht, weil dieser Desktop sie nur Programmen gibt, die in seinem Menü stehen</translation>
    </message>
    <message>
        <source>Keys in every program do not work because the desktop&apos;s question was answered with no</source>
        <translation>Tasten in jedem Programm gehen nicht, weil die Frage des Desktops mit Nein beantwortet wurde</translation>
    </message>
    <message>
        <source>Keys in every program do not work because the desktop refuses ({words})</source>
        <translation>Tasten in jedem Programm gehen nicht, weil der Desktop sie verweigert ({words})</translation>
    </message>
    <message>
        <source>Keys in every program work no more because the desktop took them back</source>
        <translation>Tasten in jedem Programm gehen nicht mehr, weil der Desktop sie zurückgenommen hat</translation>
    </message>
    <message>
        <source>{what}; in your desktop&apos;s own settings for shortcuts, give a key a command such as: talking-avatar remote toggle-mute</source>
        <translation>{what}; gib in den Einstellungen deines Desktops für Tastenkürzel einer Taste einen Befehl wie: talking-avatar remote toggle-mute</translation>
    </message>
    <message>
        <source>{system} hands these keys over.</source>
        <translation>{system} reicht diese Tasten weiter.</translation>
    </message>
    <message>
        <source>Your desktop asks you before these keys work, and may choose others; it keeps them in its own settings for shortcuts.</source>
        <translation>Dein Desktop fragt dich, bevor diese Tasten gehen, und darf andere wählen; er behält sie in seinen eigenen Einstellungen für Tastenkürzel.</translation>
    </message>
    <message>
        <source>{keys} cannot be used because something else has it, or no key is that; choose another one.</source>
        <translation>{keys} geht nicht, weil etwas anderes sie hat oder keine Taste das ist; wähle eine andere.</translation>
    </message>
</context>
<context>
    <name>GoLiveButton</name>
    <message>
        <source>Go live</source>
        <translation>Live gehen</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Live  {time}</source>
        <translation>Live  {time}</translation>
    </message>
    <message>
        <source>On standby</source>
        <translation>In Bereitschaft</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht dich</translation>
    </message>
    <message>
        <source>click to cancel</source>
        <translation>Klick zum Abbrechen</translation>
    </message>
    <message>
        <source>click to end</source>
        <translation>Klick zum Beenden</translation>
    </message>
    <message>
        <source>click to give up</source>
        <translation>Klick zum Aufgeben</translation>
    </message>
    <message>
        <source>appear in the meeting</source>
        <translation>für die Besprechung</translation>
    </message>
</context>
<context>
    <name>HeadBall</name>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Drag to turn the head; drag with the right button, or use the wheel, to tilt it; a double click brings it back</source>
        <translation>Ziehen dreht den Kopf; Ziehen mit der rechten Taste oder das Rad neigt ihn; ein Doppelklick stellt ihn zurück</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>The desktop chose: {trigger}</source>
        <translation>Der Desktop hat gewählt: {trigger}</translation>
    </message>
    <message>
        <source>The desktop chose no key yet</source>
        <translation>Der Desktop hat noch keine Taste gewählt</translation>
    </message>
    <message>
        <source>Keys in every program</source>
        <translation>Tasten in jedem Programm</translation>
    </message>
    <message>
        <source>Go live, or end</source>
        <translation>Live gehen oder beenden</translation>
    </message>
    <message>
        <source>Mute, or unmute</source>
        <translation>Stumm oder hörbar</translation>
    </message>
    <message>
        <source>Hold to talk</source>
        <translation>Zum Sprechen halten</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>No key: {words}</source>
        <translation>Keine Taste: {words}</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Microphone level</source>
        <translation>Mikrofonpegel</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Add a portrait</source>
        <translation>Porträt hinzufügen</translation>
    </message>
    <message>
        <source>Add a portrait: choose, drop or paste a picture</source>
        <translation>Porträt hinzufügen: ein Bild wählen, hineinziehen oder einfügen</translation>
    </message>
    <message>
        <source>Drop here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Looking for the face…</source>
        <translation>Suche das Gesicht …</translation>
    </message>
    <message>
        <source>This picture will not do</source>
        <translation>Dieses Bild eignet sich nicht</translation>
    </message>
    <message>
        <source>Works, with a remark</source>
        <translation>Geht, mit einer Anmerkung</translation>
    </message>
    <message>
        <source>Works well</source>
        <translation>Geht gut</translation>
    </message>
    <message>
        <source>The face is clear to see.</source>
        <translation>Das Gesicht ist gut zu sehen.</translation>
    </message>
    <message>
        <source>Adjust portrait</source>
        <translation>Porträt anpassen</translation>
    </message>
    <message>
        <source>Name of the portrait</source>
        <translation>Name des Porträts</translation>
    </message>
    <message>
        <source>Add portrait</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Why may you use this picture?</source>
        <translation>Warum darfst du dieses Bild verwenden?</translation>
    </message>
    <message>
        <source>The picture stays on this computer.</source>
        <translation>Das Bild bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Drag the frame to choose the part that is used.</source>
        <translation>Ziehe den Rahmen um den Teil, der verwendet wird.</translation>
    </message>
    <message>
        <source>First say why you may use this picture</source>
        <translation>Sag zuerst, warum du dieses Bild verwenden darfst</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Eingefügtes Bild</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Porträts</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Bild wählen …</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>Bring back the built-in portraits</source>
        <translation>Mitgelieferte Porträts zurückholen</translation>
    </message>
    <message>
        <source>Use this portrait</source>
        <translation>Dieses Porträt verwenden</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Adjust crop…</source>
        <translation>Ausschnitt anpassen …</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>{name} is hidden.</source>
        <translation>{name} ist ausgeblendet.</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} ist gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>It shows me</source>
        <translation>Es zeigt mich</translation>
    </message>
    <message>
        <source>The person allowed me to use it</source>
        <translation>Die Person hat es mir erlaubt</translation>
    </message>
    <message>
        <source>It was generated: nobody looks like this</source>
        <translation>Es ist erzeugt: Niemand sieht so aus</translation>
    </message>
    <message>
        <source>It is in the public domain, like an old painting</source>
        <translation>Es ist gemeinfrei, wie ein altes Gemälde</translation>
    </message>
    <message>
        <source>Comes with the app: an invented person</source>
        <translation>Kommt mit dem Programm: eine erfundene Person</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Dein Bild</translation>
    </message>
    <message>
        <source>Used with permission</source>
        <translation>Mit Erlaubnis verwendet</translation>
    </message>
    <message>
        <source>Generated picture</source>
        <translation>Erzeugtes Bild</translation>
    </message>
    <message>
        <source>Public domain</source>
        <translation>Gemeinfrei</translation>
    </message>
    <message>
        <source>There is no camera on this computer.</source>
        <translation>An diesem Rechner ist keine Kamera.</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Schnappschuss</translation>
    </message>
    <message>
        <source>Take a picture with the camera…</source>
        <translation>Bild mit der Kamera aufnehmen …</translation>
    </message>
    <message>
        <source>Take a picture</source>
        <translation>Bild aufnehmen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Take picture</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Look straight into the camera, with light on your face and a closed mouth.</source>
        <translation>Blick gerade in die Kamera, mit Licht im Gesicht und geschlossenem Mund.</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>Die Kamera startet …</translation>
    </message>
    <message>
        <source>The camera gives no picture; close other programs that use it.</source>
        <translation>Die Kamera gibt kein Bild; schließe andere Programme, die sie verwenden.</translation>
    </message>
    <message>
        <source>{name}, chosen</source>
        <translation>{name}, gewählt</translation>
    </message>
</context>
<context>
    <name>MainActions</name>
    <message>
        <source>Go live</source>
        <translation>Live gehen</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>Bereitschaft</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Push to talk</source>
        <translation>Sprechtaste</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Add a portrait…</source>
        <translation>Porträt hinzufügen …</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Keep a picture</source>
        <translation>Bild festhalten</translation>
    </message>
    <message>
        <source>Show the recordings</source>
        <translation>Aufnahmen zeigen</translation>
    </message>
    <message>
        <source>Make a video from a sound file…</source>
        <translation>Video aus einer Tondatei …</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Reset all sliders</source>
        <translation>Alle Regler zurücksetzen</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>&amp;Live</translation>
    </message>
    <message>
        <source>Next portrait</source>
        <translation>Nächstes Porträt</translation>
    </message>
    <message>
        <source>Previous portrait</source>
        <translation>Voriges Porträt</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Porträts</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Doctor…</source>
        <translation>Diagnose …</translation>
    </message>
    <message>
        <source>About Talking Avatar</source>
        <translation>Über Talking Avatar</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Live beenden</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Kept {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>MicrophoneBox</name>
    <message>
        <source>Mute (M)</source>
        <translation>Stumm (M)</translation>
    </message>
    <message>
        <source>Push to talk: be heard only while Space is held</source>
        <translation>Sprechtaste: nur zu hören, solange die Leertaste gedrückt ist</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Microphone that moves the face</source>
        <translation>Mikrofon, das das Gesicht bewegt</translation>
    </message>
    <message>
        <source>System microphone</source>
        <translation>Mikrofon des Systems</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>Kein Mikrofon</translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation>{name} (nicht da)</translation>
    </message>
    <message>
        <source>Unmute (M)</source>
        <translation>Ton an (M)</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keins</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Progress of {name}</source>
        <translation>Fortschritt von {name}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Use a folder…</source>
        <translation>Ordner verwenden …</translation>
    </message>
    <message>
        <source>Take files that you have downloaded already</source>
        <translation>Dateien nehmen, die du schon geladen hast</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>{purpose}. {size} to download, licence {licence}, from {repository}.</source>
        <translation>{purpose}. {size} herunterzuladen, Lizenz {licence}, von {repository}.</translation>
    </message>
    <message>
        <source>Continue download</source>
        <translation>Weiter herunterladen</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Erneut herunterladen</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Everything works without these. They make the face photo-real on a computer with a graphics card. Nothing is downloaded until you ask, and every file is compared with the published one.</source>
        <translation>Alles geht auch ohne sie. Auf einem Rechner mit Grafikkarte machen sie das Gesicht fotoecht. Nichts wird geladen, bevor du es willst, und jede Datei wird mit der veröffentlichten verglichen.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The folder with the downloaded files</source>
        <translation>Der Ordner mit den geladenen Dateien</translation>
    </message>
    <message>
        <source>{title} is published under the licence {licence}.
{notice}

Do you accept this licence?</source>
        <translation>{title} ist unter der Lizenz {licence} veröffentlicht.
{notice}

Nimmst du diese Lizenz an?</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
</context>
<context>
    <name>ModelWork</name>
    <message>
        <source>Reading the folder…</source>
        <translation>Lese den Ordner …</translation>
    </message>
    <message>
        <source>Reading and comparing…</source>
        <translation>Lese und vergleiche …</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Entferne …</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Damaged: download it again</source>
        <translation>Beschädigt: erneut herunterladen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Partly downloaded</source>
        <translation>Teilweise geladen</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>Nicht auf diesem Rechner</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Looking at what is here</source>
        <translation>Sieht nach, was da ist</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Checking and converting</source>
        <translation>Prüft und wandelt um</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} je Sekunde</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>PeekView</name>
    <message>
        <source>The avatar</source>
        <translation>Der Avatar</translation>
    </message>
</context>
<context>
    <name>PictureSection</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>16:9</source>
        <translation>16:9</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Ganzes Foto</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>How near the face is</source>
        <translation>Wie nah das Gesicht ist</translation>
    </message>
    <message>
        <source>Mirror this preview</source>
        <translation>Diese Vorschau spiegeln</translation>
    </message>
    <message>
        <source>Others always see you the right way round</source>
        <translation>Andere sehen dich immer richtig herum</translation>
    </message>
    <message>
        <source>“AI avatar” badge</source>
        <translation>Zeichen „AI avatar“</translation>
    </message>
    <message>
        <source>Tells everybody in the meeting that the face is drawn</source>
        <translation>Sagt allen in der Besprechung, dass das Gesicht gezeichnet ist</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
</context>
<context>
    <name>PoseSection</name>
    <message>
        <source>Gaze and head</source>
        <translation>Blick und Kopf</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>In die Kamera blicken</translation>
    </message>
    <message>
        <source>The eyes hold the camera while the head moves</source>
        <translation>Die Augen bleiben auf der Kamera, während der Kopf sich bewegt</translation>
    </message>
    <message>
        <source>Follow the pointer</source>
        <translation>Dem Zeiger folgen</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Blinzeln</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Blick</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Choose where recordings go</source>
        <translation>Wählen, wohin Aufnahmen kommen</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>Beim Schließen des Fensters in der Leiste weiterlaufen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>Dieser Schreibtisch hat keine Leiste.</translation>
    </message>
    <message>
        <source>Where recordings go</source>
        <translation>Wohin Aufnahmen kommen</translation>
    </message>
    <message>
        <source>Ask at each start whether a newer version is out</source>
        <translation>Bei jedem Start fragen, ob es eine neuere Version gibt</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>Fetches a list from the project&apos;s site; nothing is told about you or installed.</source>
        <translation>Holt eine Liste von der Seite des Projekts; nichts über dich wird mitgeteilt, nichts installiert.</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>The language changes with the next start, as something is being made.</source>
        <translation>Die Sprache ändert sich mit dem nächsten Start, weil gerade etwas erstellt wird.</translation>
    </message>
</context>
<context>
    <name>PresetSection</name>
    <message>
        <source>Presets</source>
        <translation>Voreinstellungen</translation>
    </message>
    <message>
        <source>Preset {key}: {name}</source>
        <translation>Voreinstellung {key}: {name}</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Press {key} to recall; Ctrl+Shift+{key}, or a right click, to save the sliders here</source>
        <translation>{key} ruft ab; Strg+Umschalt+{key} oder ein Rechtsklick speichert die Regler hier</translation>
    </message>
    <message>
        <source>Save the sliders here</source>
        <translation>Regler hier speichern</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>Natürlich</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Freundlich</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>Ernst</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>Reglos</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>This portrait cannot be shown; choose another one</source>
        <translation>Dieses Porträt kann nicht gezeigt werden; wähle ein anderes</translation>
    </message>
    <message>
        <source>On standby: the meeting sees a still picture</source>
        <translation>In Bereitschaft: Die Besprechung sieht ein Standbild</translation>
    </message>
    <message>
        <source>{name} is waking up…</source>
        <translation>{name} wacht auf …</translation>
    </message>
    <message>
        <source>Preview of the avatar</source>
        <translation>Vorschau des Avatars</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Progress of the video</source>
        <translation>Fortschritt des Videos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>You can close this window: the video goes on, and says when it is ready.</source>
        <translation>Du kannst dieses Fenster schließen: Das Video geht weiter und meldet sich, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Making {name}…</source>
        <translation>Erstelle {name} …</translation>
    </message>
    <message>
        <source>Getting the portrait and the voice ready</source>
        <translation>Porträt und Stimme werden vorbereitet</translation>
    </message>
    <message>
        <source>{done} of {total} drawn</source>
        <translation>{done} von {total} gezeichnet</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Breche ab …</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>The eyes are closed and will stay so.</source>
        <translation>Die Augen sind geschlossen und bleiben es.</translation>
    </message>
    <message>
        <source>One eye is closed and will stay so.</source>
        <translation>Ein Auge ist geschlossen und bleibt es.</translation>
    </message>
    <message>
        <source>The irises can hardly be seen, so the gaze will not move.</source>
        <translation>Die Iris ist kaum zu sehen, darum bewegt sich der Blick nicht.</translation>
    </message>
    <message>
        <source>With glasses, brows and lids move less.</source>
        <translation>Mit Brille bewegen sich Brauen und Lider weniger.</translation>
    </message>
    <message>
        <source>The face is blurred.</source>
        <translation>Das Gesicht ist unscharf.</translation>
    </message>
    <message>
        <source>The head is turned and can turn further only a little.</source>
        <translation>Der Kopf ist gedreht und kann sich nur wenig weiter drehen.</translation>
    </message>
    <message>
        <source>The head looks up or down; straight ahead is better.</source>
        <translation>Der Kopf blickt nach oben oder unten; geradeaus ist besser.</translation>
    </message>
    <message>
        <source>The head is tilted; upright is better.</source>
        <translation>Der Kopf ist geneigt; aufrecht ist besser.</translation>
    </message>
    <message>
        <source>Something may cover the lips.</source>
        <translation>Etwas verdeckt vielleicht die Lippen.</translation>
    </message>
    <message>
        <source>The teeth show, so lips that close will look tight.</source>
        <translation>Die Zähne sind zu sehen, darum wirken geschlossene Lippen gespannt.</translation>
    </message>
    <message>
        <source>The mouth is open, so lips that close will look tight.</source>
        <translation>Der Mund ist offen, darum wirken geschlossene Lippen gespannt.</translation>
    </message>
    <message>
        <source>There is little room around the head, so moving edges may show.</source>
        <translation>Um den Kopf ist wenig Platz, darum können bewegte Ränder zu sehen sein.</translation>
    </message>
    <message>
        <source>Several faces: the largest is used. Drag the frame around another to use that.</source>
        <translation>Mehrere Gesichter: Das größte wird verwendet. Zieh den Rahmen um ein anderes, um jenes zu nehmen.</translation>
    </message>
    <message>
        <source>The face is small and will look soft; larger is better.</source>
        <translation>Das Gesicht ist klein und wird weich aussehen; ein größeres Bild ist besser.</translation>
    </message>
</context>
<context>
    <name>RecordingBox</name>
    <message>
        <source>Record (Ctrl+R)</source>
        <translation>Aufnehmen (Strg+R)</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>Aufnahme anhalten</translation>
    </message>
    <message>
        <source>Keep a picture (Ctrl+P)</source>
        <translation>Bild festhalten (Strg+P)</translation>
    </message>
    <message>
        <source>End the recording (Ctrl+R)</source>
        <translation>Aufnahme beenden (Strg+R)</translation>
    </message>
    <message>
        <source>{n} frames are missing in the recording</source>
        <translation>{n} Bilder fehlen in der Aufnahme</translation>
    </message>
</context>
<context>
    <name>Recordings</name>
    <message>
        <source>The folder {folder} cannot be used ({reason}); choose another in the preferences.</source>
        <translation>Der Ordner {folder} ist nicht verwendbar ({reason}); wähle in den Einstellungen einen anderen.</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>There is no engine called {0}; choose {1}.</source>
        <translation>Einen Renderer namens {0} gibt es nicht; wähle {1}.</translation>
    </message>
    <message>
        <source>LivePortrait takes seconds for a frame without a graphics card.</source>
        <translation>LivePortrait braucht ohne Grafikkarte Sekunden für ein Bild.</translation>
    </message>
    <message>
        <source>LivePortrait cannot draw because PyTorch is not installed; install it with: pip install &apos;talking-avatar[neural]&apos;.</source>
        <translation>LivePortrait kann nicht zeichnen, weil PyTorch nicht installiert ist; installiere es mit: pip install &apos;talking-avatar[neural]&apos;.</translation>
    </message>
    <message>
        <source>The loudness of the voice has no style called {0} because only trained models have; choose another --motion.</source>
        <translation>Die Lautstärke der Stimme hat keinen Stil namens {0}, weil nur trainierte Modelle Stile haben; wähle ein anderes --motion.</translation>
    </message>
    <message>
        <source>{0} The delayed voice is silent until it returns.</source>
        <translation>{0} Die verzögerte Stimme schweigt, bis er wieder da ist.</translation>
    </message>
    <message>
        <source>The output {0} is back.</source>
        <translation>Der Ausgang {0} ist wieder da.</translation>
    </message>
    <message>
        <source>Several devices are called {0} because {1}; name one of them in full.</source>
        <translation>Mehrere Geräte heißen {0}, denn {1}; nenne eines mit vollem Namen.</translation>
    </message>
    <message>
        <source>There is no {0} called {1} now because this computer has {2}; plug it in.</source>
        <translation>{0} namens {1} ist gerade nicht da, denn dieser Rechner hat {2}; schließe das Gerät an.</translation>
    </message>
    <message>
        <source>There is no {0} on this computer; plug one in.</source>
        <translation>An diesem Rechner gibt es nichts dieser Art: {0}; schließe ein Gerät an.</translation>
    </message>
    <message>
        <source>The microphone {0} cannot be opened because {1}.</source>
        <translation>Das Mikrofon {0} lässt sich nicht öffnen: {1}.</translation>
    </message>
    <message>
        <source>The microphone {0} is back.</source>
        <translation>Das Mikrofon {0} ist wieder da.</translation>
    </message>
    <message>
        <source>{0} The face idles until it returns.</source>
        <translation>{0} Bis es zurück ist, bewegt sich das Gesicht von selbst.</translation>
    </message>
    <message>
        <source>The microphone {0} cannot be opened because {1}; choose another microphone, or close the program that uses it.</source>
        <translation>Das Mikrofon {0} lässt sich nicht öffnen: {1}; wähle ein anderes oder schließe das Programm, das es benutzt.</translation>
    </message>
    <message>
        <source>The microphone {0} has stopped because it was unplugged or taken away.</source>
        <translation>Das Mikrofon {0} ist verstummt, weil es abgezogen oder weggenommen wurde.</translation>
    </message>
    <message>
        <source>The output {0} cannot be opened because {1}; choose another output, or close the program that uses it.</source>
        <translation>Der Ausgang {0} lässt sich nicht öffnen: {1}; wähle einen anderen oder schließe das Programm, das ihn benutzt.</translation>
    </message>
    <message>
        <source>The output {0} has stopped because it was unplugged or taken away.</source>
        <translation>Der Ausgang {0} ist verstummt, weil er abgezogen oder weggenommen wurde.</translation>
    </message>
    <message>
        <source>Microphones cannot be used because the PortAudio library is missing; install it (Debian and Ubuntu: sudo apt install libportaudio2).</source>
        <translation>Mikrofone lassen sich nicht benutzen, weil die Bibliothek PortAudio fehlt; installiere sie (Debian und Ubuntu: sudo apt install libportaudio2).</translation>
    </message>
    <message>
        <source>Sound cannot be read from {0} because it is no pipe; name a microphone or a file.</source>
        <translation>Aus {0} lässt sich kein Ton lesen, weil es keine Pipe ist; nenne ein Mikrofon oder eine Datei.</translation>
    </message>
    <message>
        <source>Sound can no longer be read from {0} because {1}.</source>
        <translation>Aus {0} lässt sich kein Ton mehr lesen: {1}.</translation>
    </message>
    <message>
        <source>A virtual microphone cannot be made because neither PulseAudio nor PipeWire answers; name an output that leads into the meeting, such as VB-Cable or BlackHole.</source>
        <translation>Ein virtuelles Mikrofon lässt sich nicht anlegen, weil weder PulseAudio noch PipeWire antwortet; nenne einen Ausgang, der in die Besprechung führt, etwa VB-Cable oder BlackHole.</translation>
    </message>
    <message>
        <source>No model of {0} was found in {1}; keep the names that the files have on the hub.</source>
        <translation>In {1} wurde kein Modell von {0} gefunden; behalte die Namen bei, die die Dateien beim Anbieter haben.</translation>
    </message>
    <message>
        <source>{0} was not made because {1}; try again.</source>
        <translation>{0} wurde nicht erstellt: {1}; versuche es noch einmal.</translation>
    </message>
    <message>
        <source>{0} was not made because {1}.</source>
        <translation>{0} wurde nicht erstellt: {1}.</translation>
    </message>
    <message>
        <source>{0} because {1}; make room on the disk.</source>
        <translation>{0}, denn: {1}; schaffe Platz auf der Platte.</translation>
    </message>
    <message>
        <source>The picture cannot be kept because {0}; make room on the disk.</source>
        <translation>Das Bild lässt sich nicht aufbewahren: {0}; schaffe Platz auf der Platte.</translation>
    </message>
    <message>
        <source>{0} could not be prepared because {1}.</source>
        <translation>{0} ließ sich nicht vorbereiten: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be prepared because the process that did it died; try again.</source>
        <translation>{0} ließ sich nicht vorbereiten, weil der Prozess dafür abgestürzt ist; versuche es noch einmal.</translation>
    </message>
    <message>
        <source>{0} comes with the program; change a copy of it.</source>
        <translation>{0} gehört zum Programm; ändere eine Kopie davon.</translation>
    </message>
    <message>
        <source>There is no portrait to begin with because the installation is incomplete; install it again.</source>
        <translation>Es gibt kein Porträt für den Anfang, weil die Installation unvollständig ist; installiere noch einmal.</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>Virtuelle Kamera</translation>
    </message>
    <message>
        <source>{0} takes frames</source>
        <translation>{0} nimmt Bilder an</translation>
    </message>
    <message>
        <source>install OBS Studio, whose virtual camera is used</source>
        <translation>installiere OBS Studio, dessen virtuelle Kamera benutzt wird</translation>
    </message>
    <message>
        <source>there is none: {0}</source>
        <translation>es gibt keine: {0}</translation>
    </message>
    <message>
        <source>close the program that feeds it</source>
        <translation>schließe das Programm, das sie versorgt</translation>
    </message>
    <message>
        <source>{0} is taken by another program</source>
        <translation>{0} ist von einem anderen Programm belegt</translation>
    </message>
    <message>
        <source>{0}; not tried, as v4l2loopback before 0.13 can be opened only once</source>
        <translation>{0}; nicht ausprobiert, weil v4l2loopback vor 0.13 sich nur einmal öffnen lässt</translation>
    </message>
    <message>
        <source>sudo apt install v4l2loopback-dkms (or what your system calls it), then {0}</source>
        <translation>sudo apt install v4l2loopback-dkms (oder wie es bei deinem System heißt), dann {0}</translation>
    </message>
    <message>
        <source>v4l2loopback is not installed</source>
        <translation>v4l2loopback ist nicht installiert</translation>
    </message>
    <message>
        <source>v4l2loopback is not loaded</source>
        <translation>v4l2loopback ist nicht geladen</translation>
    </message>
    <message>
        <source>close what looks at it, and load v4l2loopback again</source>
        <translation>schließe, was darauf schaut, und lade v4l2loopback neu</translation>
    </message>
    <message>
        <source>{0} takes no frames ({1})</source>
        <translation>{0} nimmt keine Bilder an ({1})</translation>
    </message>
    <message>
        <source>{0} takes frames; they could not be read back here</source>
        <translation>{0} nimmt Bilder an; sie ließen sich hier nicht zurücklesen</translation>
    </message>
    <message>
        <source>load v4l2loopback again; another program may have set the camera to a format of its own</source>
        <translation>lade v4l2loopback neu; vielleicht hat ein anderes Programm der Kamera ein eigenes Format gegeben</translation>
    </message>
    <message>
        <source>{0} shows other colours than it was given</source>
        <translation>{0} zeigt andere Farben, als sie bekommen hat</translation>
    </message>
    <message>
        <source>{0} shows what it was given</source>
        <translation>{0} zeigt, was sie bekommen hat</translation>
    </message>
    <message>
        <source>it could not be looked at ({0}: {1})</source>
        <translation>es ließ sich nicht ansehen ({0}: {1})</translation>
    </message>
    <message>
        <source>please report this</source>
        <translation>bitte melde das</translation>
    </message>
    <message>
        <source>restart the computer, or unplug the device</source>
        <translation>starte den Rechner neu oder zieh das Gerät ab</translation>
    </message>
    <message>
        <source>no answer within {0} s</source>
        <translation>keine Antwort in {0} s</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>use a 64-bit Python from {0} to {1}</source>
        <translation>benutze ein 64-Bit-Python von {0} bis {1}</translation>
    </message>
    <message>
        <source>drawing is slow without AVX2: use the preset low and a small picture, or another computer</source>
        <translation>ohne AVX2 ist das Zeichnen langsam: benutze die Stufe „Schnell“ und ein kleines Bild oder einen anderen Rechner</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>{0}, no AVX2</source>
        <translation>{0}, ohne AVX2</translation>
    </message>
    <message>
        <source>one core is little for live use: use the preset low, or give the program more</source>
        <translation>ein Kern ist live wenig: benutze die Stufe „Schnell“ oder gib dem Programm mehr</translation>
    </message>
    <message>
        <source>{0} GB free where {1} is</source>
        <translation>{0} GB frei, wo {1} liegt</translation>
    </message>
    <message>
        <source>free some space: prepared portraits cannot be kept</source>
        <translation>schaffe Platz: vorbereitete Porträts lassen sich nicht aufbewahren</translation>
    </message>
    <message>
        <source>free some space before you record or download models</source>
        <translation>schaffe Platz, bevor du aufnimmst oder Modelle herunterlädst</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>{0}, {1}, driver {2}</source>
        <translation>{0}, {1}, Treiber {2}</translation>
    </message>
    <message>
        <source>nvidia-smi ended with {0}</source>
        <translation>nvidia-smi endete mit {0}</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver does not answer: {0}</source>
        <translation>der Treiber von NVIDIA antwortet nicht: {0}</translation>
    </message>
    <message>
        <source>restart the computer, or install the driver again; the built-in engine needs no card</source>
        <translation>starte den Rechner neu oder installiere den Treiber noch einmal; der eingebaute Renderer braucht keine Karte</translation>
    </message>
    <message>
        <source>Apple&apos;s own, through Metal</source>
        <translation>die von Apple, über Metal</translation>
    </message>
    <message>
        <source>none from NVIDIA; the built-in engine needs none</source>
        <translation>keine von NVIDIA; der eingebaute Renderer braucht keine</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>for LivePortrait, JoyVASA and training: pip install &apos;talking-avatar[neural]&apos;</source>
        <translation>für LivePortrait, JoyVASA und Training: pip install &apos;talking-avatar[neural]&apos;</translation>
    </message>
    <message>
        <source>install it again: pip install --force-reinstall torch</source>
        <translation>installiere es noch einmal: pip install --force-reinstall torch</translation>
    </message>
    <message>
        <source>it does not load: {0}</source>
        <translation>es lässt sich nicht laden: {0}</translation>
    </message>
    <message>
        <source>{0}, on the processor</source>
        <translation>{0}, auf dem Prozessor</translation>
    </message>
    <message>
        <source>update the driver to one for CUDA {0}</source>
        <translation>aktualisiere den Treiber auf einen für CUDA {0}</translation>
    </message>
    <message>
        <source>{0} cannot use the graphics card</source>
        <translation>{0} kann die Grafikkarte nicht benutzen</translation>
    </message>
    <message>
        <source>get the build for it: TALKING_AVATAR_TORCH=gpu make run</source>
        <translation>hole die Fassung dafür: TALKING_AVATAR_TORCH=gpu make run</translation>
    </message>
    <message>
        <source>{0} is not built for the graphics card</source>
        <translation>{0} ist nicht für die Grafikkarte gebaut</translation>
    </message>
    <message>
        <source>pip install PySide6-Essentials; the commands work without</source>
        <translation>pip install PySide6-Essentials; die Befehle gehen auch ohne</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Qt (PySide6) is not installed</source>
        <translation>Qt (PySide6) ist nicht installiert</translation>
    </message>
    <message>
        <source>start the program in a desktop session; the commands work without</source>
        <translation>starte das Programm in einer Sitzung mit Bildschirm; die Befehle gehen auch ohne</translation>
    </message>
    <message>
        <source>there is no screen here</source>
        <translation>hier gibt es keinen Bildschirm</translation>
    </message>
    <message>
        <source>install what Qt names</source>
        <translation>installiere, was Qt nennt</translation>
    </message>
    <message>
        <source>install what it needs: sudo apt install libxcb-cursor0 libxkbcommon-x11-0 libegl1 libgl1</source>
        <translation>installiere, was es braucht: sudo apt install libxcb-cursor0 libxkbcommon-x11-0 libegl1 libgl1</translation>
    </message>
    <message>
        <source>Qt does not start: {0}</source>
        <translation>Qt startet nicht: {0}</translation>
    </message>
    <message>
        <source>part of the program</source>
        <translation>Teil des Programms</translation>
    </message>
    <message>
        <source>{0} of {1} are not compiled yet</source>
        <translation>{0} von {1} sind noch nicht übersetzt</translation>
    </message>
    <message>
        <source>compile them now, or the next start waits for it: talking-avatar warmup</source>
        <translation>übersetze sie jetzt, sonst wartet der nächste Start darauf: talking-avatar warmup</translation>
    </message>
    <message>
        <source>it did not end</source>
        <translation>es kam nicht zum Ende</translation>
    </message>
    <message>
        <source>The inner loops were not compiled because {0}.</source>
        <translation>Die inneren Schleifen wurden nicht übersetzt: {0}.</translation>
    </message>
    <message>
        <source>it ended with {0}</source>
        <translation>es endete mit {0}</translation>
    </message>
    <message>
        <source>install Talking Avatar again</source>
        <translation>installiere Talking Avatar noch einmal</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>{0} fehlt</translation>
    </message>
    <message>
        <source>{0} is damaged</source>
        <translation>{0} ist beschädigt</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1})</source>
        <translation>{0} lässt sich nicht lesen ({1})</translation>
    </message>
    <message>
        <source>all {0} are whole</source>
        <translation>alle {0} sind heil</translation>
    </message>
    <message>
        <source>get them again: talking-avatar models download {0}</source>
        <translation>hole sie noch einmal: talking-avatar models download {0}</translation>
    </message>
    <message>
        <source>damaged: {0}</source>
        <translation>beschädigt: {0}</translation>
    </message>
    <message>
        <source>go on with it: talking-avatar models download {0}</source>
        <translation>mach weiter damit: talking-avatar models download {0}</translation>
    </message>
    <message>
        <source>partly downloaded: {0}</source>
        <translation>teilweise heruntergeladen: {0}</translation>
    </message>
    <message>
        <source>{0}, whole: {1}</source>
        <translation>{0}, vollständig: {1}</translation>
    </message>
    <message>
        <source>none; the program needs none</source>
        <translation>keine; das Programm braucht keine</translation>
    </message>
    <message>
        <source>set the program up again (make run), or: pip install --upgrade talking-avatar</source>
        <translation>richte das Programm noch einmal ein (make run), oder: pip install --upgrade talking-avatar</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <source>not known: the program is not installed</source>
        <translation>nicht bekannt: das Programm ist nicht installiert</translation>
    </message>
    <message>
        <source>{0} is {1} and not {2} or newer</source>
        <translation>{0} ist {1} und nicht {2} oder neuer</translation>
    </message>
    <message>
        <source>all {0} that are needed</source>
        <translation>alle {0}, die gebraucht werden</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Vorrang</translation>
    </message>
    <message>
        <source>live threads go ahead of other programs: {0}</source>
        <translation>die Live-Threads gehen anderen Programmen vor: {0}</translation>
    </message>
    <message>
        <source>busy programs can make live frames late: {0}</source>
        <translation>beschäftigte Programme können Live-Bilder verspäten: {0}</translation>
    </message>
    <message>
        <source>until then silence stands in for it, and the face moves by itself</source>
        <translation>bis dahin steht Stille für sie, und das Gesicht bewegt sich von selbst</translation>
    </message>
    <message>
        <source>{0}; until then silence stands in for it, and the face moves by itself</source>
        <translation>{0}; bis dahin steht Stille dafür, und das Gesicht bewegt sich von selbst</translation>
    </message>
    <message>
        <source>plug one in</source>
        <translation>schließe eines an</translation>
    </message>
    <message>
        <source>plug it in again, or choose another with --mic; until then silence stands in for it, and the face moves by itself</source>
        <translation>schließe es wieder an oder wähle mit --mic ein anderes; bis dahin steht Stille dafür, und das Gesicht bewegt sich von selbst</translation>
    </message>
    <message>
        <source>{0} delivers nothing</source>
        <translation>{0} liefert nichts</translation>
    </message>
    <message>
        <source>unmute it, and allow microphones for this program in the system&apos;s privacy settings</source>
        <translation>schalte es ein und erlaube diesem Programm Mikrofone in den Datenschutz-Einstellungen des Systems</translation>
    </message>
    <message>
        <source>{0} hears perfect silence</source>
        <translation>{0} hört vollkommene Stille</translation>
    </message>
    <message>
        <source>{0}: level {1} dB, peak {2} dB</source>
        <translation>{0}: Pegel {1} dB, Spitze {2} dB</translation>
    </message>
    <message>
        <source>{0}, too loud</source>
        <translation>{0}, zu laut</translation>
    </message>
    <message>
        <source>turn it down in the system&apos;s settings</source>
        <translation>stelle es in den Einstellungen des Systems leiser</translation>
    </message>
    <message>
        <source>the computer&apos;s own, as no microphone runs</source>
        <translation>die des Rechners, weil kein Mikrofon läuft</translation>
    </message>
    <message>
        <source>{0}, {1} Hz: {2} ± {3} parts per million</source>
        <translation>{0}, {1} Hz: {2} ± {3} Millionstel</translation>
    </message>
    <message>
        <source>choose another microphone: sound and picture would drift apart with this one</source>
        <translation>wähle ein anderes Mikrofon: mit diesem würden Ton und Bild auseinanderlaufen</translation>
    </message>
    <message>
        <source>a picture of {0} lines takes {1} ms of {2}</source>
        <translation>ein Bild von {0} Zeilen braucht {1} ms von {2}</translation>
    </message>
    <message>
        <source>choose a smaller picture, fewer pictures a second, or the preset low</source>
        <translation>wähle ein kleineres Bild, weniger Bilder je Sekunde oder die Stufe „Schnell“</translation>
    </message>
    <message>
        <source>{0}, which is too slow for a call</source>
        <translation>{0}, zu langsam für ein Gespräch</translation>
    </message>
    <message>
        <source>close what keeps the processor busy, and look again</source>
        <translation>schließe, was den Prozessor beschäftigt, und prüfe noch einmal</translation>
    </message>
    <message>
        <source>{0}; the motion keeps up with the voice</source>
        <translation>{0}; die Bewegung hält mit der Stimme Schritt</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Neue Fassungen</translation>
    </message>
    <message>
        <source>{0} is the newest version</source>
        <translation>{0} ist die neueste Fassung</translation>
    </message>
    <message>
        <source>, which closes a security hole</source>
        <translation>, die eine Sicherheitslücke schließt</translation>
    </message>
    <message>
        <source>{0} is out{1}; this is {2}</source>
        <translation>{0} ist da{1}; dies ist {2}</translation>
    </message>
    <message>
        <source>get it from {0}</source>
        <translation>hole sie von {0}</translation>
    </message>
    <message>
        <source>{0}, so it goes on in longer steps; the delay grows.</source>
        <translation>{0}, deshalb geht es in längeren Schritten weiter; die Verzögerung wächst.</translation>
    </message>
    <message>
        <source>{0} even in long steps, so the loudness of the voice moves the mouth.</source>
        <translation>{0}, sogar in langen Schritten, deshalb bewegt die Lautstärke der Stimme den Mund.</translation>
    </message>
    <message>
        <source>Other programs make frames late because {0}; {1}.</source>
        <translation>Andere Programme verspäten Bilder, denn {0}; {1}.</translation>
    </message>
    <message>
        <source>The motion model keeps failing ({0}), so a simpler one moves the mouth.</source>
        <translation>Das Bewegungsmodell scheitert immer wieder ({0}), deshalb bewegt ein einfacheres den Mund.</translation>
    </message>
    <message>
        <source>The motion model failed ({0}) and was started again.</source>
        <translation>Das Bewegungsmodell ist gescheitert ({0}) und wurde neu gestartet.</translation>
    </message>
    <message>
        <source>{0} cannot be recorded because a recording is an .mp4 or .mkv; choose such a name.</source>
        <translation>{0} lässt sich nicht aufnehmen, weil eine Aufnahme .mp4 oder .mkv heißt; wähle einen solchen Namen.</translation>
    </message>
    <message>
        <source>{0} exists already; choose another name for the recording.</source>
        <translation>{0} gibt es schon; wähle einen anderen Namen für die Aufnahme.</translation>
    </message>
    <message>
        <source>{0} cannot be recorded because there is no folder {1}; make the folder first.</source>
        <translation>{0} lässt sich nicht aufnehmen, weil es keinen Ordner {1} gibt; lege erst den Ordner an.</translation>
    </message>
    <message>
        <source>The avatar cannot be drawn because {0}; it is tried again every 10 seconds.</source>
        <translation>Der Avatar lässt sich nicht zeichnen: {0}; alle 10 Sekunden wird es wieder versucht.</translation>
    </message>
    <message>
        <source>The part of the program that draws has died; it is started again.</source>
        <translation>Der Teil des Programms, der zeichnet, ist abgestürzt; er wird neu gestartet.</translation>
    </message>
    <message>
        <source>A camera cannot be transparent; choose another background.</source>
        <translation>Eine Kamera kann nicht durchsichtig sein; wähle einen anderen Hintergrund.</translation>
    </message>
    <message>
        <source>{0}; {1}, the built-in engine, draws.</source>
        <translation>{0}; {1}, der eingebaute Renderer, zeichnet.</translation>
    </message>
    <message>
        <source>The engine {0} failed ({1}) and is started again.</source>
        <translation>Der Renderer {0} ist gescheitert ({1}) und wird neu gestartet.</translation>
    </message>
    <message>
        <source>The engine {0} keeps failing ({1}), so {2}, the built-in one, draws.</source>
        <translation>Der Renderer {0} scheitert immer wieder ({1}), deshalb zeichnet {2}, der eingebaute.</translation>
    </message>
    <message>
        <source>The engine {0} keeps failing ({1}), so the standby picture is shown.</source>
        <translation>Der Renderer {0} scheitert immer wieder ({1}), deshalb ist das Standbild zu sehen.</translation>
    </message>
    <message>
        <source>Another recording is running; stop it first.</source>
        <translation>Eine andere Aufnahme läuft; beende sie zuerst.</translation>
    </message>
    <message>
        <source>Something went wrong while {0} ({1}: {2}); it goes on.</source>
        <translation>Etwas ging schief bei {0} ({1}: {2}); es geht weiter.</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>Die Sitzung ist zu Ende.</translation>
    </message>
    <message>
        <source>The portrait is being made ready.</source>
        <translation>Das Porträt wird vorbereitet.</translation>
    </message>
    <message>
        <source>You are live.</source>
        <translation>Du bist live.</translation>
    </message>
    <message>
        <source>The camera shows the standby picture.</source>
        <translation>Die Kamera zeigt das Standbild.</translation>
    </message>
    <message>
        <source>The picture is being restored.</source>
        <translation>Das Bild wird wiederhergestellt.</translation>
    </message>
    <message>
        <source>There is no picture to show.</source>
        <translation>Es gibt kein Bild zu zeigen.</translation>
    </message>
    <message>
        <source>{0} holds no sound that can be decoded; choose a sound or video file such as WAV, MP3, M4A, OGG, FLAC or MP4.</source>
        <translation>{0} enthält keinen Ton, der sich entschlüsseln lässt; wähle eine Ton- oder Videodatei wie WAV, MP3, M4A, OGG, FLAC oder MP4.</translation>
    </message>
    <message>
        <source>{0} holds no sound; choose a sound or video file such as WAV, MP3, M4A, OGG, FLAC or MP4.</source>
        <translation>{0} enthält keinen Ton; wähle eine Ton- oder Videodatei wie WAV, MP3, M4A, OGG, FLAC oder MP4.</translation>
    </message>
    <message>
        <source>The sound of {0} cannot be decoded because its codec is not known; choose a sound or video file such as WAV, MP3, M4A, OGG, FLAC or MP4.</source>
        <translation>Der Ton von {0} lässt sich nicht entschlüsseln, weil sein Codec nicht bekannt ist; wähle eine Ton- oder Videodatei wie WAV, MP3, M4A, OGG, FLAC oder MP4.</translation>
    </message>
    <message>
        <source>{0} cannot be transparent because {1} holds no transparent video; choose a name that ends in one of {2} or another background.</source>
        <translation>{0} kann nicht durchsichtig sein, weil {1} kein durchsichtiges Video fasst; wähle einen Namen mit einer dieser Endungen: {2}, oder einen anderen Hintergrund.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1} is not a known kind of video; choose a name that ends in one of {2}.</source>
        <translation>{0} lässt sich nicht schreiben, weil {1} keine bekannte Art von Video ist; wähle einen Namen mit einer dieser Endungen: {2}.</translation>
    </message>
    <message>
        <source>{0} is empty; choose another picture.</source>
        <translation>{0} ist leer; wähle ein anderes Bild.</translation>
    </message>
    <message>
        <source>{0} is a folder; choose a picture inside it.</source>
        <translation>{0} ist ein Ordner; wähle ein Bild darin.</translation>
    </message>
    <message>
        <source>There is no file {0}; check the name or choose another picture.</source>
        <translation>Es gibt keine Datei {0}; prüfe den Namen oder wähle ein anderes Bild.</translation>
    </message>
    <message>
        <source>{0} is not a file; choose a picture.</source>
        <translation>{0} ist keine Datei; wähle ein Bild.</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB; save it as a JPEG and choose that.</source>
        <translation>{0} ist größer als {1} MB; speichere es als JPEG und wähle das.</translation>
    </message>
    <message>
        <source>{0} cannot be opened because {1}; choose another picture.</source>
        <translation>{0} lässt sich nicht öffnen: {1}; wähle ein anderes Bild.</translation>
    </message>
    <message>
        <source>{0} has more than {1} megapixels; save a smaller copy and choose that.</source>
        <translation>{0} hat mehr als {1} Megapixel; speichere eine kleinere Kopie und wähle die.</translation>
    </message>
    <message>
        <source>{0} is not a picture this program can read; choose a JPEG, PNG, WebP, AVIF or HEIC file.</source>
        <translation>{0} ist kein Bild, das dieses Programm lesen kann; wähle eine Datei der Art JPEG, PNG, WebP, AVIF oder HEIC.</translation>
    </message>
    <message>
        <source>{0} does not fit into memory; save a smaller copy and choose that.</source>
        <translation>{0} passt nicht in den Speicher; speichere eine kleinere Kopie und wähle die.</translation>
    </message>
    <message>
        <source>{0} cannot be read because the file is damaged or incomplete; choose another copy of it.</source>
        <translation>{0} lässt sich nicht lesen, weil die Datei beschädigt oder unvollständig ist; wähle eine andere Kopie davon.</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture; run `pip install &quot;talking-avatar[heic]&quot;`, or save it as a JPEG.</source>
        <translation>{0} ist ein HEIC-Bild; führe `pip install &quot;talking-avatar[heic]&quot;` aus oder speichere es als JPEG.</translation>
    </message>
    <message>
        <source>{0} because it is a folder; {1}.</source>
        <translation>{0}, weil es ein Ordner ist; {1}.</translation>
    </message>
    <message>
        <source>{0} because there is no such file; check the name.</source>
        <translation>{0}, weil es keine solche Datei gibt; prüfe den Namen.</translation>
    </message>
    <message>
        <source>{0} because it is not an ordinary file; {1}.</source>
        <translation>{0}, weil es keine gewöhnliche Datei ist; {1}.</translation>
    </message>
    <message>
        <source>{0} because it is empty; {1}.</source>
        <translation>{0}, weil die Datei leer ist; {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1}; choose a name such as sheet.png.</source>
        <translation>{0} lässt sich nicht schreiben: {1}; wähle einen Namen wie bogen.png.</translation>
    </message>
    <message>
        <source>The picture of {0} cannot be decoded because its codec is not known; choose a video file such as MP4, MOV, MKV or WEBM.</source>
        <translation>Das Bild von {0} lässt sich nicht entschlüsseln, weil sein Codec nicht bekannt ist; wähle eine Videodatei wie MP4, MOV, MKV oder WEBM.</translation>
    </message>
    <message>
        <source>{0} holds no moving picture; choose a video file such as MP4, MOV, MKV or WEBM.</source>
        <translation>{0} enthält kein bewegtes Bild; wähle eine Videodatei wie MP4, MOV, MKV oder WEBM.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1}; choose another place.</source>
        <translation>{0} lässt sich nicht schreiben: {1}; wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>{0} was not written because no frame was drawn.</source>
        <translation>{0} wurde nicht geschrieben, weil kein Bild gezeichnet wurde.</translation>
    </message>
    <message>
        <source>{0} could not be written because {1}; {2}.</source>
        <translation>{0} ließ sich nicht schreiben: {1}; {2}.</translation>
    </message>
    <message>
        <source>{0} cannot be written because it is a folder; add a file name.</source>
        <translation>{0} lässt sich nicht schreiben, weil es ein Ordner ist; füge einen Dateinamen an.</translation>
    </message>
    <message>
        <source>{0} cannot be written because there is no folder {1}; make the folder first or choose another place.</source>
        <translation>{0} lässt sich nicht schreiben, weil es keinen Ordner {1} gibt; lege erst den Ordner an oder wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>The motion model {0} does not fit its own configuration because {1}.</source>
        <translation>Das Bewegungsmodell {0} passt nicht zu seiner eigenen Beschreibung: {1}.</translation>
    </message>
    <message>
        <source>The motion model {0} does not exist; check the name of the file.</source>
        <translation>Das Bewegungsmodell {0} gibt es nicht; prüfe den Namen der Datei.</translation>
    </message>
    <message>
        <source>The motion model {0} cannot be read because it is damaged or no safetensors file ({1}); download or train it again.</source>
        <translation>Das Bewegungsmodell {0} lässt sich nicht lesen, weil es beschädigt oder keine safetensors-Datei ist ({1}); lade es herunter oder trainiere es noch einmal.</translation>
    </message>
    <message>
        <source>{0} is no motion model of this program because its format is {1}, not talking-avatar motion model 1.</source>
        <translation>{0} ist kein Bewegungsmodell dieses Programms, weil sein Format {1} ist und nicht „talking-avatar motion model 1“.</translation>
    </message>
    <message>
        <source>The motion model {0} cannot be used because its constants: {1}.</source>
        <translation>Das Bewegungsmodell {0} lässt sich nicht benutzen wegen seiner Konstanten: {1}.</translation>
    </message>
    <message>
        <source>The motion model {0} cannot be used because it has constants for {1} values and a network for {2}.</source>
        <translation>Das Bewegungsmodell {0} lässt sich nicht benutzen, weil es Konstanten für {1} Werte und ein Netz für {2} hat.</translation>
    </message>
    <message>
        <source>There is no kind of camera called {0}; choose among {1}.</source>
        <translation>Eine Art von Kamera namens {0} gibt es nicht; wähle unter {1}.</translation>
    </message>
    <message>
        <source>The virtual camera cannot be opened because {0}; {1}.</source>
        <translation>Die virtuelle Kamera lässt sich nicht öffnen: {0}; {1}.</translation>
    </message>
    <message>
        <source>The camera {0} takes no more frames because {1}.</source>
        <translation>Die Kamera {0} nimmt keine Bilder mehr an: {1}.</translation>
    </message>
    <message>
        <source>The camera shows the standby picture because no frames come.</source>
        <translation>Die Kamera zeigt das Standbild, weil keine Bilder kommen.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1}; name another file.</source>
        <translation>{0} lässt sich nicht schreiben: {1}; nenne eine andere Datei.</translation>
    </message>
    <message>
        <source>v4l2 cameras exist on Linux only; choose the camera auto.</source>
        <translation>v4l2-Kameras gibt es nur unter Linux; wähle die erste virtuelle Kamera.</translation>
    </message>
    <message>
        <source>The camera {0} cannot be opened because {1}.</source>
        <translation>Die Kamera {0} lässt sich nicht öffnen: {1}.</translation>
    </message>
    <message>
        <source>The camera {0} does not take our picture because {1}; {2}.</source>
        <translation>Die Kamera {0} nimmt unser Bild nicht an: {1}; {2}.</translation>
    </message>
    <message>
        <source>There is no virtual camera because the kernel module v4l2loopback is not loaded; load it with: sudo modprobe v4l2loopback exclusive_caps=1 card_label=&apos;Talking Avatar&apos;.</source>
        <translation>Es gibt keine virtuelle Kamera, weil das Kernmodul v4l2loopback nicht geladen ist; lade es mit: sudo modprobe v4l2loopback exclusive_caps=1 card_label=&apos;Talking Avatar&apos;.</translation>
    </message>
    <message>
        <source>There is no virtual camera called {0}; choose the camera auto.</source>
        <translation>Es gibt keine virtuelle Kamera namens {0}; wähle die erste virtuelle Kamera.</translation>
    </message>
    <message>
        <source>The camera {0} cannot be written to because another program feeds it, or it was closed before and v4l2loopback is older than 0.13; {1}.</source>
        <translation>Die Kamera {0} lässt sich nicht beschreiben, weil ein anderes Programm sie versorgt oder weil sie schon einmal geschlossen wurde und v4l2loopback älter als 0.13 ist; {1}.</translation>
    </message>
    <message>
        <source>The camera&apos;s process cannot be fed because {0}; let this user write to /dev/shm and free some space there (Docker: --shm-size 256m).</source>
        <translation>Der Prozess der Kamera lässt sich nicht versorgen: {0}; lass diesen Benutzer nach /dev/shm schreiben und schaffe dort Platz (Docker: --shm-size 256m).</translation>
    </message>
    <message>
        <source>The camera&apos;s process keeps dying, so it is started again after a pause.</source>
        <translation>Der Prozess der Kamera stürzt immer wieder ab, deshalb wird er nach einer Pause neu gestartet.</translation>
    </message>
    <message>
        <source>The camera&apos;s process died and another one has taken its place.</source>
        <translation>Der Prozess der Kamera ist abgestürzt, und ein anderer hat seinen Platz eingenommen.</translation>
    </message>
    <message>
        <source>The recording ended because {0}; what came before is in {1}.</source>
        <translation>Die Aufnahme endete: {0}; was vorher kam, ist in {1}.</translation>
    </message>
    <message>
        <source>The recording could not begin because {0}.</source>
        <translation>Die Aufnahme konnte nicht beginnen: {0}.</translation>
    </message>
    <message>
        <source>No face was found in {0}; choose a picture where a person&apos;s face can be seen upright, from the front and not too small.</source>
        <translation>In {0} wurde kein Gesicht gefunden; wähle ein Bild, auf dem ein Gesicht aufrecht, von vorn und nicht zu klein zu sehen ist.</translation>
    </message>
    <message>
        <source>There is no face number {0} in {1} because it shows {2}; choose a number from 1 to {3}, counted from the left.</source>
        <translation>In {1} gibt es kein Gesicht Nummer {0}, denn es zeigt {2}; wähle eine Nummer von 1 bis {3}, von links gezählt.</translation>
    </message>
    <message>
        <source>The face in {0} is too small because its eyes are only {1} pixels apart; choose a picture where the face is larger or the resolution higher.</source>
        <translation>Das Gesicht in {0} ist zu klein, weil die Augen nur {1} Pixel auseinander liegen; wähle ein Bild mit größerem Gesicht oder höherer Auflösung.</translation>
    </message>
    <message>
        <source>The face in {0} stands on its head; turn the picture upright.</source>
        <translation>Das Gesicht in {0} steht auf dem Kopf; drehe das Bild um.</translation>
    </message>
    <message>
        <source>The face in {0} is turned too far to the side because it looks {1} degrees away from the camera; choose a picture where it looks less than {2} degrees away.</source>
        <translation>Das Gesicht in {0} ist zu weit zur Seite gedreht, denn es blickt {1} Grad an der Kamera vorbei; wähle ein Bild, auf dem es weniger als {2} Grad sind.</translation>
    </message>
    <message>
        <source>The mouth in {0} is covered because no lips can be seen; choose a picture where nothing is in front of the mouth.</source>
        <translation>Der Mund in {0} ist verdeckt, weil keine Lippen zu sehen sind; wähle ein Bild, auf dem nichts vor dem Mund ist.</translation>
    </message>
    <message>
        <source>The eyes are closed and cannot be opened, so they will not blink or look around; choose a picture with open eyes.</source>
        <translation>Die Augen sind geschlossen und lassen sich nicht öffnen, deshalb werden sie weder blinzeln noch umherblicken; wähle ein Bild mit offenen Augen.</translation>
    </message>
    <message>
        <source>The {0} eye is closed and will stay so; choose a picture with both eyes open.</source>
        <translation>Ein Auge ({0}) ist geschlossen und bleibt es; wähle ein Bild mit zwei offenen Augen.</translation>
    </message>
    <message>
        <source>The irises can hardly be seen, so the gaze will not move; choose a picture with clear eyes if you want it to.</source>
        <translation>Die Iris ist kaum zu sehen, deshalb bewegt sich der Blick nicht; wähle ein Bild mit klaren Augen, wenn er es soll.</translation>
    </message>
    <message>
        <source>There seem to be glasses, so brows, cheeks and lids will move less to keep the frame still; a picture without them moves more freely.</source>
        <translation>Da scheint eine Brille zu sein, deshalb bewegen sich Brauen, Wangen und Lider weniger, damit die Fassung stillhält; ein Bild ohne bewegt sich freier.</translation>
    </message>
    <message>
        <source>The face is small ({0} pixels between the eyes) and will look soft; choose a picture where it is larger.</source>
        <translation>Das Gesicht ist klein ({0} Pixel zwischen den Augen) und wird weich aussehen; wähle ein Bild, auf dem es größer ist.</translation>
    </message>
    <message>
        <source>The face is blurred; choose a sharper picture.</source>
        <translation>Das Gesicht ist unscharf; wähle ein schärferes Bild.</translation>
    </message>
    <message>
        <source>The lips can hardly be seen, so something may cover them; choose a picture where the mouth is free.</source>
        <translation>Die Lippen sind kaum zu sehen, vielleicht verdeckt sie etwas; wähle ein Bild mit freiem Mund.</translation>
    </message>
    <message>
        <source>The picture ends close to the head, so moving edges may show; choose one with more room around it.</source>
        <translation>Das Bild endet nahe am Kopf, deshalb können bewegte Ränder zu sehen sein; wähle eines mit mehr Platz ringsum.</translation>
    </message>
    <message>
        <source>There are {0} faces and one was chosen; choose another by its number, counted from the left.</source>
        <translation>Es sind {0} Gesichter, und eines wurde gewählt; wähle ein anderes nach seiner Nummer, von links gezählt.</translation>
    </message>
    <message>
        <source>LivePortrait cannot run on {0} because PyTorch {1} finds no such device; choose --device auto, or set up PyTorch for it.</source>
        <translation>LivePortrait kann nicht auf {0} laufen, weil PyTorch {1} kein solches Gerät findet; wähle das Gerät „Automatisch“ oder richte PyTorch dafür ein.</translation>
    </message>
    <message>
        <source>LivePortrait cannot run in mixed precision because {0}; leave --precision out.</source>
        <translation>LivePortrait kann nicht in gemischter Genauigkeit laufen: {0}; lass --precision weg.</translation>
    </message>
    <message>
        <source>LivePortrait cannot draw a transparent background because it draws the person together with what is behind; choose another background, or --engine warp.</source>
        <translation>LivePortrait kann keinen durchsichtigen Hintergrund zeichnen, weil es die Person mit dem zeichnet, was hinter ihr ist; wähle einen anderen Hintergrund oder den eingebauten Renderer.</translation>
    </message>
    <message>
        <source>The model {0} cannot be read because the file is damaged; run `talking-avatar models download liveportrait` again.</source>
        <translation>Das Modell {0} lässt sich nicht lesen, weil die Datei beschädigt ist; führe `talking-avatar models download liveportrait` noch einmal aus.</translation>
    </message>
    <message>
        <source>The model {0} is not LivePortrait&apos;s because it comes {1}; run `talking-avatar models download liveportrait` again.</source>
        <translation>Das Modell {0} ist nicht das von LivePortrait, denn es kommt {1}; führe `talking-avatar models download liveportrait` noch einmal aus.</translation>
    </message>
    <message>
        <source>A frame cannot be {0} pixels high; choose a height from {1} to {2}.</source>
        <translation>Ein Bild kann nicht {0} Pixel hoch sein; wähle eine Höhe von {1} bis {2}.</translation>
    </message>
    <message>
        <source>The file {0} that belongs to the program is missing because the installation is incomplete; install Talking Avatar again.</source>
        <translation>Die Datei {0}, die zum Programm gehört, fehlt, weil die Installation unvollständig ist; installiere Talking Avatar noch einmal.</translation>
    </message>
    <message>
        <source>The model {0} cannot be read because the file is damaged; install Talking Avatar again.</source>
        <translation>Das Modell {0} lässt sich nicht lesen, weil die Datei beschädigt ist; installiere Talking Avatar noch einmal.</translation>
    </message>
    <message>
        <source>The voice model {0} cannot be read because the file is damaged; install Talking Avatar again.</source>
        <translation>Das Stimmmodell {0} lässt sich nicht lesen, weil die Datei beschädigt ist; installiere Talking Avatar noch einmal.</translation>
    </message>
    <message>
        <source>Whether there is a newer version could not be found out because TALKING_AVATAR_RELEASES names no encrypted address; give one that begins with https://.</source>
        <translation>Ob es eine neuere Fassung gibt, ließ sich nicht feststellen, weil TALKING_AVATAR_RELEASES keine verschlüsselte Adresse nennt; gib eine an, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>Whether there is a newer version could not be found out because {0}; try again later, or look at https://{1}.</source>
        <translation>Ob es eine neuere Fassung gibt, ließ sich nicht feststellen: {0}; versuche es später oder sieh nach bei https://{1}.</translation>
    </message>
    <message>
        <source>Whether there is a newer version could not be found out because what {0} sent is no list of releases; try again later.</source>
        <translation>Ob es eine neuere Fassung gibt, ließ sich nicht feststellen, weil {0} keine Liste von Fassungen geschickt hat; versuche es später.</translation>
    </message>
    <message>
        <source>The folder {0} does not exist; check its name.</source>
        <translation>Den Ordner {0} gibt es nicht; prüfe seinen Namen.</translation>
    </message>
    <message>
        <source>The model {0} was not imported because {1} is not the published file (its SHA-256 is another); download it again, or use: talking-avatar models download {2}.</source>
        <translation>Das Modell {0} wurde nicht übernommen, weil {1} nicht die veröffentlichte Datei ist (ihre SHA-256 ist eine andere); lade sie noch einmal herunter, oder: talking-avatar models download {2}.</translation>
    </message>
    <message>
        <source>The folder {0} holds too many files; name the one with the models.</source>
        <translation>Der Ordner {0} enthält zu viele Dateien; nenne den mit den Modellen.</translation>
    </message>
    <message>
        <source>The model {0} cannot be converted because PyTorch is missing, which it also runs on; install it with: pip install &apos;talking-avatar[neural]&apos;.</source>
        <translation>Das Modell {0} lässt sich nicht umwandeln, weil PyTorch fehlt, mit dem es auch läuft; installiere es mit: pip install &apos;talking-avatar[neural]&apos;.</translation>
    </message>
    <message>
        <source>The model {0} cannot be read because it is damaged; download it again.</source>
        <translation>Das Modell {0} lässt sich nicht lesen, weil es beschädigt ist; lade es noch einmal herunter.</translation>
    </message>
    <message>
        <source>{0} because the disk of {1} is full; free some space and try again.</source>
        <translation>{0}, denn die Platte von {1} ist voll; schaffe Platz und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>{0} because {1} cannot be written to; choose another folder with the environment variable TALKING_AVATAR_MODELS.</source>
        <translation>{0}, denn in {1} lässt sich nicht schreiben; wähle einen anderen Ordner mit der Umgebungsvariable TALKING_AVATAR_MODELS.</translation>
    </message>
    <message>
        <source>{0} because of {1}: {2}; look after the disk and try again.</source>
        <translation>{0} wegen {1}: {2}; sieh nach der Platte und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The model {0} was not downloaded because its licence ({1}) has not been accepted; use: talking-avatar models download {2}.</source>
        <translation>Das Modell {0} wurde nicht heruntergeladen, weil seine Lizenz ({1}) nicht angenommen wurde; benutze: talking-avatar models download {2}.</translation>
    </message>
    <message>
        <source>The download stopped: {0}: {1}.</source>
        <translation>Das Herunterladen brach ab: {0}: {1}.</translation>
    </message>
    <message>
        <source>The model {0} was not downloaded because HF_HUB_OFFLINE forbids it; unset it, or use: talking-avatar models import.</source>
        <translation>Das Modell {0} wurde nicht heruntergeladen, weil HF_HUB_OFFLINE es verbietet; hebe das auf oder benutze: talking-avatar models import.</translation>
    </message>
    <message>
        <source>The model {0} was not downloaded because the disk of {1} has {2} MB left and {3} MB are needed; free some space and try again.</source>
        <translation>Das Modell {0} wurde nicht heruntergeladen, weil auf der Platte von {1} noch {2} MB frei sind und {3} MB gebraucht werden; schaffe Platz und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The model {0} was not downloaded because {1}; {2}.</source>
        <translation>Das Modell {0} wurde nicht heruntergeladen: {1}; {2}.</translation>
    </message>
    <message>
        <source>The mirror {0} in HF_ENDPOINT is no address; give one that begins with https://.</source>
        <translation>Der Spiegel {0} in HF_ENDPOINT ist keine Adresse; gib eine an, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>The list of models {0} cannot be read because {1}; install Talking Avatar again.</source>
        <translation>Die Liste der Modelle {0} lässt sich nicht lesen: {1}; installiere Talking Avatar noch einmal.</translation>
    </message>
    <message>
        <source>There is no model called {0}; choose one of {1}, or all.</source>
        <translation>Ein Modell namens {0} gibt es nicht; wähle eines von {1}, oder all.</translation>
    </message>
    <message>
        <source>The model {0} was not opened because it is no PyTorch file, or holds more than numbers, which is not safe to load; use the file that its authors publish.</source>
        <translation>Das Modell {0} wurde nicht geöffnet, weil es keine PyTorch-Datei ist oder mehr als Zahlen enthält, was zu laden nicht sicher ist; benutze die Datei, die seine Urheber veröffentlichen.</translation>
    </message>
    <message>
        <source>The model {0} cannot be read because it is damaged ({1}); download it again.</source>
        <translation>Das Modell {0} lässt sich nicht lesen, weil es beschädigt ist ({1}); lade es noch einmal herunter.</translation>
    </message>
    <message>
        <source>The model {0} does not exist; check the name of the file.</source>
        <translation>Das Modell {0} gibt es nicht; prüfe den Namen der Datei.</translation>
    </message>
    <message>
        <source>The model {0} on this computer cannot be used because it is damaged or of another version; get it again with: talking-avatar models download {1}.</source>
        <translation>Das Modell {0} auf diesem Rechner lässt sich nicht benutzen, weil es beschädigt oder von einer anderen Fassung ist; hole es noch einmal mit: talking-avatar models download {1}.</translation>
    </message>
    <message>
        <source>The model {0} is not on this computer; download it with: talking-avatar models download {1}.</source>
        <translation>Das Modell {0} ist nicht auf diesem Rechner; lade es herunter mit: talking-avatar models download {1}.</translation>
    </message>
    <message>
        <source>photo-real engine</source>
        <translation>fotoechter Renderer</translation>
    </message>
    <message>
        <source>Weights by Kuaishou (KwaiVGI / KlingTeam), published under the MIT licence.</source>
        <translation>Gewichte von Kuaishou (KwaiVGI / KlingTeam), veröffentlicht unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>motion for LivePortrait from the voice</source>
        <translation>Bewegung für LivePortrait aus der Stimme</translation>
    </message>
    <message>
        <source>Weights by JD Health, published under the MIT licence; they contain a HuBERT trained along with them.</source>
        <translation>Gewichte von JD Health, veröffentlicht unter der MIT-Lizenz; sie enthalten ein mittrainiertes HuBERT.</translation>
    </message>
    <message>
        <source>audio encoder, to train motion models on</source>
        <translation>Tonkodierer, um Bewegungsmodelle darauf zu trainieren</translation>
    </message>
    <message>
        <source>Weights by Meta AI (facebook), published under the Apache License 2.0.</source>
        <translation>Gewichte von Meta AI (facebook), veröffentlicht unter der Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <source>Weights by Tencent Game Mate, published under the MIT licence.</source>
        <translation>Gewichte von Tencent Game Mate, veröffentlicht unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Something went wrong ({0}: {1}); it is noted in {2}.</source>
        <translation>Etwas ging schief ({0}: {1}); es ist vermerkt in {2}.</translation>
    </message>
    <message>
        <source>Parts of {0} are damaged and were left out.</source>
        <translation>Teile von {0} sind beschädigt und wurden ausgelassen.</translation>
    </message>
    <message>
        <source>Something went wrong ({0}: {1}).</source>
        <translation>Etwas ging schief ({0}: {1}).</translation>
    </message>
    <message>
        <source>The list of portraits could not be read because {0}{1}.</source>
        <translation>Die Liste der Porträts ließ sich nicht lesen: {0}{1}.</translation>
    </message>
    <message>
        <source>A portrait in the list made no sense and was left out.</source>
        <translation>Ein Porträt in der Liste ergab keinen Sinn und wurde ausgelassen.</translation>
    </message>
    <message>
        <source>The picture of {0} is gone, so it was left out.</source>
        <translation>Das Bild von {0} ist weg, deshalb wurde es ausgelassen.</translation>
    </message>
    <message>
        <source>Some settings made no sense and are back to normal: {0}.</source>
        <translation>Einige Einstellungen ergaben keinen Sinn und stehen wieder auf normal: {0}.</translation>
    </message>
    <message>
        <source>These settings are from a newer version of the app; a copy is in {0}.</source>
        <translation>Diese Einstellungen stammen von einer neueren Fassung des Programms; eine Kopie liegt in {0}.</translation>
    </message>
    <message>
        <source>The settings could not be read because {0}, so the app starts afresh; {1}.</source>
        <translation>Die Einstellungen ließen sich nicht lesen: {0}; das Programm fängt neu an; {1}.</translation>
    </message>
    <message>
        <source>The graphics card does not encode the recording because {0} refuses ({1}); the processor does it.</source>
        <translation>Die Grafikkarte kodiert die Aufnahme nicht, weil {0} ablehnt ({1}); der Prozessor tut es.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1} pictures cannot say that they are synthetic; choose a name that ends in {2}.</source>
        <translation>{0} lässt sich nicht schreiben, weil Bilder der Art {1} nicht sagen können, dass sie künstlich sind; wähle einen Namen mit der Endung {2}.</translation>
    </message>
    <message>
        <source>What was baked cannot be kept because {0}; make room in your cache folder.</source>
        <translation>Was gebacken wurde, lässt sich nicht aufbewahren: {0}; schaffe Platz im Cache-Ordner.</translation>
    </message>
    <message>
        <source>{0} because {1} ended with {2}.</source>
        <translation>{0}, weil {1} mit {2} endete.</translation>
    </message>
    <message>
        <source>The virtual camera cannot be used because pyvirtualcam is not installed; {0}.</source>
        <translation>Die virtuelle Kamera lässt sich nicht benutzen, weil pyvirtualcam nicht installiert ist; {0}.</translation>
    </message>
    <message>
        <source>v4l2loopback was not loaded</source>
        <translation>v4l2loopback wurde nicht geladen</translation>
    </message>
    <message>
        <source>{0} shows no face; choose a video of one person who faces the camera.</source>
        <translation>{0} zeigt kein Gesicht; wähle ein Video von einer Person, die in die Kamera blickt.</translation>
    </message>
    <message>
        <source>none in the one-folder program; LivePortrait and training need an installation with pip</source>
        <translation>nicht im Programm aus einem Ordner; LivePortrait und Training brauchen eine Installation mit pip</translation>
    </message>
    <message>
        <source>The motion model {0} cannot be used because not all of its weights are numbers: {1}; download or train it again.</source>
        <translation>Das Bewegungsmodell {0} lässt sich nicht benutzen, weil nicht alle seine Gewichte Zahlen sind: {1}; lade es herunter oder trainiere es noch einmal.</translation>
    </message>
    <message>
        <source>The recording leaves out frames because the disk or the processor does not keep up.</source>
        <translation>Die Aufnahme lässt Bilder aus, weil die Platte oder der Prozessor nicht mitkommt.</translation>
    </message>
    <message>
        <source>The frames of {0} have more than {1} megapixels; make a smaller copy.</source>
        <translation>Die Bilder von {0} haben mehr als {1} Megapixel; mache eine kleinere Kopie.</translation>
    </message>
    <message>
        <source>LivePortrait is not compiled here because that only makes it quicker on NVIDIA&apos;s graphics cards; leave --compile out.</source>
        <translation>LivePortrait wird hier nicht kompiliert, weil es nur auf Grafikkarten von NVIDIA dadurch schneller wird; lass --compile weg.</translation>
    </message>
    <message>
        <source>{0} could not be prepared because {1}; try another picture.</source>
        <translation>{0} ließ sich nicht vorbereiten: {1}; nimm ein anderes Bild.</translation>
    </message>
    <message>
        <source>{0} cannot be shown because {1}; choose another picture, or another engine.</source>
        <translation>{0} lässt sich nicht zeigen: {1}; wähle ein anderes Bild oder einen anderen Renderer.</translation>
    </message>
    <message>
        <source>There is no picture to keep because the session is {0}; try again when the face is shown.</source>
        <translation>Es gibt kein Bild zum Aufheben, weil die Sitzung im Zustand „{0}“ ist; versuche es noch einmal, wenn das Gesicht zu sehen ist.</translation>
    </message>
    <message>
        <source>The motion model cannot be loaded because {0}; choose another motion model.</source>
        <translation>Das Bewegungsmodell lässt sich nicht laden: {0}; wähle ein anderes Bewegungsmodell.</translation>
    </message>
    <message>
        <source>The model {0} cannot be used because it holds no network; download it again.</source>
        <translation>Das Modell {0} lässt sich nicht benutzen, weil es kein Netz enthält; lade es noch einmal herunter.</translation>
    </message>
    <message>
        <source>The model {0} cannot be used because it holds no network{1}; use the file that its authors publish.</source>
        <translation>Das Modell {0} lässt sich nicht benutzen, weil es kein Netz enthält{1}; nimm die Datei, die seine Verfasser veröffentlichen.</translation>
    </message>
    <message>
        <source>The model {0} cannot be used because it holds more than a network ({1} is a {2}); use the file that its authors publish.</source>
        <translation>Das Modell {0} lässt sich nicht benutzen, weil es mehr als ein Netz enthält ({1} ist {2}); nimm die Datei, die seine Verfasser veröffentlichen.</translation>
    </message>
    <message>
        <source>The model {0} on this computer cannot be read because {1}; look after {2}.</source>
        <translation>Das Modell {0} auf diesem Rechner lässt sich nicht lesen: {1}; sieh nach {2}.</translation>
    </message>
    <message>
        <source>Note: {0} The built-in engine, {1}, draws instead.</source>
        <translation>Hinweis: {0} Der eingebaute Renderer, {1}, zeichnet statt dessen.</translation>
    </message>
</context>
<context>
    <name>SoundField</name>
    <message>
        <source>Looking at {name}…</source>
        <translation>Sehe {name} an …</translation>
    </message>
    <message>
        <source>Drop it here</source>
        <translation>Hier ablegen</translation>
    </message>
    <message>
        <source>This file will not do</source>
        <translation>Diese Datei eignet sich nicht</translation>
    </message>
    <message>
        <source>Choose a sound file…</source>
        <translation>Tondatei wählen …</translation>
    </message>
    <message>
        <source>or drop one here: a recording, a song, the sound of a video</source>
        <translation>oder hier ablegen: eine Aufnahme, ein Lied, der Ton eines Videos</translation>
    </message>
    <message>
        <source>Choose a sound file</source>
        <translation>Tondatei wählen</translation>
    </message>
    <message>
        <source>Sound and video</source>
        <translation>Ton und Video</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
</context>
<context>
    <name>Standby</name>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Back in a moment</source>
        <translation>Bin gleich wieder da</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Frames drawn in the last second</source>
        <translation>Gezeichnete Bilder in der letzten Sekunde</translation>
    </message>
    <message>
        <source>From your voice to the camera: the median, and 95 of 100</source>
        <translation>Von der Stimme zur Kamera: der Median und 95 von 100</translation>
    </message>
    <message>
        <source>Frames that were not drawn in time, since the start</source>
        <translation>Seit dem Start nicht rechtzeitig gezeichnete Bilder</translation>
    </message>
    <message>
        <source>{rate:.0f} fps</source>
        <translation>{rate:.0f} Bilder/s</translation>
    </message>
    <message>
        <source>voice to camera {median:.0f} ms (95 %: {most:.0f})</source>
        <translation>Stimme zu Kamera {median:.0f} ms (95 %: {most:.0f})</translation>
    </message>
    <message>
        <source>{n} dropped</source>
        <translation>{n} ausgelassen</translation>
    </message>
    <message>
        <source>{cores:.0f} % of a core, {memory:.0f} MB</source>
        <translation>{cores:.0f} % eines Kerns, {memory:.0f} MB</translation>
    </message>
    <message>
        <source>What draws the face</source>
        <translation>Was das Gesicht zeichnet</translation>
    </message>
    <message>
        <source>What it takes of this computer&apos;s processor and memory</source>
        <translation>Was es vom Prozessor und Speicher dieses Rechners braucht</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Welcome to Talking Avatar</source>
        <translation>Willkommen bei Talking Avatar</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Who do you want to be?</source>
        <translation>Wer willst du sein?</translation>
    </message>
    <message>
        <source>Pick a portrait, or drop a photo of your own on the strip: one person, seen from the front, with the mouth closed. Pictures never leave this computer.</source>
        <translation>Wähle ein Porträt oder zieh ein eigenes Foto auf die Leiste: eine Person, von vorn, mit geschlossenem Mund. Bilder verlassen diesen Rechner nie.</translation>
    </message>
    <message>
        <source>Which microphone moves the face?</source>
        <translation>Welches Mikrofon bewegt das Gesicht?</translation>
    </message>
    <message>
        <source>Say something: the bar should jump with your voice.</source>
        <translation>Sag etwas: Der Balken sollte mit deiner Stimme springen.</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Höre zu …</translation>
    </message>
    <message>
        <source>I can hear you.</source>
        <translation>Ich höre dich.</translation>
    </message>
    <message>
        <source>How others see you</source>
        <translation>Wie andere dich sehen</translation>
    </message>
    <message>
        <source>Press Go live in the window, then choose this camera in Zoom, Meet, Teams or OBS.</source>
        <translation>Drücke im Fenster „Live gehen“ und wähle dann diese Kamera in Zoom, Meet, Teams oder OBS.</translation>
    </message>
    <message>
        <source>Waking up…</source>
        <translation>Wacht auf …</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show the window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>nicht live</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>on standby</source>
        <translation>in Bereitschaft</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>braucht dich</translation>
    </message>
</context>
<context>
    <name>TrialCall</name>
    <message>
        <source>Make a test call</source>
        <translation>Probeanruf machen</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>Noch einmal abspielen</translation>
    </message>
    <message>
        <source>Say something for five seconds, then see and hear yourself.</source>
        <translation>Sag fünf Sekunden lang etwas, dann sieh und hör dich selbst.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Speak now: {seconds}</source>
        <translation>Sprich jetzt: {seconds}</translation>
    </message>
    <message>
        <source>Nothing could be recorded; wait until the portrait is ready.</source>
        <translation>Es konnte nichts aufgenommen werden; warte, bis das Porträt bereit ist.</translation>
    </message>
    <message>
        <source>This is what others see and hear. Use headphones, or the microphone hears it too.</source>
        <translation>Das sehen und hören andere. Nimm Kopfhörer, sonst hört das Mikrofon mit.</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>This is the newest version.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
    <message>
        <source>Version {version} is out.</source>
        <translation>Version {version} ist erschienen.</translation>
    </message>
    <message>
        <source>Version {version} is out; it closes a security hole.</source>
        <translation>Version {version} ist erschienen; sie schließt eine Sicherheitslücke.</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>Holen</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Make a video from a sound file</source>
        <translation>Video aus einer Tondatei</translation>
    </message>
    <message>
        <source>This is the sound file itself; choose another name.</source>
        <translation>Das ist die Tondatei selbst; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>The video could not be made</source>
        <translation>Das Video konnte nicht erstellt werden</translation>
    </message>
</context>
<context>
    <name>VideoForm</name>
    <message>
        <source>Framing</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Chosen with the sound file</source>
        <translation>Wird mit der Tondatei gewählt</translation>
    </message>
    <message>
        <source>File to make</source>
        <translation>Zu erstellende Datei</translation>
    </message>
    <message>
        <source>Choose where the video goes</source>
        <translation>Wählen, wohin das Video kommt</translation>
    </message>
    <message>
        <source>Make video</source>
        <translation>Video erstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Make a video from a sound file</source>
        <translation>Video aus einer Tondatei</translation>
    </message>
    <message>
        <source>{name} says what the file says. You stay live meanwhile.</source>
        <translation>{name} spricht, was die Datei spricht. Du bleibst währenddessen live.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Save the video as</source>
        <translation>Video speichern als</translation>
    </message>
</context>
<context>
    <name>VoiceSection</name>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Delay of the picture</source>
        <translation>Verzögerung des Bildes</translation>
    </message>
    <message>
        <source>Delayed microphone</source>
        <translation>Verzögertes Mikrofon</translation>
    </message>
    <message>
        <source>Gives the meeting your voice just as late as the picture</source>
        <translation>Gibt der Besprechung deine Stimme genauso spät wie das Bild</translation>
    </message>
    <message>
        <source>Where the delayed voice goes</source>
        <translation>Wohin die verzögerte Stimme geht</translation>
    </message>
    <message>
        <source>Automatic volume</source>
        <translation>Automatische Lautstärke</translation>
    </message>
    <message>
        <source>New virtual microphone</source>
        <translation>Neues virtuelles Mikrofon</translation>
    </message>
    <message>
        <source>System output</source>
        <translation>Ausgabe des Systems</translation>
    </message>
    <message>
        <source>The picture is {ms:.0f} ms behind your voice</source>
        <translation>Das Bild ist {ms:.0f} ms hinter deiner Stimme</translation>
    </message>
    <message>
        <source>While live, choose “Talking Avatar microphone” as the meeting&apos;s microphone.</source>
        <translation>Wähle, solange du live bist, „Talking Avatar microphone“ als Mikrofon der Besprechung.</translation>
    </message>
    <message>
        <source>Choose the other end of this cable as the meeting&apos;s microphone.</source>
        <translation>Wähle das andere Ende dieses Kabels als Mikrofon der Besprechung.</translation>
    </message>
    <message>
        <source>For a meeting that shows the picture sooner or later than it plays the voice</source>
        <translation>Für eine Besprechung, die das Bild früher oder später zeigt, als sie die Stimme spielt</translation>
    </message>
    <message>
        <source>Voice later</source>
        <translation>Stimme später</translation>
    </message>
    <message>
        <source>{:+.0f} ms</source>
        <translation>{:+.0f} ms</translation>
    </message>
</context>
<context>
    <name>_Dots</name>
    <message>
        <source>Step {step} of {count}</source>
        <translation>Schritt {step} von {count}</translation>
    </message>
</context>
</TS>
