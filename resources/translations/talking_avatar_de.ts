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
        <source>The language changes with the next start.</source>
        <translation>Die Sprache wechselt mit dem nächsten Start.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Renderer</translation>
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
        <source>LivePortrait is photo-real; it needs its models and a graphics card.</source>
        <translation>LivePortrait ist fotoecht; es braucht seine Modelle und eine Grafikkarte.</translation>
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
        <source>{n} lost</source>
        <translation>{n} verloren</translation>
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
        <source>Settings, Video, Camera</source>
        <translation>Einstellungen, Video, Kamera</translation>
    </message>
    <message>
        <source>More options, Settings, Video</source>
        <translation>Weitere Optionen, Einstellungen, Video</translation>
    </message>
    <message>
        <source>Settings, Devices, Camera</source>
        <translation>Einstellungen, Geräte, Kamera</translation>
    </message>
    <message>
        <source>Sources, Video Capture Device</source>
        <translation>Quellen, Videoaufnahmegerät</translation>
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
        <source>Wide</source>
        <translation>Breit</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
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
</context>
<context>
    <name>_Dots</name>
    <message>
        <source>Step {step} of {count}</source>
        <translation>Schritt {step} von {count}</translation>
    </message>
</context>
</TS>
