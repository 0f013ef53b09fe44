<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About Talking Avatar</source>
        <translation>Acerca de Talking Avatar</translation>
    </message>
    <message>
        <source>Version {version}, with Qt {qt}</source>
        <translation>Versión {version}, con Qt {qt}</translation>
    </message>
    <message>
        <source>Your microphone drives a portrait, and the portrait is your webcam. Everything happens on this computer: no account, no upload; models are downloaded only when you ask.</source>
        <translation>Tu micrófono mueve un retrato, y el retrato es tu cámara web. Todo ocurre en este equipo: sin cuenta, sin subir nada; los modelos solo se descargan cuando lo pides.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Copiar diagnóstico</translation>
    </message>
    <message>
        <source>Versions and settings, without names of people or files</source>
        <translation>Versiones y ajustes, sin nombres de personas ni de archivos</translation>
    </message>
    <message>
        <source>Open the crash log</source>
        <translation>Abrir el registro de fallos</translation>
    </message>
    <message>
        <source>Whose work is in it</source>
        <translation>De quién es el trabajo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>MIT licence. © 2026 Talking Avatar contributors.</source>
        <translation>Licencia MIT. © 2026 Colaboradores de Talking Avatar.</translation>
    </message>
    <message>
        <source>Copied. Read it before you send it: it lies on the clipboard.</source>
        <translation>Copiado. Léelo antes de enviarlo: está en el portapapeles.</translation>
    </message>
</context>
<context>
    <name>BackgroundBox</name>
    <message>
        <source>The photo&apos;s own background</source>
        <translation>El fondo de la foto</translation>
    </message>
    <message>
        <source>The photo&apos;s own, blurred</source>
        <translation>El fondo de la foto, desenfocado</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>Sand</source>
        <translation>Arena</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Green screen</source>
        <translation>Pantalla verde</translation>
    </message>
    <message>
        <source>Another colour…</source>
        <translation>Otro color…</translation>
    </message>
    <message>
        <source>A picture…</source>
        <translation>Una imagen…</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fondo</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Imágenes ({kinds})</translation>
    </message>
</context>
<context>
    <name>CameraBox</name>
    <message>
        <source>Virtual camera</source>
        <translation>Cámara virtual</translation>
    </message>
    <message>
        <source>Virtual camera that shows the avatar</source>
        <translation>Cámara virtual que muestra el avatar</translation>
    </message>
    <message>
        <source>What to choose in Zoom, Meet, Teams and OBS</source>
        <translation>Qué elegir en Zoom, Meet, Teams y OBS</translation>
    </message>
    <message>
        <source>First virtual camera</source>
        <translation>Primera cámara virtual</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name} (en uso)</translation>
    </message>
    <message>
        <source>In the meeting: “{name}”</source>
        <translation>En la reunión: «{name}»</translation>
    </message>
    <message>
        <source>None found yet: see the help</source>
        <translation>Aún no hay ninguna: mira la ayuda</translation>
    </message>
</context>
<context>
    <name>CameraHelp</name>
    <message>
        <source>Choose “{name}” as your camera</source>
        <translation>Elige «{name}» como cámara</translation>
    </message>
    <message>
        <source>Go live first, then open the meeting: most programs list it only while it runs.</source>
        <translation>Primero entra en directo y después abre la reunión: la mayoría de los programas solo la muestran mientras funciona.</translation>
    </message>
    <message>
        <source>Meeting programs mirror your own picture to you only; others see it the right way round.</source>
        <translation>Los programas de reuniones reflejan tu imagen solo para ti; los demás la ven del derecho.</translation>
    </message>
    <message>
        <source>the arrow beside Start Video, then Select a Camera</source>
        <translation>la flecha junto a «Iniciar vídeo» y luego «Seleccionar una cámara»</translation>
    </message>
    <message>
        <source>More options, Settings, Video</source>
        <translation>Más opciones, Configuración, Vídeo</translation>
    </message>
    <message>
        <source>the arrow beside the camera, then Camera</source>
        <translation>la flecha junto a la cámara y luego «Cámara»</translation>
    </message>
    <message>
        <source>add a Video Capture Device</source>
        <translation>añade un «Dispositivo de captura de vídeo»</translation>
    </message>
    <message>
        <source>Browsers</source>
        <translation>Navegadores</translation>
    </message>
    <message>
        <source>allow the camera and pick it in the page&apos;s own list</source>
        <translation>permite la cámara y elígela en la lista de la página</translation>
    </message>
    <message>
        <source>There is no virtual camera yet. This makes one until the next start:</source>
        <translation>Todavía no hay cámara virtual. Esto crea una hasta el próximo arranque:</translation>
    </message>
    <message>
        <source>There is no virtual camera yet: install OBS Studio, which brings one along.</source>
        <translation>Todavía no hay cámara virtual: instala OBS Studio, que trae una.</translation>
    </message>
