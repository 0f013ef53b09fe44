"""Marks that tell programs and people that a video or a picture is synthetic."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""IPTC's term for media made by an algorithm (IPTC NewsCodes, Digital Source Type)."""

SENTENCE = (
    "AI-generated: a synthetic talking portrait made by Talking Avatar from a still picture and a voice, "
    "not a recording of what happened."
)

TAGS: Mapping[str, str] = {
    "title": "Synthetic talking portrait",
    "comment": f"{SENTENCE} synthetic=true; digitalSourceType={DIGITAL_SOURCE_TYPE}",
    "description": f"synthetic=true; digitalSourceType={DIGITAL_SOURCE_TYPE}",
    "synthetic": "true",
    "digital_source_type": DIGITAL_SOURCE_TYPE,
}
"""Tags of the file; MP4 keeps the first three, MOV two, Matroska and WebM all."""

_XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
"""The ``uuid`` under which MP4 files carry XMP (ISO 16684-1, annex on file embedding)."""

XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    Iptc4xmpExt:DigitalSourceType="{DIGITAL_SOURCE_TYPE}"
    xmp:CreatorTool="Talking Avatar"/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
"""The mark as an XMP packet (ISO 16684-1), which videos and pictures carry alike."""


def append_xmp_box(path: Path) -> None:
    """Add the mark as XMP to the end of a finished MP4 or MOV file. Raises ``OSError``."""
    payload = _XMP_BOX + XMP.encode()
    with path.open("ab") as file:
        file.write(struct.pack(">I4s", 8 + len(payload), b"uuid") + payload)
