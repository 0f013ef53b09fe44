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
    <message>
        <source>Automatic</source>
        <translation>Automática</translation>
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
    <message>
        <source>well</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>could be better</source>
        <translation>podría mejorar</translation>
    </message>
    <message>
        <source>must be mended</source>
        <translation>hay que arreglarlo</translation>
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
    <name>EngineCard</name>
    <message>
        <source>Built-in</source>
        <translation>Integrado</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Automatic: the fastest there is</source>
        <translation>Automático: el más rápido que haya</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>Tarjeta gráfica NVIDIA (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Gráficos de Apple (MPS)</translation>
    </message>
    <message>
        <source>Processor (for videos; too slow for a call)</source>
        <translation>Procesador (para vídeos; lento para una llamada)</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
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
        <source>The size of the picture changes with the next start.</source>
        <translation>El tamaño de la imagen cambia con el próximo inicio.</translation>
    </message>
    <message>
        <source>LivePortrait is photo-real; it needs its models and a graphics card.</source>
        <translation>LivePortrait es fotorrealista; necesita sus modelos y una tarjeta gráfica.</translation>
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
    <name>GlobalKeys</name>
    <message>
        <source>Keys in every program are not made for this system</source>
        <translation>Para este sistema no hay teclas en todos los programas</translation>
    </message>
    <message>
        <source>Keys in every program do not work because the X display does not answer</source>
        <translation>Las teclas en todos los programas no funcionan porque la pantalla X no responde</translation>
    </message>
    <message>
        <source>Keys in every program do not work because this desktop runs no portal (xdg-desktop-portal)</source>
        <translation>Las teclas en todos los programas no funcionan porque en este escritorio no hay ningún portal en marcha (xdg-desktop-portal)</translation>
    </message>
    <message>
        <source>Keys in every program do not work because this desktop&apos;s portal has no global shortcuts</source>
        <translation>Las teclas en todos los programas no funcionan porque el portal de este escritorio no tiene atajos globales</translation>
    </message>
    <message>
        <source>Keys in every program do not work because this desktop gives them only to programs in its menu</source>
        <translation>Las teclas en todos los programas no funcionan porque este escritorio solo las da a los programas de su menú</translation>
    </message>
    <message>
        <source>Keys in every program do not work because the desktop&apos;s question was answered with no</source>
        <translation>Las teclas en todos los programas no funcionan porque a la pregunta del escritorio se respondió que no</translation>
    </message>
    <message>
        <source>Keys in every program do not work because the desktop refuses ({words})</source>
        <translation>Las teclas en todos los programas no funcionan porque el escritorio las niega ({words})</translation>
    </message>
    <message>
        <source>Keys in every program work no more because the desktop took them back</source>
        <translation>Las teclas en todos los programas ya no funcionan porque el escritorio las ha retirado</translation>
    </message>
    <message>
        <source>{what}; in your desktop&apos;s own settings for shortcuts, give a key a command such as: talking-avatar remote toggle-mute</source>
        <translation>{what}; en los ajustes de atajos de tu escritorio, da a una tecla una orden como: talking-avatar remote toggle-mute</translation>
    </message>
    <message>
        <source>{system} hands these keys over.</source>
        <translation>{system} entrega estas teclas.</translation>
    </message>
    <message>
        <source>Your desktop asks you before these keys work, and may choose others; it keeps them in its own settings for shortcuts.</source>
        <translation>Tu escritorio te pregunta antes de que estas teclas funcionen y puede elegir otras; las guarda en sus propios ajustes de atajos.</translation>
    </message>
    <message>
        <source>{keys} cannot be used because something else has it, or no key is that; choose another one.</source>
        <translation>{keys} no se puede usar porque otra cosa la tiene o no hay tal tecla; elige otra.</translation>
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
    <name>KeysCard</name>
    <message>
        <source>The desktop chose: {trigger}</source>
        <translation>El escritorio ha elegido: {trigger}</translation>
    </message>
    <message>
        <source>The desktop chose no key yet</source>
        <translation>El escritorio aún no ha elegido ninguna tecla</translation>
    </message>
    <message>
        <source>Keys in every program</source>
        <translation>Teclas en todos los programas</translation>
    </message>
    <message>
        <source>Go live, or end</source>
        <translation>Salir en directo o terminar</translation>
    </message>
    <message>
        <source>Mute, or unmute</source>
        <translation>Silenciar o dejar oír</translation>
    </message>
    <message>
        <source>Hold to talk</source>
        <translation>Mantener para hablar</translation>
    </message>
    <message>
        <source>Standby</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>No key: {words}</source>
        <translation>Sin tecla: {words}</translation>
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
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
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
        <source>Colours</source>
        <translation>Colores</translation>
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
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>The language changes with the next start, as something is being made.</source>
        <translation>El idioma cambia con el próximo inicio, porque se está creando algo.</translation>
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
        <source>{n} frames are missing in the recording</source>
        <translation>Faltan {n} imágenes en la grabación</translation>
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
    <name>Sentence</name>
    <message>
        <source>There is no engine called {0}; choose {1}.</source>
        <translation>No hay ningún motor llamado {0}; elige {1}.</translation>
    </message>
    <message>
        <source>LivePortrait takes seconds for a frame without a graphics card.</source>
        <translation>LivePortrait tarda segundos en cada imagen sin una tarjeta gráfica.</translation>
    </message>
    <message>
        <source>LivePortrait cannot draw because PyTorch is not installed; install it with: pip install &apos;talking-avatar[neural]&apos;.</source>
        <translation>LivePortrait no puede dibujar porque PyTorch no está instalado; instálalo con: pip install &apos;talking-avatar[neural]&apos;.</translation>
    </message>
    <message>
        <source>The loudness of the voice has no style called {0} because only trained models have; choose another --motion.</source>
        <translation>El volumen de la voz no tiene un estilo llamado {0} porque solo los modelos entrenados los tienen; elige otro --motion.</translation>
    </message>
    <message>
        <source>{0} The delayed voice is silent until it returns.</source>
        <translation>{0} La voz retrasada calla hasta que vuelva.</translation>
    </message>
    <message>
        <source>The output {0} is back.</source>
        <translation>La salida {0} ha vuelto.</translation>
    </message>
    <message>
        <source>Several devices are called {0} because {1}; name one of them in full.</source>
        <translation>Varios dispositivos se llaman {0} porque {1}; nombra uno por completo.</translation>
    </message>
    <message>
        <source>There is no {0} called {1} now because this computer has {2}; plug it in.</source>
        <translation>Ahora no hay {0} con el nombre {1} porque este ordenador tiene {2}; conéctalo.</translation>
    </message>
    <message>
        <source>There is no {0} on this computer; plug one in.</source>
        <translation>En este ordenador no hay {0}; conecta uno.</translation>
    </message>
    <message>
        <source>The microphone {0} cannot be opened because {1}.</source>
        <translation>No se puede abrir el micrófono {0}: {1}.</translation>
    </message>
    <message>
        <source>The microphone {0} is back.</source>
        <translation>El micrófono {0} ha vuelto.</translation>
    </message>
    <message>
        <source>{0} The face idles until it returns.</source>
        <translation>{0} La cara se mueve sola hasta que vuelva.</translation>
    </message>
    <message>
        <source>The microphone {0} cannot be opened because {1}; choose another microphone, or close the program that uses it.</source>
        <translation>No se puede abrir el micrófono {0}: {1}; elige otro micrófono o cierra el programa que lo usa.</translation>
    </message>
    <message>
        <source>The microphone {0} has stopped because it was unplugged or taken away.</source>
        <translation>El micrófono {0} se ha detenido porque fue desconectado o retirado.</translation>
    </message>
    <message>
        <source>The output {0} cannot be opened because {1}; choose another output, or close the program that uses it.</source>
        <translation>No se puede abrir la salida {0}: {1}; elige otra salida o cierra el programa que la usa.</translation>
    </message>
    <message>
        <source>The output {0} has stopped because it was unplugged or taken away.</source>
        <translation>La salida {0} se ha detenido porque fue desconectada o retirada.</translation>
    </message>
    <message>
        <source>Microphones cannot be used because the PortAudio library is missing; install it (Debian and Ubuntu: sudo apt install libportaudio2).</source>
        <translation>No se pueden usar micrófonos porque falta la biblioteca PortAudio; instálala (Debian y Ubuntu: sudo apt install libportaudio2).</translation>
    </message>
    <message>
        <source>Sound cannot be read from {0} because it is no pipe; name a microphone or a file.</source>
        <translation>No se puede leer sonido de {0} porque no es una tubería; nombra un micrófono o un archivo.</translation>
    </message>
    <message>
        <source>Sound can no longer be read from {0} because {1}.</source>
        <translation>Ya no se puede leer sonido de {0}: {1}.</translation>
    </message>
    <message>
        <source>A virtual microphone cannot be made because neither PulseAudio nor PipeWire answers; name an output that leads into the meeting, such as VB-Cable or BlackHole.</source>
        <translation>No se puede crear un micrófono virtual porque no responden ni PulseAudio ni PipeWire; nombra una salida que lleve a la reunión, como VB-Cable o BlackHole.</translation>
    </message>
    <message>
        <source>No model of {0} was found in {1}; keep the names that the files have on the hub.</source>
        <translation>No se encontró ningún modelo de {0} en {1}; conserva los nombres que los archivos tienen en el sitio.</translation>
    </message>
    <message>
        <source>{0} was not made because {1}; try again.</source>
        <translation>{0} no se hizo: {1}; inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>{0} was not made because {1}.</source>
        <translation>{0} no se hizo: {1}.</translation>
    </message>
    <message>
        <source>{0} because {1}; make room on the disk.</source>
        <translation>{0}: {1}; haz sitio en el disco.</translation>
    </message>
    <message>
        <source>The picture cannot be kept because {0}; make room on the disk.</source>
        <translation>No se puede guardar la imagen: {0}; haz sitio en el disco.</translation>
    </message>
    <message>
        <source>{0} could not be prepared because {1}.</source>
        <translation>{0} no se pudo preparar: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be prepared because the process that did it died; try again.</source>
        <translation>{0} no se pudo preparar porque el proceso que lo hacía murió; inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>{0} comes with the program; change a copy of it.</source>
        <translation>{0} viene con el programa; cambia una copia.</translation>
    </message>
    <message>
        <source>There is no portrait to begin with because the installation is incomplete; install it again.</source>
        <translation>No hay un retrato con el que empezar porque la instalación está incompleta; instala de nuevo.</translation>
    </message>
    <message>
        <source>Virtual camera</source>
        <translation>Cámara virtual</translation>
    </message>
    <message>
        <source>{0} takes frames</source>
        <translation>{0} acepta imágenes</translation>
    </message>
    <message>
        <source>install OBS Studio, whose virtual camera is used</source>
        <translation>instala OBS Studio, cuya cámara virtual se usa</translation>
    </message>
    <message>
        <source>there is none: {0}</source>
        <translation>no hay ninguna: {0}</translation>
    </message>
    <message>
        <source>close the program that feeds it</source>
        <translation>cierra el programa que la alimenta</translation>
    </message>
    <message>
        <source>{0} is taken by another program</source>
        <translation>{0} está ocupada por otro programa</translation>
    </message>
    <message>
        <source>{0}; not tried, as v4l2loopback before 0.13 can be opened only once</source>
        <translation>{0}; sin probar, porque v4l2loopback anterior a 0.13 solo se puede abrir una vez</translation>
    </message>
    <message>
        <source>sudo apt install v4l2loopback-dkms (or what your system calls it), then {0}</source>
        <translation>sudo apt install v4l2loopback-dkms (o como lo llame tu sistema), luego {0}</translation>
    </message>
    <message>
        <source>v4l2loopback is not installed</source>
        <translation>v4l2loopback no está instalado</translation>
    </message>
    <message>
        <source>v4l2loopback is not loaded</source>
        <translation>v4l2loopback no está cargado</translation>
    </message>
    <message>
        <source>close what looks at it, and load v4l2loopback again</source>
        <translation>cierra lo que la mira y carga v4l2loopback de nuevo</translation>
    </message>
    <message>
        <source>{0} takes no frames ({1})</source>
        <translation>{0} no acepta imágenes ({1})</translation>
    </message>
    <message>
        <source>{0} takes frames; they could not be read back here</source>
        <translation>{0} acepta imágenes; aquí no se pudieron volver a leer</translation>
    </message>
    <message>
        <source>load v4l2loopback again; another program may have set the camera to a format of its own</source>
        <translation>carga v4l2loopback de nuevo; otro programa puede haber dado a la cámara un formato propio</translation>
    </message>
    <message>
        <source>{0} shows other colours than it was given</source>
        <translation>{0} muestra otros colores que los recibidos</translation>
    </message>
    <message>
        <source>{0} shows what it was given</source>
        <translation>{0} muestra lo que recibió</translation>
    </message>
    <message>
        <source>it could not be looked at ({0}: {1})</source>
        <translation>no se pudo examinar ({0}: {1})</translation>
    </message>
    <message>
        <source>please report this</source>
        <translation>comunícalo, por favor</translation>
    </message>
    <message>
        <source>restart the computer, or unplug the device</source>
        <translation>reinicia el ordenador o desconecta el dispositivo</translation>
    </message>
    <message>
        <source>no answer within {0} s</source>
        <translation>sin respuesta en {0} s</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>use a 64-bit Python from {0} to {1}</source>
        <translation>usa un Python de 64 bits de {0} a {1}</translation>
    </message>
    <message>
        <source>drawing is slow without AVX2: use the preset low and a small picture, or another computer</source>
        <translation>dibujar es lento sin AVX2: usa el nivel «Rápido» y una imagen pequeña, u otro ordenador</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>{0}, no AVX2</source>
        <translation>{0}, sin AVX2</translation>
    </message>
    <message>
        <source>one core is little for live use: use the preset low, or give the program more</source>
        <translation>un núcleo es poco para estar en directo: usa el nivel «Rápido» o da más al programa</translation>
    </message>
    <message>
        <source>{0} GB free where {1} is</source>
        <translation>{0} GB libres donde está {1}</translation>
    </message>
    <message>
        <source>free some space: prepared portraits cannot be kept</source>
        <translation>libera espacio: no se pueden guardar los retratos preparados</translation>
    </message>
    <message>
        <source>free some space before you record or download models</source>
        <translation>libera espacio antes de grabar o descargar modelos</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Tarjeta gráfica</translation>
    </message>
    <message>
        <source>{0}, {1}, driver {2}</source>
        <translation>{0}, {1}, controlador {2}</translation>
    </message>
    <message>
        <source>nvidia-smi ended with {0}</source>
        <translation>nvidia-smi terminó con {0}</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver does not answer: {0}</source>
        <translation>el controlador de NVIDIA no responde: {0}</translation>
    </message>
    <message>
        <source>restart the computer, or install the driver again; the built-in engine needs no card</source>
        <translation>reinicia el ordenador o instala de nuevo el controlador; el motor integrado no necesita tarjeta</translation>
    </message>
    <message>
        <source>Apple&apos;s own, through Metal</source>
        <translation>la de Apple, mediante Metal</translation>
    </message>
    <message>
        <source>none from NVIDIA; the built-in engine needs none</source>
        <translation>ninguna de NVIDIA; el motor integrado no la necesita</translation>
    </message>
    <message>
        <source>PyTorch</source>
        <translation>PyTorch</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>no está instalado</translation>
    </message>
    <message>
        <source>for LivePortrait, JoyVASA and training: pip install &apos;talking-avatar[neural]&apos;</source>
        <translation>para LivePortrait, JoyVASA y entrenar: pip install &apos;talking-avatar[neural]&apos;</translation>
    </message>
    <message>
        <source>install it again: pip install --force-reinstall torch</source>
        <translation>instálalo de nuevo: pip install --force-reinstall torch</translation>
    </message>
    <message>
        <source>it does not load: {0}</source>
        <translation>no se carga: {0}</translation>
    </message>
    <message>
        <source>{0}, on the processor</source>
        <translation>{0}, en el procesador</translation>
    </message>
    <message>
        <source>update the driver to one for CUDA {0}</source>
        <translation>actualiza el controlador a uno para CUDA {0}</translation>
    </message>
    <message>
        <source>{0} cannot use the graphics card</source>
        <translation>{0} no puede usar la tarjeta gráfica</translation>
    </message>
    <message>
        <source>get the build for it: TALKING_AVATAR_TORCH=gpu make run</source>
        <translation>consigue la versión para ella: TALKING_AVATAR_TORCH=gpu make run</translation>
    </message>
    <message>
        <source>{0} is not built for the graphics card</source>
        <translation>{0} no está hecho para la tarjeta gráfica</translation>
    </message>
    <message>
        <source>pip install PySide6-Essentials; the commands work without</source>
        <translation>pip install PySide6-Essentials; las órdenes funcionan sin él</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Qt (PySide6) is not installed</source>
        <translation>Qt (PySide6) no está instalado</translation>
    </message>
    <message>
        <source>start the program in a desktop session; the commands work without</source>
        <translation>inicia el programa en una sesión de escritorio; las órdenes funcionan sin ella</translation>
    </message>
    <message>
        <source>there is no screen here</source>
        <translation>aquí no hay pantalla</translation>
    </message>
    <message>
        <source>install what Qt names</source>
        <translation>instala lo que nombra Qt</translation>
    </message>
    <message>
        <source>install what it needs: sudo apt install libxcb-cursor0 libxkbcommon-x11-0 libegl1 libgl1</source>
        <translation>instala lo que necesita: sudo apt install libxcb-cursor0 libxkbcommon-x11-0 libegl1 libgl1</translation>
    </message>
    <message>
        <source>Qt does not start: {0}</source>
        <translation>Qt no se inicia: {0}</translation>
    </message>
    <message>
        <source>part of the program</source>
        <translation>parte del programa</translation>
    </message>
    <message>
        <source>{0} of {1} are not compiled yet</source>
        <translation>{0} de {1} aún no están compilados</translation>
    </message>
    <message>
        <source>compile them now, or the next start waits for it: talking-avatar warmup</source>
        <translation>compílalos ahora, o el próximo inicio esperará: talking-avatar warmup</translation>
    </message>
    <message>
        <source>it did not end</source>
        <translation>no terminó</translation>
    </message>
    <message>
        <source>The inner loops were not compiled because {0}.</source>
        <translation>Los bucles internos no se compilaron: {0}.</translation>
    </message>
    <message>
        <source>it ended with {0}</source>
        <translation>terminó con {0}</translation>
    </message>
    <message>
        <source>install Talking Avatar again</source>
        <translation>instala Talking Avatar de nuevo</translation>
    </message>
    <message>
        <source>{0} is missing</source>
        <translation>falta {0}</translation>
    </message>
    <message>
        <source>{0} is damaged</source>
        <translation>{0} está dañado</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1})</source>
        <translation>{0} no se puede leer ({1})</translation>
    </message>
    <message>
        <source>all {0} are whole</source>
        <translation>los {0} están enteros</translation>
    </message>
    <message>
        <source>get them again: talking-avatar models download {0}</source>
        <translation>consíguelos de nuevo: talking-avatar models download {0}</translation>
    </message>
    <message>
        <source>damaged: {0}</source>
        <translation>dañados: {0}</translation>
    </message>
    <message>
        <source>go on with it: talking-avatar models download {0}</source>
        <translation>continúa con: talking-avatar models download {0}</translation>
    </message>
    <message>
        <source>partly downloaded: {0}</source>
        <translation>descargados en parte: {0}</translation>
    </message>
    <message>
        <source>{0}, whole: {1}</source>
        <translation>{0}, enteros: {1}</translation>
    </message>
    <message>
        <source>none; the program needs none</source>
        <translation>ninguno; el programa no los necesita</translation>
    </message>
    <message>
        <source>set the program up again (make run), or: pip install --upgrade talking-avatar</source>
        <translation>prepara el programa de nuevo (make run), o: pip install --upgrade talking-avatar</translation>
    </message>
    <message>
        <source>Packages</source>
        <translation>Paquetes</translation>
    </message>
    <message>
        <source>not known: the program is not installed</source>
        <translation>desconocido: el programa no está instalado</translation>
    </message>
    <message>
        <source>{0} is {1} and not {2} or newer</source>
        <translation>{0} es {1} y no {2} o posterior</translation>
    </message>
    <message>
        <source>all {0} that are needed</source>
        <translation>los {0} que se necesitan</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioridad</translation>
    </message>
    <message>
        <source>live threads go ahead of other programs: {0}</source>
        <translation>los hilos en directo van delante de otros programas: {0}</translation>
    </message>
    <message>
        <source>busy programs can make live frames late: {0}</source>
        <translation>los programas ocupados pueden retrasar imágenes: {0}</translation>
    </message>
    <message>
        <source>until then silence stands in for it, and the face moves by itself</source>
        <translation>hasta entonces lo sustituye el silencio y la cara se mueve sola</translation>
    </message>
    <message>
        <source>{0}; until then silence stands in for it, and the face moves by itself</source>
        <translation>{0}; hasta entonces lo sustituye el silencio y la cara se mueve sola</translation>
    </message>
    <message>
        <source>plug one in</source>
        <translation>conecta uno</translation>
    </message>
    <message>
        <source>plug it in again, or choose another with --mic; until then silence stands in for it, and the face moves by itself</source>
        <translation>conéctalo de nuevo o elige otro con --mic; hasta entonces lo sustituye el silencio y la cara se mueve sola</translation>
    </message>
    <message>
        <source>{0} delivers nothing</source>
        <translation>{0} no da nada</translation>
    </message>
    <message>
        <source>unmute it, and allow microphones for this program in the system&apos;s privacy settings</source>
        <translation>activa el sonido y permite los micrófonos a este programa en los ajustes de privacidad del sistema</translation>
    </message>
    <message>
        <source>{0} hears perfect silence</source>
        <translation>{0} oye un silencio perfecto</translation>
    </message>
    <message>
        <source>{0}: level {1} dB, peak {2} dB</source>
        <translation>{0}: nivel {1} dB, pico {2} dB</translation>
    </message>
    <message>
        <source>{0}, too loud</source>
        <translation>{0}, demasiado alto</translation>
    </message>
    <message>
        <source>turn it down in the system&apos;s settings</source>
        <translation>bájalo en los ajustes del sistema</translation>
    </message>
    <message>
        <source>the computer&apos;s own, as no microphone runs</source>
        <translation>el del ordenador, porque no hay ningún micrófono en marcha</translation>
    </message>
    <message>
        <source>{0}, {1} Hz: {2} ± {3} parts per million</source>
        <translation>{0}, {1} Hz: {2} ± {3} partes por millón</translation>
    </message>
    <message>
        <source>choose another microphone: sound and picture would drift apart with this one</source>
        <translation>elige otro micrófono: con este, sonido e imagen se separarían</translation>
    </message>
    <message>
        <source>a picture of {0} lines takes {1} ms of {2}</source>
        <translation>una imagen de {0} líneas tarda {1} ms de {2}</translation>
    </message>
    <message>
        <source>choose a smaller picture, fewer pictures a second, or the preset low</source>
        <translation>elige una imagen más pequeña, menos imágenes por segundo o el nivel «Rápido»</translation>
    </message>
    <message>
        <source>{0}, which is too slow for a call</source>
        <translation>{0}, demasiado lento para una llamada</translation>
    </message>
    <message>
        <source>close what keeps the processor busy, and look again</source>
        <translation>cierra lo que ocupa el procesador y mira de nuevo</translation>
    </message>
    <message>
        <source>{0}; the motion keeps up with the voice</source>
        <translation>{0}; el movimiento sigue el paso de la voz</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Novedades</translation>
    </message>
    <message>
        <source>{0} is the newest version</source>
        <translation>{0} es la versión más nueva</translation>
    </message>
    <message>
        <source>, which closes a security hole</source>
        <translation>, que cierra un fallo de seguridad</translation>
    </message>
    <message>
        <source>{0} is out{1}; this is {2}</source>
        <translation>ha salido {0}{1}; esta es {2}</translation>
    </message>
    <message>
        <source>get it from {0}</source>
        <translation>consíguela en {0}</translation>
    </message>
    <message>
        <source>{0}, so it goes on in longer steps; the delay grows.</source>
        <translation>{0}, así que sigue con pasos más largos; el retraso crece.</translation>
    </message>
    <message>
        <source>{0} even in long steps, so the loudness of the voice moves the mouth.</source>
        <translation>{0} incluso con pasos largos, así que el volumen de la voz mueve la boca.</translation>
    </message>
    <message>
        <source>Other programs make frames late because {0}; {1}.</source>
        <translation>Otros programas retrasan imágenes porque {0}; {1}.</translation>
    </message>
    <message>
        <source>The motion model keeps failing ({0}), so a simpler one moves the mouth.</source>
        <translation>El modelo de movimiento falla una y otra vez ({0}), así que uno más sencillo mueve la boca.</translation>
    </message>
    <message>
        <source>The motion model failed ({0}) and was started again.</source>
        <translation>El modelo de movimiento falló ({0}) y se inició de nuevo.</translation>
    </message>
    <message>
        <source>{0} cannot be recorded because a recording is an .mp4 or .mkv; choose such a name.</source>
        <translation>{0} no se puede grabar porque una grabación es .mp4 o .mkv; elige un nombre así.</translation>
    </message>
    <message>
        <source>{0} exists already; choose another name for the recording.</source>
        <translation>{0} ya existe; elige otro nombre para la grabación.</translation>
    </message>
    <message>
        <source>{0} cannot be recorded because there is no folder {1}; make the folder first.</source>
        <translation>{0} no se puede grabar porque no hay ninguna carpeta {1}; crea antes la carpeta.</translation>
    </message>
    <message>
        <source>The avatar cannot be drawn because {0}; it is tried again every 10 seconds.</source>
        <translation>No se puede dibujar el avatar: {0}; se intenta de nuevo cada 10 segundos.</translation>
    </message>
    <message>
        <source>The part of the program that draws has died; it is started again.</source>
        <translation>La parte del programa que dibuja ha muerto; se inicia de nuevo.</translation>
    </message>
    <message>
        <source>A camera cannot be transparent; choose another background.</source>
        <translation>Una cámara no puede ser transparente; elige otro fondo.</translation>
    </message>
    <message>
        <source>{0}; {1}, the built-in engine, draws.</source>
        <translation>{0}; dibuja {1}, el motor integrado.</translation>
    </message>
    <message>
        <source>The engine {0} failed ({1}) and is started again.</source>
        <translation>El motor {0} falló ({1}) y se inicia de nuevo.</translation>
    </message>
    <message>
        <source>The engine {0} keeps failing ({1}), so {2}, the built-in one, draws.</source>
        <translation>El motor {0} falla una y otra vez ({1}), así que dibuja {2}, el integrado.</translation>
    </message>
    <message>
        <source>The engine {0} keeps failing ({1}), so the standby picture is shown.</source>
        <translation>El motor {0} falla una y otra vez ({1}), así que se muestra la imagen de espera.</translation>
    </message>
    <message>
        <source>Another recording is running; stop it first.</source>
        <translation>Hay otra grabación en marcha; termínala antes.</translation>
    </message>
    <message>
        <source>Something went wrong while {0} ({1}: {2}); it goes on.</source>
        <translation>Algo falló durante {0} ({1}: {2}); sigue adelante.</translation>
    </message>
    <message>
        <source>The session has ended.</source>
        <translation>La sesión ha terminado.</translation>
    </message>
    <message>
        <source>The portrait is being made ready.</source>
        <translation>Se está preparando el retrato.</translation>
    </message>
    <message>
        <source>You are live.</source>
        <translation>Estás en directo.</translation>
    </message>
    <message>
        <source>The camera shows the standby picture.</source>
        <translation>La cámara muestra la imagen de espera.</translation>
    </message>
    <message>
        <source>The picture is being restored.</source>
        <translation>Se está recuperando la imagen.</translation>
    </message>
    <message>
        <source>There is no picture to show.</source>
        <translation>No hay imagen que mostrar.</translation>
    </message>
    <message>
        <source>{0} holds no sound that can be decoded; choose a sound or video file such as WAV, MP3, M4A, OGG, FLAC or MP4.</source>
        <translation>{0} no tiene sonido que se pueda descodificar; elige un archivo de sonido o vídeo como WAV, MP3, M4A, OGG, FLAC o MP4.</translation>
    </message>
    <message>
        <source>{0} holds no sound; choose a sound or video file such as WAV, MP3, M4A, OGG, FLAC or MP4.</source>
        <translation>{0} no tiene sonido; elige un archivo de sonido o vídeo como WAV, MP3, M4A, OGG, FLAC o MP4.</translation>
    </message>
    <message>
        <source>The sound of {0} cannot be decoded because its codec is not known; choose a sound or video file such as WAV, MP3, M4A, OGG, FLAC or MP4.</source>
        <translation>El sonido de {0} no se puede descodificar porque no se conoce su códec; elige un archivo de sonido o vídeo como WAV, MP3, M4A, OGG, FLAC o MP4.</translation>
    </message>
    <message>
        <source>{0} cannot be transparent because {1} holds no transparent video; choose a name that ends in one of {2} or another background.</source>
        <translation>{0} no puede ser transparente porque {1} no admite vídeo transparente; elige un nombre que acabe en uno de estos: {2}, u otro fondo.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1} is not a known kind of video; choose a name that ends in one of {2}.</source>
        <translation>{0} no se puede escribir porque {1} no es un tipo de vídeo conocido; elige un nombre que acabe en uno de estos: {2}.</translation>
    </message>
    <message>
        <source>{0} is empty; choose another picture.</source>
        <translation>{0} está vacío; elige otra imagen.</translation>
    </message>
    <message>
        <source>{0} is a folder; choose a picture inside it.</source>
        <translation>{0} es una carpeta; elige una imagen de dentro.</translation>
    </message>
    <message>
        <source>There is no file {0}; check the name or choose another picture.</source>
        <translation>No hay ningún archivo {0}; comprueba el nombre o elige otra imagen.</translation>
    </message>
    <message>
        <source>{0} is not a file; choose a picture.</source>
        <translation>{0} no es un archivo; elige una imagen.</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB; save it as a JPEG and choose that.</source>
        <translation>{0} ocupa más de {1} MB; guárdalo como JPEG y elige ese.</translation>
    </message>
    <message>
        <source>{0} cannot be opened because {1}; choose another picture.</source>
        <translation>{0} no se puede abrir: {1}; elige otra imagen.</translation>
    </message>
    <message>
        <source>{0} has more than {1} megapixels; save a smaller copy and choose that.</source>
        <translation>{0} tiene más de {1} megapíxeles; guarda una copia más pequeña y elige esa.</translation>
    </message>
    <message>
        <source>{0} is not a picture this program can read; choose a JPEG, PNG, WebP, AVIF or HEIC file.</source>
        <translation>{0} no es una imagen que este programa sepa leer; elige un archivo JPEG, PNG, WebP, AVIF o HEIC.</translation>
    </message>
    <message>
        <source>{0} does not fit into memory; save a smaller copy and choose that.</source>
        <translation>{0} no cabe en la memoria; guarda una copia más pequeña y elige esa.</translation>
    </message>
    <message>
        <source>{0} cannot be read because the file is damaged or incomplete; choose another copy of it.</source>
        <translation>{0} no se puede leer porque el archivo está dañado o incompleto; elige otra copia.</translation>
    </message>
    <message>
        <source>{0} is a HEIC picture; run `pip install &quot;talking-avatar[heic]&quot;`, or save it as a JPEG.</source>
        <translation>{0} es una imagen HEIC; ejecuta `pip install &quot;talking-avatar[heic]&quot;` o guárdala como JPEG.</translation>
    </message>
    <message>
        <source>{0} because it is a folder; {1}.</source>
        <translation>{0} porque es una carpeta; {1}.</translation>
    </message>
    <message>
        <source>{0} because there is no such file; check the name.</source>
        <translation>{0} porque no existe ese archivo; comprueba el nombre.</translation>
    </message>
    <message>
        <source>{0} because it is not an ordinary file; {1}.</source>
        <translation>{0} porque no es un archivo corriente; {1}.</translation>
    </message>
    <message>
        <source>{0} because it is empty; {1}.</source>
        <translation>{0} porque está vacío; {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1}; choose a name such as sheet.png.</source>
        <translation>{0} no se puede escribir: {1}; elige un nombre como hoja.png.</translation>
    </message>
    <message>
        <source>The picture of {0} cannot be decoded because its codec is not known; choose a video file such as MP4, MOV, MKV or WEBM.</source>
        <translation>La imagen de {0} no se puede descodificar porque no se conoce su códec; elige un archivo de vídeo como MP4, MOV, MKV o WEBM.</translation>
    </message>
    <message>
        <source>{0} holds no moving picture; choose a video file such as MP4, MOV, MKV or WEBM.</source>
        <translation>{0} no tiene imagen en movimiento; elige un archivo de vídeo como MP4, MOV, MKV o WEBM.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1}; choose another place.</source>
        <translation>{0} no se puede escribir: {1}; elige otro lugar.</translation>
    </message>
    <message>
        <source>{0} was not written because no frame was drawn.</source>
        <translation>{0} no se escribió porque no se dibujó ninguna imagen.</translation>
    </message>
    <message>
        <source>{0} could not be written because {1}; {2}.</source>
        <translation>{0} no se pudo escribir: {1}; {2}.</translation>
    </message>
    <message>
        <source>{0} cannot be written because it is a folder; add a file name.</source>
        <translation>{0} no se puede escribir porque es una carpeta; añade un nombre de archivo.</translation>
    </message>
    <message>
        <source>{0} cannot be written because there is no folder {1}; make the folder first or choose another place.</source>
        <translation>{0} no se puede escribir porque no hay ninguna carpeta {1}; crea antes la carpeta o elige otro lugar.</translation>
    </message>
    <message>
        <source>The motion model {0} does not fit its own configuration because {1}.</source>
        <translation>El modelo de movimiento {0} no encaja con su propia configuración: {1}.</translation>
    </message>
    <message>
        <source>The motion model {0} does not exist; check the name of the file.</source>
        <translation>El modelo de movimiento {0} no existe; comprueba el nombre del archivo.</translation>
    </message>
    <message>
        <source>The motion model {0} cannot be read because it is damaged or no safetensors file ({1}); download or train it again.</source>
        <translation>El modelo de movimiento {0} no se puede leer porque está dañado o no es un archivo safetensors ({1}); descárgalo o entrénalo de nuevo.</translation>
    </message>
    <message>
        <source>{0} is no motion model of this program because its format is {1}, not talking-avatar motion model 1.</source>
        <translation>{0} no es un modelo de movimiento de este programa porque su formato es {1} y no «talking-avatar motion model 1».</translation>
    </message>
    <message>
        <source>The motion model {0} cannot be used because its constants: {1}.</source>
        <translation>El modelo de movimiento {0} no se puede usar por sus constantes: {1}.</translation>
    </message>
    <message>
        <source>The motion model {0} cannot be used because it has constants for {1} values and a network for {2}.</source>
        <translation>El modelo de movimiento {0} no se puede usar porque tiene constantes para {1} valores y una red para {2}.</translation>
    </message>
    <message>
        <source>There is no kind of camera called {0}; choose among {1}.</source>
        <translation>No hay ningún tipo de cámara llamado {0}; elige entre {1}.</translation>
    </message>
    <message>
        <source>The virtual camera cannot be opened because {0}; {1}.</source>
        <translation>La cámara virtual no se puede abrir: {0}; {1}.</translation>
    </message>
    <message>
        <source>The camera {0} takes no more frames because {1}.</source>
        <translation>La cámara {0} ya no acepta imágenes: {1}.</translation>
    </message>
    <message>
        <source>The camera shows the standby picture because no frames come.</source>
        <translation>La cámara muestra la imagen de espera porque no llegan imágenes.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1}; name another file.</source>
        <translation>{0} no se puede escribir: {1}; nombra otro archivo.</translation>
    </message>
    <message>
        <source>v4l2 cameras exist on Linux only; choose the camera auto.</source>
        <translation>Las cámaras v4l2 solo existen en Linux; elige la primera cámara virtual.</translation>
    </message>
    <message>
        <source>The camera {0} cannot be opened because {1}.</source>
        <translation>La cámara {0} no se puede abrir: {1}.</translation>
    </message>
    <message>
        <source>The camera {0} does not take our picture because {1}; {2}.</source>
        <translation>La cámara {0} no acepta nuestra imagen: {1}; {2}.</translation>
    </message>
    <message>
        <source>There is no virtual camera because the kernel module v4l2loopback is not loaded; load it with: sudo modprobe v4l2loopback exclusive_caps=1 card_label=&apos;Talking Avatar&apos;.</source>
        <translation>No hay cámara virtual porque el módulo v4l2loopback del núcleo no está cargado; cárgalo con: sudo modprobe v4l2loopback exclusive_caps=1 card_label=&apos;Talking Avatar&apos;.</translation>
    </message>
    <message>
        <source>There is no virtual camera called {0}; choose the camera auto.</source>
        <translation>No hay ninguna cámara virtual llamada {0}; elige la primera cámara virtual.</translation>
    </message>
    <message>
        <source>The camera {0} cannot be written to because another program feeds it, or it was closed before and v4l2loopback is older than 0.13; {1}.</source>
        <translation>No se puede escribir en la cámara {0} porque otro programa la alimenta, o porque ya se cerró una vez y v4l2loopback es anterior a 0.13; {1}.</translation>
    </message>
    <message>
        <source>The camera&apos;s process cannot be fed because {0}; let this user write to /dev/shm and free some space there (Docker: --shm-size 256m).</source>
        <translation>No se puede alimentar el proceso de la cámara: {0}; deja que este usuario escriba en /dev/shm y libera espacio allí (Docker: --shm-size 256m).</translation>
    </message>
    <message>
        <source>The camera&apos;s process keeps dying, so it is started again after a pause.</source>
        <translation>El proceso de la cámara muere una y otra vez, así que se inicia de nuevo tras una pausa.</translation>
    </message>
    <message>
        <source>The camera&apos;s process died and another one has taken its place.</source>
        <translation>El proceso de la cámara murió y otro ha ocupado su lugar.</translation>
    </message>
    <message>
        <source>The recording ended because {0}; what came before is in {1}.</source>
        <translation>La grabación terminó: {0}; lo anterior está en {1}.</translation>
    </message>
    <message>
        <source>The recording could not begin because {0}.</source>
        <translation>La grabación no pudo empezar: {0}.</translation>
    </message>
    <message>
        <source>No face was found in {0}; choose a picture where a person&apos;s face can be seen upright, from the front and not too small.</source>
        <translation>No se encontró ninguna cara en {0}; elige una imagen donde se vea una cara derecha, de frente y no demasiado pequeña.</translation>
    </message>
    <message>
        <source>There is no face number {0} in {1} because it shows {2}; choose a number from 1 to {3}, counted from the left.</source>
        <translation>No hay una cara número {0} en {1} porque muestra {2}; elige un número de 1 a {3}, contando desde la izquierda.</translation>
    </message>
    <message>
        <source>The face in {0} is too small because its eyes are only {1} pixels apart; choose a picture where the face is larger or the resolution higher.</source>
        <translation>La cara en {0} es demasiado pequeña porque sus ojos solo distan {1} píxeles; elige una imagen con la cara más grande o con más resolución.</translation>
    </message>
    <message>
        <source>The face in {0} stands on its head; turn the picture upright.</source>
        <translation>La cara en {0} está cabeza abajo; gira la imagen.</translation>
    </message>
    <message>
        <source>The face in {0} is turned too far to the side because it looks {1} degrees away from the camera; choose a picture where it looks less than {2} degrees away.</source>
        <translation>La cara en {0} está demasiado girada porque mira {1} grados aparte de la cámara; elige una imagen donde sean menos de {2} grados.</translation>
    </message>
    <message>
        <source>The mouth in {0} is covered because no lips can be seen; choose a picture where nothing is in front of the mouth.</source>
        <translation>La boca en {0} está cubierta porque no se ven labios; elige una imagen sin nada delante de la boca.</translation>
    </message>
    <message>
        <source>The eyes are closed and cannot be opened, so they will not blink or look around; choose a picture with open eyes.</source>
        <translation>Los ojos están cerrados y no se pueden abrir, así que no parpadearán ni mirarán alrededor; elige una imagen con los ojos abiertos.</translation>
    </message>
    <message>
        <source>The {0} eye is closed and will stay so; choose a picture with both eyes open.</source>
        <translation>Un ojo ({0}) está cerrado y así seguirá; elige una imagen con los dos ojos abiertos.</translation>
    </message>
    <message>
        <source>The irises can hardly be seen, so the gaze will not move; choose a picture with clear eyes if you want it to.</source>
        <translation>El iris apenas se ve, así que la mirada no se moverá; elige una imagen con ojos claros si quieres que lo haga.</translation>
    </message>
    <message>
        <source>There seem to be glasses, so brows, cheeks and lids will move less to keep the frame still; a picture without them moves more freely.</source>
        <translation>Parece que hay gafas, así que cejas, mejillas y párpados se moverán menos para no mover la montura; una imagen sin ellas se mueve con más libertad.</translation>
    </message>
    <message>
        <source>The face is small ({0} pixels between the eyes) and will look soft; choose a picture where it is larger.</source>
        <translation>La cara es pequeña ({0} píxeles entre los ojos) y se verá blanda; elige una imagen donde sea más grande.</translation>
    </message>
    <message>
        <source>The face is blurred; choose a sharper picture.</source>
        <translation>La cara está borrosa; elige una imagen más nítida.</translation>
    </message>
    <message>
        <source>The lips can hardly be seen, so something may cover them; choose a picture where the mouth is free.</source>
        <translation>Los labios apenas se ven, quizá algo los cubre; elige una imagen con la boca libre.</translation>
    </message>
    <message>
        <source>The picture ends close to the head, so moving edges may show; choose one with more room around it.</source>
        <translation>La imagen acaba cerca de la cabeza, así que pueden verse bordes que se mueven; elige una con más espacio alrededor.</translation>
    </message>
    <message>
        <source>There are {0} faces and one was chosen; choose another by its number, counted from the left.</source>
        <translation>Hay {0} caras y se eligió una; elige otra por su número, contando desde la izquierda.</translation>
    </message>
    <message>
        <source>LivePortrait cannot run on {0} because PyTorch {1} finds no such device; choose --device auto, or set up PyTorch for it.</source>
        <translation>LivePortrait no puede funcionar en {0} porque PyTorch {1} no encuentra tal dispositivo; elige el dispositivo «Automático» o prepara PyTorch para él.</translation>
    </message>
    <message>
        <source>LivePortrait cannot run in mixed precision because {0}; leave --precision out.</source>
        <translation>LivePortrait no puede funcionar con precisión mixta: {0}; omite --precision.</translation>
    </message>
    <message>
        <source>LivePortrait cannot draw a transparent background because it draws the person together with what is behind; choose another background, or --engine warp.</source>
        <translation>LivePortrait no puede dibujar un fondo transparente porque dibuja a la persona junto con lo que hay detrás; elige otro fondo o el motor integrado.</translation>
    </message>
    <message>
        <source>The model {0} cannot be read because the file is damaged; run `talking-avatar models download liveportrait` again.</source>
        <translation>El modelo {0} no se puede leer porque el archivo está dañado; ejecuta de nuevo `talking-avatar models download liveportrait`.</translation>
    </message>
    <message>
        <source>The model {0} is not LivePortrait&apos;s because it comes {1}; run `talking-avatar models download liveportrait` again.</source>
        <translation>El modelo {0} no es el de LivePortrait porque viene {1}; ejecuta de nuevo `talking-avatar models download liveportrait`.</translation>
    </message>
    <message>
        <source>A frame cannot be {0} pixels high; choose a height from {1} to {2}.</source>
        <translation>Una imagen no puede tener {0} píxeles de alto; elige una altura de {1} a {2}.</translation>
    </message>
    <message>
        <source>The file {0} that belongs to the program is missing because the installation is incomplete; install Talking Avatar again.</source>
        <translation>Falta el archivo {0}, que pertenece al programa, porque la instalación está incompleta; instala Talking Avatar de nuevo.</translation>
    </message>
    <message>
        <source>The model {0} cannot be read because the file is damaged; install Talking Avatar again.</source>
        <translation>El modelo {0} no se puede leer porque el archivo está dañado; instala Talking Avatar de nuevo.</translation>
    </message>
    <message>
        <source>The voice model {0} cannot be read because the file is damaged; install Talking Avatar again.</source>
        <translation>El modelo de voz {0} no se puede leer porque el archivo está dañado; instala Talking Avatar de nuevo.</translation>
    </message>
    <message>
        <source>Whether there is a newer version could not be found out because TALKING_AVATAR_RELEASES names no encrypted address; give one that begins with https://.</source>
        <translation>No se pudo saber si hay una versión más nueva porque TALKING_AVATAR_RELEASES no nombra una dirección cifrada; da una que empiece por https://.</translation>
    </message>
    <message>
        <source>Whether there is a newer version could not be found out because {0}; try again later, or look at https://{1}.</source>
        <translation>No se pudo saber si hay una versión más nueva: {0}; inténtalo más tarde o mira en https://{1}.</translation>
    </message>
    <message>
        <source>Whether there is a newer version could not be found out because what {0} sent is no list of releases; try again later.</source>
        <translation>No se pudo saber si hay una versión más nueva porque lo que envió {0} no es una lista de versiones; inténtalo más tarde.</translation>
    </message>
    <message>
        <source>The folder {0} does not exist; check its name.</source>
        <translation>La carpeta {0} no existe; comprueba su nombre.</translation>
    </message>
    <message>
        <source>The model {0} was not imported because {1} is not the published file (its SHA-256 is another); download it again, or use: talking-avatar models download {2}.</source>
        <translation>El modelo {0} no se importó porque {1} no es el archivo publicado (su SHA-256 es otro); descárgalo de nuevo o usa: talking-avatar models download {2}.</translation>
    </message>
    <message>
        <source>The folder {0} holds too many files; name the one with the models.</source>
        <translation>La carpeta {0} tiene demasiados archivos; nombra la de los modelos.</translation>
    </message>
    <message>
        <source>The model {0} cannot be converted because PyTorch is missing, which it also runs on; install it with: pip install &apos;talking-avatar[neural]&apos;.</source>
        <translation>El modelo {0} no se puede convertir porque falta PyTorch, con el que también funciona; instálalo con: pip install &apos;talking-avatar[neural]&apos;.</translation>
    </message>
    <message>
        <source>The model {0} cannot be read because it is damaged; download it again.</source>
        <translation>El modelo {0} no se puede leer porque está dañado; descárgalo de nuevo.</translation>
    </message>
    <message>
        <source>{0} because the disk of {1} is full; free some space and try again.</source>
        <translation>{0} porque el disco de {1} está lleno; libera espacio e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>{0} because {1} cannot be written to; choose another folder with the environment variable TALKING_AVATAR_MODELS.</source>
        <translation>{0} porque no se puede escribir en {1}; elige otra carpeta con la variable de entorno TALKING_AVATAR_MODELS.</translation>
    </message>
    <message>
        <source>{0} because of {1}: {2}; look after the disk and try again.</source>
        <translation>{0} por {1}: {2}; revisa el disco e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The model {0} was not downloaded because its licence ({1}) has not been accepted; use: talking-avatar models download {2}.</source>
        <translation>El modelo {0} no se descargó porque no se ha aceptado su licencia ({1}); usa: talking-avatar models download {2}.</translation>
    </message>
    <message>
        <source>The download stopped: {0}: {1}.</source>
        <translation>La descarga se detuvo: {0}: {1}.</translation>
    </message>
    <message>
        <source>The model {0} was not downloaded because HF_HUB_OFFLINE forbids it; unset it, or use: talking-avatar models import.</source>
        <translation>El modelo {0} no se descargó porque HF_HUB_OFFLINE lo prohíbe; quítalo o usa: talking-avatar models import.</translation>
    </message>
    <message>
        <source>The model {0} was not downloaded because the disk of {1} has {2} MB left and {3} MB are needed; free some space and try again.</source>
        <translation>El modelo {0} no se descargó porque al disco de {1} le quedan {2} MB y se necesitan {3} MB; libera espacio e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The model {0} was not downloaded because {1}; {2}.</source>
        <translation>El modelo {0} no se descargó: {1}; {2}.</translation>
    </message>
    <message>
        <source>The mirror {0} in HF_ENDPOINT is no address; give one that begins with https://.</source>
        <translation>El espejo {0} en HF_ENDPOINT no es una dirección; da una que empiece por https://.</translation>
    </message>
    <message>
        <source>The list of models {0} cannot be read because {1}; install Talking Avatar again.</source>
        <translation>La lista de modelos {0} no se puede leer: {1}; instala Talking Avatar de nuevo.</translation>
    </message>
    <message>
        <source>There is no model called {0}; choose one of {1}, or all.</source>
        <translation>No hay ningún modelo llamado {0}; elige uno de {1}, o all.</translation>
    </message>
    <message>
        <source>The model {0} was not opened because it is no PyTorch file, or holds more than numbers, which is not safe to load; use the file that its authors publish.</source>
        <translation>El modelo {0} no se abrió porque no es un archivo de PyTorch o contiene más que números, y cargarlo no es seguro; usa el archivo que publican sus autores.</translation>
    </message>
    <message>
        <source>The model {0} cannot be read because it is damaged ({1}); download it again.</source>
        <translation>El modelo {0} no se puede leer porque está dañado ({1}); descárgalo de nuevo.</translation>
    </message>
    <message>
        <source>The model {0} does not exist; check the name of the file.</source>
        <translation>El modelo {0} no existe; comprueba el nombre del archivo.</translation>
    </message>
    <message>
        <source>The model {0} on this computer cannot be used because it is damaged or of another version; get it again with: talking-avatar models download {1}.</source>
        <translation>El modelo {0} de este ordenador no se puede usar porque está dañado o es de otra versión; consíguelo de nuevo con: talking-avatar models download {1}.</translation>
    </message>
    <message>
        <source>The model {0} is not on this computer; download it with: talking-avatar models download {1}.</source>
        <translation>El modelo {0} no está en este ordenador; descárgalo con: talking-avatar models download {1}.</translation>
    </message>
    <message>
        <source>photo-real engine</source>
        <translation>motor fotorrealista</translation>
    </message>
    <message>
        <source>Weights by Kuaishou (KwaiVGI / KlingTeam), published under the MIT licence.</source>
        <translation>Pesos de Kuaishou (KwaiVGI / KlingTeam), publicados con la licencia MIT.</translation>
    </message>
    <message>
        <source>motion for LivePortrait from the voice</source>
        <translation>movimiento para LivePortrait a partir de la voz</translation>
    </message>
    <message>
        <source>Weights by JD Health, published under the MIT licence; they contain a HuBERT trained along with them.</source>
        <translation>Pesos de JD Health, publicados con la licencia MIT; contienen un HuBERT entrenado con ellos.</translation>
    </message>
    <message>
        <source>audio encoder, to train motion models on</source>
        <translation>codificador de audio sobre el que entrenar modelos de movimiento</translation>
    </message>
    <message>
        <source>Weights by Meta AI (facebook), published under the Apache License 2.0.</source>
        <translation>Pesos de Meta AI (facebook), publicados con la licencia Apache 2.0.</translation>
    </message>
    <message>
        <source>Weights by Tencent Game Mate, published under the MIT licence.</source>
        <translation>Pesos de Tencent Game Mate, publicados con la licencia MIT.</translation>
    </message>
    <message>
        <source>Something went wrong ({0}: {1}); it is noted in {2}.</source>
        <translation>Algo salió mal ({0}: {1}); está anotado en {2}.</translation>
    </message>
    <message>
        <source>Parts of {0} are damaged and were left out.</source>
        <translation>Partes de {0} están dañadas y se omitieron.</translation>
    </message>
    <message>
        <source>Something went wrong ({0}: {1}).</source>
        <translation>Algo salió mal ({0}: {1}).</translation>
    </message>
    <message>
        <source>The list of portraits could not be read because {0}{1}.</source>
        <translation>No se pudo leer la lista de retratos: {0}{1}.</translation>
    </message>
    <message>
        <source>A portrait in the list made no sense and was left out.</source>
        <translation>Un retrato de la lista no tenía sentido y se omitió.</translation>
    </message>
    <message>
        <source>The picture of {0} is gone, so it was left out.</source>
        <translation>La imagen de {0} ya no está, así que se omitió.</translation>
    </message>
    <message>
        <source>Some settings made no sense and are back to normal: {0}.</source>
        <translation>Algunos ajustes no tenían sentido y vuelven a lo normal: {0}.</translation>
    </message>
    <message>
        <source>These settings are from a newer version of the app; a copy is in {0}.</source>
        <translation>Estos ajustes son de una versión más nueva del programa; hay una copia en {0}.</translation>
    </message>
    <message>
        <source>The settings could not be read because {0}, so the app starts afresh; {1}.</source>
        <translation>No se pudieron leer los ajustes: {0}; el programa empieza de cero; {1}.</translation>
    </message>
    <message>
        <source>The graphics card does not encode the recording because {0} refuses ({1}); the processor does it.</source>
        <translation>La tarjeta gráfica no codifica la grabación porque {0} se niega ({1}); lo hace el procesador.</translation>
    </message>
    <message>
        <source>{0} cannot be written because {1} pictures cannot say that they are synthetic; choose a name that ends in {2}.</source>
        <translation>{0} no se puede escribir porque las imágenes {1} no pueden decir que son sintéticas; elige un nombre que acabe en {2}.</translation>
    </message>
    <message>
        <source>What was baked cannot be kept because {0}; make room in your cache folder.</source>
        <translation>Lo horneado no se puede guardar: {0}; haz sitio en tu carpeta de caché.</translation>
    </message>
    <message>
        <source>{0} because {1} ended with {2}.</source>
        <translation>{0} porque {1} terminó con {2}.</translation>
    </message>
    <message>
        <source>The virtual camera cannot be used because pyvirtualcam is not installed; {0}.</source>
        <translation>La cámara virtual no se puede usar porque pyvirtualcam no está instalado; {0}.</translation>
    </message>
    <message>
        <source>v4l2loopback was not loaded</source>
        <translation>v4l2loopback no se cargó</translation>
    </message>
    <message>
        <source>{0} shows no face; choose a video of one person who faces the camera.</source>
        <translation>{0} no muestra ninguna cara; elige un vídeo de una persona que mire a la cámara.</translation>
    </message>
    <message>
        <source>none in the one-folder program; LivePortrait and training need an installation with pip</source>
        <translation>no está en el programa de una carpeta; LivePortrait y el entrenamiento necesitan una instalación con pip</translation>
    </message>
    <message>
        <source>The motion model {0} cannot be used because not all of its weights are numbers: {1}; download or train it again.</source>
        <translation>El modelo de movimiento {0} no se puede usar porque no todos sus pesos son números: {1}; descárgalo o entrénalo de nuevo.</translation>
    </message>
    <message>
        <source>The recording leaves out frames because the disk or the processor does not keep up.</source>
        <translation>La grabación omite imágenes porque el disco o el procesador no dan abasto.</translation>
    </message>
    <message>
        <source>The frames of {0} have more than {1} megapixels; make a smaller copy.</source>
        <translation>Las imágenes de {0} tienen más de {1} megapíxeles; haz una copia más pequeña.</translation>
    </message>
    <message>
        <source>LivePortrait is not compiled here because that only makes it quicker on NVIDIA&apos;s graphics cards; leave --compile out.</source>
        <translation>LivePortrait no se compila aquí porque solo en tarjetas gráficas de NVIDIA va así más rápido; omite --compile.</translation>
    </message>
    <message>
        <source>{0} could not be prepared because {1}; try another picture.</source>
        <translation>No se pudo preparar {0}: {1}; prueba con otra imagen.</translation>
    </message>
    <message>
        <source>{0} cannot be shown because {1}; choose another picture, or another engine.</source>
        <translation>No se puede mostrar {0}: {1}; elige otra imagen u otro motor.</translation>
    </message>
    <message>
        <source>There is no picture to keep because the session is {0}; try again when the face is shown.</source>
        <translation>No hay imagen que guardar porque la sesión está en «{0}»; inténtalo de nuevo cuando se vea la cara.</translation>
    </message>
    <message>
        <source>The motion model cannot be loaded because {0}; choose another motion model.</source>
        <translation>No se puede cargar el modelo de movimiento: {0}; elige otro modelo de movimiento.</translation>
    </message>
    <message>
        <source>The model {0} cannot be used because it holds no network; download it again.</source>
        <translation>No se puede usar el modelo {0} porque no contiene ninguna red; descárgalo de nuevo.</translation>
    </message>
    <message>
        <source>The model {0} cannot be used because it holds no network{1}; use the file that its authors publish.</source>
        <translation>No se puede usar el modelo {0} porque no contiene ninguna red{1}; usa el archivo que publican sus autores.</translation>
    </message>
    <message>
        <source>The model {0} cannot be used because it holds more than a network ({1} is a {2}); use the file that its authors publish.</source>
        <translation>No se puede usar el modelo {0} porque contiene más que una red ({1} es {2}); usa el archivo que publican sus autores.</translation>
    </message>
    <message>
        <source>The model {0} on this computer cannot be read because {1}; look after {2}.</source>
        <translation>No se puede leer el modelo {0} de este equipo: {1}; revisa {2}.</translation>
    </message>
    <message>
        <source>Note: {0} The built-in engine, {1}, draws instead.</source>
        <translation>Nota: {0} En su lugar dibuja {1}, el motor integrado.</translation>
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
    <name>Standby</name>
    <message>
        <source>One moment</source>
        <translation>Un momento</translation>
    </message>
    <message>
        <source>Back in a moment</source>
        <translation>Vuelvo enseguida</translation>
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
    <message>
        <source>What draws the face</source>
        <translation>Qué dibuja la cara</translation>
    </message>
    <message>
        <source>What it takes of this computer&apos;s processor and memory</source>
        <translation>Lo que ocupa del procesador y la memoria de este equipo</translation>
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
        <source>Waking up…</source>
        <translation>Despertando…</translation>
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
    <message>
        <source>For a meeting that shows the picture sooner or later than it plays the voice</source>
        <translation>Para una reunión que muestra la imagen antes o después de reproducir la voz</translation>
    </message>
    <message>
        <source>Voice later</source>
        <translation>Voz más tarde</translation>
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
        <translation>Paso {step} de {count}</translation>
    </message>
</context>
</TS>