</context>
<context>
    <name>ClipView</name>
    <message>
        <source>What others see</source>
        <translation>Lo que ven los demás</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>You are live</source>
        <translation>Estás en directo</translation>
    </message>
    <message>
        <source>You are live. End it and close?</source>
        <translation>Estás en directo. ¿Terminar y cerrar?</translation>
    </message>
    <message>
        <source>The meeting will no longer see your avatar.</source>
        <translation>La reunión dejará de ver tu avatar.</translation>
    </message>
    <message>
        <source>End and close</source>
        <translation>Terminar y cerrar</translation>
    </message>
    <message>
        <source>Stay live</source>
        <translation>Seguir en directo</translation>
    </message>
</context>
<context>
    <name>ControlPanel</name>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Deshacer (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Rehacer (Ctrl+Mayús+Z)</translation>
    </message>
</context>
<context>
    <name>CropEditor</name>
    <message>
        <source>Part of the picture that is used</source>
        <translation>Parte de la imagen que se usa</translation>
    </message>
    <message>
        <source>Arrow keys move the frame, Shift with arrow keys resizes it, Home resets it</source>
        <translation>Las flechas mueven el marco, con Mayús cambian su tamaño, Inicio lo restablece</translation>
    </message>
</context>
<context>
    <name>DialogDesk</name>
    <message>
        <source>{name} is ready.</source>
        <translation>{name} está listo.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>Doctor</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Revisar de nuevo</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>How this computer is doing</source>
        <translation>Cómo está este equipo</translation>
    </message>
    <message>
        <source>Looking: {number} of {count}</source>
        <translation>Revisando {number} de {count}</translation>
    </message>
    <message>
        <source>One thing must be mended before it works.</source>
        <translation>Hay que arreglar una cosa para que funcione.</translation>
    </message>
    <message>
        <source>{count} things must be mended before it works.</source>
        <translation>Hay que arreglar {count} cosas para que funcione.</translation>
    </message>
    <message>
        <source>It works; one thing could be better.</source>
        <translation>Funciona; una cosa podría ir mejor.</translation>
    </message>
    <message>
        <source>It works; {count} things could be better.</source>
        <translation>Funciona; {count} cosas podrían ir mejor.</translation>
    </message>
    <message>
        <source>Everything is well.</source>
        <translation>Todo está bien.</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
    <message>
        <source>Make another</source>
        <translation>Hacer otro</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The video is ready</source>
        <translation>El vídeo está listo</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>built-in engine</source>
        <translation>motor integrado</translation>
    </message>
</context>
<context>
    <name>ExpressionSection</name>
    <message>
        <source>Smile</source>
        <translation>Sonrisa</translation>
    </message>
    <message>
        <source>Corners of the mouth: sad to a broad smile</source>
        <translation>Comisuras de la boca: de triste a una gran sonrisa</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>Cejas</translation>
    </message>
    <message>
        <source>Lowered to raised</source>
        <translation>De bajas a levantadas</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>Ojos</translation>
    </message>
    <message>
        <source>Narrowed to wide</source>
        <translation>De entrecerrados a muy abiertos</translation>
    </message>
    <message>
        <source>Mouth opening</source>
        <translation>Apertura de la boca</translation>
    </message>
    <message>
        <source>How far the mouth opens when speaking</source>
        <translation>Cuánto se abre la boca al hablar</translation>
    </message>
    <message>
        <source>Liveliness</source>
        <translation>Viveza</translation>
    </message>
    <message>
        <source>Size of brow raises, glances and breathing</source>
        <translation>Amplitud de cejas, miradas y respiración</translation>
    </message>
    <message>
        <source>Head movement</source>
        <translation>Movimiento de cabeza</translation>
    </message>
    <message>
        <source>Size of head movements</source>
        <translation>Amplitud de los movimientos de cabeza</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expresión</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>about {time} left</source>
        <translation>quedan unos {time}</translation>
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
        <translation>Arreglar</translation>
    </message>
</context>
<context>
    <name>GazePad</name>
    <message>
        <source>Gaze</source>
        <translation>Mirada</translation>
    </message>
    <message>
        <source>Drag to where the eyes shall look; a double click looks straight ahead</source>
        <translation>Arrastra hacia donde deben mirar los ojos; un doble clic mira al frente</translation>
    </message>
</context>
<context>
    <name>GoLiveButton</name>
    <message>
        <source>Go live</source>
        <translation>Entrar en directo</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
    <message>
        <source>Live  {time}</source>
        <translation>En directo  {time}</translation>
    </message>
    <message>
        <source>On standby</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Te necesita</translation>
    </message>
    <message>
        <source>click to cancel</source>
        <translation>clic para cancelar</translation>
    </message>
    <message>
        <source>click to end</source>
        <translation>clic para terminar</translation>
    </message>
    <message>
        <source>click to give up</source>
        <translation>clic para dejarlo</translation>
    </message>
    <message>
        <source>appear in the meeting</source>
        <translation>aparecer en la reunión</translation>
    </message>
</context>
<context>
    <name>HeadBall</name>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
    <message>
        <source>Drag to turn the head; drag with the right button, or use the wheel, to tilt it; a double click brings it back</source>
        <translation>Arrastra para girar la cabeza; con el botón derecho o la rueda se inclina; un doble clic la devuelve</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>Microphone level</source>
        <translation>Nivel del micrófono</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Add a portrait</source>
        <translation>Añadir un retrato</translation>
    </message>
    <message>
        <source>Add a portrait: choose, drop or paste a picture</source>
        <translation>Añadir un retrato: elige, suelta o pega una imagen</translation>
    </message>
    <message>
        <source>Drop here</source>
        <translation>Suelta aquí</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Looking for the face…</source>
        <translation>Buscando la cara…</translation>
    </message>
    <message>
        <source>This picture will not do</source>
        <translation>Esta imagen no sirve</translation>
    </message>
    <message>
        <source>Works, with a remark</source>
        <translation>Sirve, con una observación</translation>
    </message>
    <message>
        <source>Works well</source>
        <translation>Sirve bien</translation>
    </message>
    <message>
        <source>The face is clear to see.</source>
        <translation>La cara se ve con claridad.</translation>
    </message>
    <message>
        <source>Adjust portrait</source>
        <translation>Ajustar el retrato</translation>
    </message>
    <message>
        <source>Name of the portrait</source>
        <translation>Nombre del retrato</translation>
    </message>
    <message>
        <source>Add portrait</source>
        <translation>Añadir retrato</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Why may you use this picture?</source>
        <translation>¿Por qué puedes usar esta imagen?</translation>
    </message>
    <message>
        <source>The picture stays on this computer.</source>
        <translation>La imagen se queda en este equipo.</translation>
    </message>
    <message>
        <source>Drag the frame to choose the part that is used.</source>
        <translation>Arrastra el marco para elegir la parte que se usa.</translation>
    </message>
    <message>
        <source>First say why you may use this picture</source>
        <translation>Primero di por qué puedes usar esta imagen</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>Imagen pegada</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Retratos</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>No hay ninguna imagen en el portapapeles.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Elegir una imagen…</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Pegar una imagen</translation>
    </message>
    <message>
        <source>Bring back the built-in portraits</source>
        <translation>Recuperar los retratos incluidos</translation>
    </message>
    <message>
        <source>Use this portrait</source>
        <translation>Usar este retrato</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Cambiar nombre</translation>
    </message>
    <message>
        <source>Adjust crop…</source>
        <translation>Ajustar recorte…</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ocultar</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Eliminar</translation>
    </message>
    <message>
        <source>{name} is hidden.</source>
        <translation>{name} está oculto.</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} se ha eliminado.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>It shows me</source>
        <translation>Soy yo</translation>
    </message>
    <message>
        <source>The person allowed me to use it</source>
        <translation>La persona me lo ha permitido</translation>
    </message>
    <message>
        <source>It was generated: nobody looks like this</source>
        <translation>Es generada: nadie tiene este aspecto</translation>
    </message>
    <message>
        <source>It is in the public domain, like an old painting</source>
        <translation>Es de dominio público, como un cuadro antiguo</translation>
    </message>
    <message>
        <source>Comes with the app: an invented person</source>
        <translation>Viene con el programa: una persona inventada</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Tu imagen</translation>
    </message>
    <message>
        <source>Used with permission</source>
        <translation>Usada con permiso</translation>
    </message>
    <message>
        <source>Generated picture</source>
        <translation>Imagen generada</translation>
    </message>
    <message>
        <source>Public domain</source>
        <translation>Dominio público</translation>
    </message>
    <message>
        <source>There is no camera on this computer.</source>
        <translation>No hay ninguna cámara en este equipo.</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <translation>Instantánea</translation>
    </message>
    <message>
        <source>Take a picture with the camera…</source>
        <translation>Hacer una foto con la cámara…</translation>
    </message>
    <message>
        <source>Take a picture</source>
        <translation>Hacer una foto</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Cámara</translation>
    </message>
    <message>
        <source>Take picture</source>
        <translation>Hacer foto</translation>
    </message>
    <message>
        <source>Look straight into the camera, with light on your face and a closed mouth.</source>
        <translation>Mira de frente a la cámara, con luz en la cara y la boca cerrada.</translation>
    </message>
    <message>
        <source>The camera is starting…</source>
        <translation>La cámara se está iniciando…</translation>
    </message>
    <message>
        <source>The camera gives no picture; close other programs that use it.</source>
        <translation>La cámara no da imagen; cierra otros programas que la usen.</translation>
    </message>
    <message>
        <source>{name}, chosen</source>
        <translation>{name}, elegido</translation>
    </message>
