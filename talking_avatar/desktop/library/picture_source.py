"""Pictures as they come in: dropped, pasted, chosen, taken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter

from talking_avatar.desktop.library.picture_files import cropped_png, write_bytes
from talking_avatar.desktop.library.portraits import Crop
from talking_avatar.errors import UserError

if TYPE_CHECKING:  # slow to import
    from talking_avatar.media.images import Picture

translate = QCoreApplication.translate

PICTURE_PATTERNS = "*.jpg *.jpeg *.png *.webp *.avif *.heic *.heif *.tif *.tiff *.bmp *.gif"
_SHOWN_PX = 1200


@dataclass(frozen=True)
class PictureSource:
    """A file, or a picture that is in none yet; ``name`` is what to call the portrait at first."""

    content: Path | QImage
    name: str


@dataclass(frozen=True, eq=False)
class OpenPicture:
    """A picture that was read; ``shown`` is a copy to look at, of moderate size."""

    path: Path
    picture: Picture
    shown: QImage

    def candidate(self, crop: Crop, folder: Path) -> Path:
        """A file that shows ``crop`` of it; in ``folder`` unless it is the file itself. Takes its time.
        Raises :class:`UserError`."""
        if crop.whole:
            return self.path
        path = folder / f"crop-{abs(hash(crop)):x}.png"
        write_bytes(path, cropped_png(self.picture, crop))
        return path


def open_picture(source: PictureSource, folder: Path) -> OpenPicture:
    """Read it, from a file in ``folder`` if it is in none yet. Takes its time. Raises :class:`UserError`."""
    from talking_avatar.media.images import read_picture

    if isinstance(source.content, QImage):
        path = folder / "picture.png"
        writer = QImageWriter(str(path), b"png")
        writer.setCompression(10)  # of 100: quick
        if not writer.write(source.content):
            raise UserError("The picture cannot be kept", writer.errorString(), "make room on the disk")
    else:
        path = source.content
    picture = read_picture(path)
    height, width = picture.rgb.shape[:2]
    whole = QImage(picture.rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    size = QSize(width, height).scaled(_SHOWN_PX, _SHOWN_PX, Qt.AspectRatioMode.KeepAspectRatio)
    if size.width() >= width:
        return OpenPicture(path, picture, whole.convertToFormat(QImage.Format.Format_RGB32))
    smooth = Qt.TransformationMode.SmoothTransformation
    shown = whole.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return OpenPicture(path, picture, shown.convertToFormat(QImage.Format.Format_RGB32))


def offered_pictures(data: QMimeData) -> list[PictureSource]:
    """What a drop or the clipboard offers: files first, else the picture itself; empty when neither."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return [from_file(path) for path in files]
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return [PictureSource(image, translate("Library", "Pasted picture"))]
    return []


def from_file(path: Path) -> PictureSource:
    """Named after the file, without its suffix."""
    return PictureSource(path, " ".join(path.stem.replace("_", " ").replace("-", " ").split()) or path.name)