</context>
<context>
    <name>MainActions</name>
    <message>
        <source>Go live</source>
        <translation>Entrar en directo</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Push to talk</source>
        <translation>Pulsar para hablar</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>Add a portrait…</source>
        <translation>Añadir un retrato…</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Pegar una imagen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Keep a picture</source>
        <translation>Guardar una foto</translation>
    </message>
    <message>
        <source>Show the recordings</source>
        <translation>Mostrar las grabaciones</translation>
    </message>
    <message>
        <source>Make a video from a sound file…</source>
        <translation>Hacer un vídeo con un archivo de sonido…</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Reset all sliders</source>
        <translation>Restablecer todos los controles</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Preferencias…</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>En &amp;directo</translation>
    </message>
    <message>
        <source>Next portrait</source>
        <translation>Retrato siguiente</translation>
    </message>
    <message>
        <source>Previous portrait</source>
        <translation>Retrato anterior</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>Portraits</source>
        <translation>Retratos</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Doctor…</source>
        <translation>Diagnóstico…</translation>
    </message>
    <message>
        <source>About Talking Avatar</source>
        <translation>Acerca de Talking Avatar</translation>
    </message>
    <message>
        <source>End live</source>
        <translation>Terminar el directo</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Reset</source>
        <translation>Restablecer</translation>
    </message>
    <message>
        <source>Kept {path}</source>
        <translation>Guardado: {path}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Mostrar en la carpeta</translation>
    </message>
</context>
<context>
    <name>MicrophoneBox</name>
    <message>
        <source>Mute (M)</source>
        <translation>Silenciar (M)</translation>
    </message>
    <message>
        <source>Push to talk: be heard only while Space is held</source>
        <translation>Pulsar para hablar: solo se te oye mientras mantienes la barra espaciadora</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>Microphone that moves the face</source>
        <translation>Micrófono que mueve la cara</translation>
    </message>
    <message>
        <source>System microphone</source>
        <translation>Micrófono del sistema</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>Sin micrófono</translation>
    </message>
    <message>
        <source>{name} (not there)</source>
        <translation>{name} (no está)</translation>
    </message>
    <message>
        <source>Unmute (M)</source>
        <translation>Activar el micrófono (M)</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Activar el micrófono</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Progress of {name}</source>
        <translation>Progreso de {name}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descargar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verificar</translation>
    </message>
    <message>
        <source>Use a folder…</source>
        <translation>Usar una carpeta…</translation>
    </message>
    <message>
        <source>Take files that you have downloaded already</source>
        <translation>Toma archivos que ya has descargado</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>{purpose}. {size} to download, licence {licence}, from {repository}.</source>
        <translation>{purpose}. {size} por descargar, licencia {licence}, de {repository}.</translation>
    </message>
    <message>
        <source>Continue download</source>
        <translation>Continuar la descarga</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Descargar de nuevo</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Everything works without these. They make the face photo-real on a computer with a graphics card. Nothing is downloaded until you ask, and every file is compared with the published one.</source>
        <translation>Todo funciona sin ellos. En un equipo con tarjeta gráfica hacen la cara fotorrealista. No se descarga nada hasta que lo pides, y cada archivo se compara con el publicado.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Mostrar la carpeta</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The folder with the downloaded files</source>
        <translation>La carpeta con los archivos descargados</translation>
    </message>
    <message>
        <source>{title} is published under the licence {licence}.
{notice}

Do you accept this licence?</source>
        <translation>{title} se publica con la licencia {licence}.
{notice}

¿Aceptas esta licencia?</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
</context>
<context>
    <name>ModelWork</name>
    <message>
        <source>Reading the folder…</source>
        <translation>Leyendo la carpeta…</translation>
    </message>
    <message>
        <source>Reading and comparing…</source>
        <translation>Leyendo y comparando…</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Quitando…</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Damaged: download it again</source>
        <translation>Dañado: descárgalo de nuevo</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Partly downloaded</source>
        <translation>Descargado en parte</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation>No está en este equipo</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Looking at what is here</source>
        <translation>Mirando lo que hay</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Checking and converting</source>
        <translation>Comprobando y convirtiendo</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>{size} por segundo</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>Cerrar este aviso</translation>
    </message>
</context>
<context>
    <name>PeekView</name>
    <message>
        <source>The avatar</source>
        <translation>El avatar</translation>
    </message>
</context>
<context>
    <name>PictureSection</name>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>16:9</source>
        <translation>16:9</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Cuadrado</translation>
    </message>
    <message>
        <source>Whole photo</source>
        <translation>Foto entera</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Encuadre</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>How near the face is</source>
        <translation>Cuánto se acerca la cara</translation>
    </message>
    <message>
        <source>Mirror this preview</source>
        <translation>Reflejar esta vista previa</translation>
    </message>
    <message>
        <source>Others always see you the right way round</source>
        <translation>Los demás siempre te ven del derecho</translation>
    </message>
    <message>
        <source>“AI avatar” badge</source>
        <translation>Distintivo «AI avatar»</translation>
    </message>
    <message>
        <source>Tells everybody in the meeting that the face is drawn</source>
        <translation>Dice a todos en la reunión que la cara está dibujada</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fondo</translation>
    </message>
</context>
<context>
    <name>PoseSection</name>
    <message>
        <source>Gaze and head</source>
        <translation>Mirada y cabeza</translation>
    </message>
    <message>
        <source>Look at the camera</source>
        <translation>Mirar a la cámara</translation>
    </message>
    <message>
        <source>The eyes hold the camera while the head moves</source>
        <translation>Los ojos siguen en la cámara mientras se mueve la cabeza</translation>
    </message>
    <message>
        <source>Follow the pointer</source>
        <translation>Seguir el puntero</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Parpadear</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Mirada</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Cabeza</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>El idioma cambia en el próximo inicio.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>Integrado</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Dibuja</translation>
    </message>
    <message>
        <source>LivePortrait is photo-real; it needs its models and a graphics card.</source>
        <translation>LivePortrait es fotorrealista; necesita sus modelos y una tarjeta gráfica.</translation>
    </message>
    <message>
        <source>Choose where recordings go</source>
        <translation>Elegir dónde van las grabaciones</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>Seguir en la bandeja al cerrar la ventana</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Al cerrar</translation>
    </message>
    <message>
        <source>This desktop has no tray.</source>
        <translation>Este escritorio no tiene bandeja.</translation>
    </message>
    <message>
        <source>Where recordings go</source>
        <translation>Dónde van las grabaciones</translation>
    </message>
    <message>
        <source>Ask at each start whether a newer version is out</source>
        <translation>Preguntar en cada inicio si hay una versión más nueva</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Actualizaciones</translation>
    </message>
    <message>
        <source>Fetches a list from the project&apos;s site; nothing is told about you or installed.</source>
        <translation>Descarga una lista del sitio del proyecto; no se comunica nada sobre ti ni se instala nada.</translation>
    </message>
</context>
<context>
    <name>PresetSection</name>
    <message>
        <source>Presets</source>
        <translation>Ajustes guardados</translation>
    </message>
    <message>
        <source>Preset {key}: {name}</source>
        <translation>Ajuste {key}: {name}</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mío</translation>
    </message>
    <message>
        <source>Press {key} to recall; Ctrl+Shift+{key}, or a right click, to save the sliders here</source>
        <translation>{key} lo recupera; Ctrl+Mayús+{key} o un clic derecho guarda aquí los controles</translation>
    </message>
    <message>
        <source>Save the sliders here</source>
        <translation>Guardar aquí los controles</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>Natural</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Amable</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Tranquilo</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>Animado</translation>
    </message>
    <message>
        <source>Serious</source>
        <translation>Serio</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>Quieto</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>This portrait cannot be shown; choose another one</source>
        <translation>Este retrato no se puede mostrar; elige otro</translation>
    </message>
    <message>
        <source>On standby: the meeting sees a still picture</source>
        <translation>En espera: la reunión ve una imagen fija</translation>
    </message>
    <message>
        <source>{name} is waking up…</source>
        <translation>{name} se está despertando…</translation>
    </message>
    <message>
        <source>Preview of the avatar</source>
        <translation>Vista previa del avatar</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Progress of the video</source>
        <translation>Progreso del vídeo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>You can close this window: the video goes on, and says when it is ready.</source>
        <translation>Puedes cerrar esta ventana: el vídeo sigue y avisa cuando está listo.</translation>
    </message>
    <message>
        <source>Making {name}…</source>
        <translation>Haciendo {name}…</translation>
    </message>
    <message>
        <source>Getting the portrait and the voice ready</source>
        <translation>Preparando el retrato y la voz</translation>
    </message>
    <message>
        <source>{done} of {total} drawn</source>
        <translation>{done} de {total} dibujados</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Cancelando…</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message>
        <source>The eyes are closed and will stay so.</source>
        <translation>Los ojos están cerrados y así seguirán.</translation>
    </message>
    <message>
        <source>One eye is closed and will stay so.</source>
        <translation>Un ojo está cerrado y así seguirá.</translation>
    </message>
    <message>
        <source>The irises can hardly be seen, so the gaze will not move.</source>
        <translation>Apenas se ve el iris, así que la mirada no se moverá.</translation>
    </message>
    <message>
        <source>With glasses, brows and lids move less.</source>
        <translation>Con gafas, las cejas y los párpados se mueven menos.</translation>
    </message>
    <message>
        <source>The face is blurred.</source>
        <translation>La cara está borrosa.</translation>
    </message>
    <message>
        <source>The head is turned and can turn further only a little.</source>
        <translation>La cabeza está girada y apenas puede girar más.</translation>
    </message>
    <message>
        <source>The head looks up or down; straight ahead is better.</source>
        <translation>La cabeza mira arriba o abajo; mejor de frente.</translation>
    </message>
    <message>
        <source>The head is tilted; upright is better.</source>
        <translation>La cabeza está inclinada; mejor recta.</translation>
    </message>
    <message>
        <source>Something may cover the lips.</source>
        <translation>Algo puede tapar los labios.</translation>
    </message>
    <message>
        <source>The teeth show, so lips that close will look tight.</source>
        <translation>Se ven los dientes, así que los labios al cerrarse se verán tensos.</translation>
    </message>
    <message>
        <source>The mouth is open, so lips that close will look tight.</source>
        <translation>La boca está abierta, así que los labios al cerrarse se verán tensos.</translation>
    </message>
    <message>
        <source>There is little room around the head, so moving edges may show.</source>
        <translation>Hay poco espacio alrededor de la cabeza, así que pueden verse bordes en movimiento.</translation>
    </message>
    <message>
        <source>Several faces: the largest is used. Drag the frame around another to use that.</source>
        <translation>Varias caras: se usa la más grande. Arrastra el marco alrededor de otra para usarla.</translation>
    </message>
    <message>
        <source>The face is small and will look soft; larger is better.</source>
        <translation>La cara es pequeña y se verá borrosa; mejor una imagen más grande.</translation>
    </message>
</context>
<context>
    <name>RecordingBox</name>
    <message>
        <source>Record (Ctrl+R)</source>
        <translation>Grabar (Ctrl+R)</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>Pausar la grabación</translation>
    </message>
    <message>
        <source>Keep a picture (Ctrl+P)</source>
        <translation>Guardar una foto (Ctrl+P)</translation>
    </message>
    <message>
        <source>End the recording (Ctrl+R)</source>
        <translation>Terminar la grabación (Ctrl+R)</translation>
    </message>
    <message>
        <source>{n} lost</source>
        <translation>{n} perdidos</translation>
    </message>
</context>
<context>
    <name>Recordings</name>
    <message>
        <source>The folder {folder} cannot be used ({reason}); choose another in the preferences.</source>
        <translation>No se puede usar la carpeta {folder} ({reason}); elige otra en las preferencias.</translation>
    </message>
</context>
<context>
    <name>SoundField</name>
    <message>
        <source>Looking at {name}…</source>
        <translation>Mirando {name}…</translation>
    </message>
    <message>
        <source>Drop it here</source>
        <translation>Suéltalo aquí</translation>
    </message>
    <message>
        <source>This file will not do</source>
        <translation>Este archivo no sirve</translation>
    </message>
    <message>
        <source>Choose a sound file…</source>
        <translation>Elegir un archivo de sonido…</translation>
    </message>
    <message>
        <source>or drop one here: a recording, a song, the sound of a video</source>
        <translation>o suelta uno aquí: una grabación, una canción, el sonido de un vídeo</translation>
    </message>
    <message>
        <source>Choose a sound file</source>
        <translation>Elegir un archivo de sonido</translation>
    </message>
    <message>
        <source>Sound and video</source>
        <translation>Sonido y vídeo</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Frames drawn in the last second</source>
        <translation>Imágenes dibujadas en el último segundo</translation>
    </message>
    <message>
        <source>From your voice to the camera: the median, and 95 of 100</source>
        <translation>De tu voz a la cámara: la mediana y 95 de cada 100</translation>
    </message>
    <message>
        <source>Frames that were not drawn in time, since the start</source>
        <translation>Imágenes no dibujadas a tiempo desde el inicio</translation>
    </message>
    <message>
        <source>{rate:.0f} fps</source>
        <translation>{rate:.0f} fps</translation>
    </message>
    <message>
        <source>voice to camera {median:.0f} ms (95 %: {most:.0f})</source>
        <translation>voz a cámara {median:.0f} ms (95 %: {most:.0f})</translation>
    </message>
    <message>
        <source>{n} dropped</source>
        <translation>{n} omitidas</translation>
    </message>
    <message>
        <source>{cores:.0f} % of a core, {memory:.0f} MB</source>
        <translation>{cores:.0f} % de un núcleo, {memory:.0f} MB</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Welcome to Talking Avatar</source>
        <translation>Te damos la bienvenida a Talking Avatar</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Who do you want to be?</source>
        <translation>¿Quién quieres ser?</translation>
    </message>
    <message>
        <source>Pick a portrait, or drop a photo of your own on the strip: one person, seen from the front, with the mouth closed. Pictures never leave this computer.</source>
        <translation>Elige un retrato o suelta una foto tuya en la tira: una persona, de frente, con la boca cerrada. Las imágenes nunca salen de este equipo.</translation>
    </message>
    <message>
        <source>Which microphone moves the face?</source>
        <translation>¿Qué micrófono mueve la cara?</translation>
    </message>
    <message>
        <source>Say something: the bar should jump with your voice.</source>
        <translation>Di algo: la barra debería saltar con tu voz.</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Escuchando…</translation>
    </message>
    <message>
        <source>I can hear you.</source>
        <translation>Te oigo.</translation>
    </message>
    <message>
        <source>How others see you</source>
        <translation>Cómo te ven los demás</translation>
    </message>
    <message>
        <source>Press Go live in the window, then choose this camera in Zoom, Meet, Teams or OBS.</source>
        <translation>Pulsa «Entrar en directo» en la ventana y elige esta cámara en Zoom, Meet, Teams u OBS.</translation>
    </message>
    <message>
        <source>Settings, Video, Camera</source>
        <translation>Configuración, Vídeo, Cámara</translation>
    </message>
    <message>
        <source>More options, Settings, Video</source>
        <translation>Más opciones, Configuración, Vídeo</translation>
    </message>
    <message>
        <source>Settings, Devices, Camera</source>
        <translation>Configuración, Dispositivos, Cámara</translation>
    </message>
    <message>
        <source>Sources, Video Capture Device</source>
        <translation>Fuentes, Dispositivo de captura de vídeo</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show the window</source>
        <translation>Mostrar la ventana</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>not live</source>
        <translation>sin directo</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>iniciando</translation>
    </message>
    <message>
        <source>live</source>
        <translation>en directo</translation>
    </message>
    <message>
        <source>on standby</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>te necesita</translation>
    </message>
</context>
<context>
    <name>TrialCall</name>
    <message>
        <source>Make a test call</source>
        <translation>Hacer una llamada de prueba</translation>
    </message>
    <message>
        <source>Play again</source>
        <translation>Reproducir otra vez</translation>
    </message>
    <message>
        <source>Say something for five seconds, then see and hear yourself.</source>
        <translation>Habla durante cinco segundos y luego mírate y escúchate.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Speak now: {seconds}</source>
        <translation>Habla ahora: {seconds}</translation>
    </message>
    <message>
        <source>Nothing could be recorded; wait until the portrait is ready.</source>
        <translation>No se pudo grabar nada; espera a que el retrato esté listo.</translation>
    </message>
    <message>
        <source>This is what others see and hear. Use headphones, or the microphone hears it too.</source>
        <translation>Esto es lo que ven y oyen los demás. Usa auriculares, o el micrófono también lo oirá.</translation>
    </message>
</context>
<context>
    <name>UpdateNotice</name>
    <message>
        <source>This is the newest version.</source>
        <translation>Esta es la versión más reciente.</translation>
    </message>
    <message>
        <source>Version {version} is out.</source>
        <translation>Ha salido la versión {version}.</translation>
    </message>
    <message>
        <source>Version {version} is out; it closes a security hole.</source>
        <translation>Ha salido la versión {version}; cierra un fallo de seguridad.</translation>
    </message>
    <message>
        <source>Get it</source>
        <translation>Obtenerla</translation>
    </message>
</context>
<context>
    <name>VideoDialog</name>
    <message>
        <source>Make a video from a sound file</source>
        <translation>Hacer un vídeo con un archivo de sonido</translation>
    </message>
    <message>
        <source>This is the sound file itself; choose another name.</source>
        <translation>Ese es el propio archivo de sonido; elige otro nombre.</translation>
    </message>
    <message>
        <source>{name} exists already. Replace it?</source>
        <translation>{name} ya existe. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>The video could not be made</source>
        <translation>No se pudo hacer el vídeo</translation>
    </message>
</context>
<context>
    <name>VideoForm</name>
    <message>
        <source>Wide</source>
        <translation>Panorámico</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Cuadrado</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Imagen entera</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Encuadre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Chosen with the sound file</source>
        <translation>Se elige con el archivo de sonido</translation>
    </message>
    <message>
        <source>File to make</source>
        <translation>Archivo que se hará</translation>
    </message>
    <message>
        <source>Choose where the video goes</source>
        <translation>Elegir dónde va el vídeo</translation>
    </message>
    <message>
        <source>Make video</source>
        <translation>Hacer vídeo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Make a video from a sound file</source>
        <translation>Hacer un vídeo con un archivo de sonido</translation>
    </message>
    <message>
        <source>{name} says what the file says. You stay live meanwhile.</source>
        <translation>{name} dice lo que dice el archivo. Mientras tanto sigues en directo.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Guardar como</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Vídeo</translation>
    </message>
    <message>
        <source>Save the video as</source>
        <translation>Guardar el vídeo como</translation>
    </message>
</context>
<context>
    <name>VoiceSection</name>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rápido</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrado</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Suave</translation>
    </message>
    <message>
        <source>Delay of the picture</source>
        <translation>Retraso de la imagen</translation>
    </message>
    <message>
        <source>Delayed microphone</source>
        <translation>Micrófono retrasado</translation>
    </message>
    <message>
        <source>Gives the meeting your voice just as late as the picture</source>
        <translation>Da a la reunión tu voz con el mismo retraso que la imagen</translation>
    </message>
    <message>
        <source>Where the delayed voice goes</source>
        <translation>Adónde va la voz retrasada</translation>
    </message>
    <message>
        <source>Automatic volume</source>
        <translation>Volumen automático</translation>
    </message>
    <message>
        <source>New virtual microphone</source>
        <translation>Nuevo micrófono virtual</translation>
    </message>
    <message>
        <source>System output</source>
        <translation>Salida del sistema</translation>
    </message>
    <message>
        <source>The picture is {ms:.0f} ms behind your voice</source>
        <translation>La imagen va {ms:.0f} ms por detrás de tu voz</translation>
    </message>
    <message>
        <source>While live, choose “Talking Avatar microphone” as the meeting&apos;s microphone.</source>
        <translation>Mientras estés en directo, elige «Talking Avatar microphone» como micrófono de la reunión.</translation>
    </message>
    <message>
        <source>Choose the other end of this cable as the meeting&apos;s microphone.</source>
        <translation>Elige el otro extremo de este cable como micrófono de la reunión.</translation>
    </message>
</context>
<context>
    <name>_Dots</name>
    <message>
        <source>Step {step} of {count}</source>
        <translation>Paso {step} de {count}</translation>
    </message>
</context>
</TS>
