"""From the bytes of a picture to plain pixels: upright, sRGB, on white, not larger than asked."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from threading import Lock

from PIL import Image, ImageCms
from PIL.ExifTags import Base
from PIL.Image import Resampling, Transpose
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from bot.pictures.formats import BadPictureError, Flaw, open_picture, refusing_damage
from bot.pictures.short_jpeg import completed

# Above this, pictures are decoded one after the other: that bounds the memory of all threads.
ALONE_ABOVE_PIXELS = 16_000_000
BAND_PIXELS = 4_000_000

_ALONE = Lock()
_WITHOUT_COLOUR = {"1": "L", "L": "L", "I;16": "L", "I;16L": "L", "I;16B": "L", "I;16N": "L"}
_NUMBERS_NOT_TONES = frozenset({"I", "F"})
_UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


def read_pixels(data: bytes, longest_edge: int) -> Image.Image:
    """An RGB image without any metadata, its longest edge at most `longest_edge` pixels.

    A large picture is first halved or the like while it is decoded, so it may come out up to a
    quarter smaller than asked. BadPictureError if the bytes are no sound picture.
    """
    try:
        return _read(data, longest_edge)
    except BadPictureError as error:
        with refusing_damage():
            whole = completed(data) if error.flaw is Flaw.DAMAGED else None
        if whole is None:
            raise
        return _read(whole, longest_edge)


def _read(data: bytes, longest_edge: int) -> Image.Image:
    picture = open_picture(data)
    with refusing_damage():
        if isinstance(picture, JpegImageFile):
            _decode_smaller(picture, longest_edge)
        with _turn(picture):
            return _plain(picture, longest_edge)


def _decode_smaller(picture: JpegImageFile, longest_edge: int) -> None:
    wanted = _shrinking(picture, longest_edge)
    scale = max(scale for scale in (1, 2, 4, 8) if scale <= wanted)
    picture.draft(None, (max(1, picture.width // scale), max(1, picture.height // scale)))


def _shrinking(picture: Image.Image, longest_edge: int) -> int:
    """The whole number by which to divide both edges and keep three quarters of what is asked."""
    return max(1, max(picture.size) * 4 // (longest_edge * 3))


def _turn(picture: ImageFile) -> AbstractContextManager[object]:
    return _ALONE if picture.width * picture.height > ALONE_ABOVE_PIXELS else nullcontext()


def _plain(picture: ImageFile, longest_edge: int) -> Image.Image:
    picture.load()
    if picture.mode in _NUMBERS_NOT_TONES:
        raise BadPictureError(Flaw.NOT_A_PICTURE)
    orientation = _orientation(picture)
    profile = picture.info.get("icc_profile")
    image = _in_srgb(_fitted(_opaque(picture, longest_edge), longest_edge), profile)
    if orientation in _UPRIGHT:
        image = image.transpose(_UPRIGHT[orientation])
    # What is left here would be written into the result: a comment, for one.
    image.info = {}
    return image


def _orientation(picture: ImageFile) -> int:
    """What the phone wrote; a turn that only XMP speaks of is shown by no phone and no browser."""
    for name in ("xmp", "XML:com.adobe.xmp"):
        picture.info.pop(name, None)
    try:
        return int(picture.getexif().get(Base.Orientation, 1))
    except Exception:  # Exif is often broken; that is no reason to refuse the picture
        return 1


def _opaque(picture: ImageFile, longest_edge: int) -> Image.Image:
    """The picture on white, band by band, for a second copy of a large one would be too much."""
    shrinking = _shrinking(picture, longest_edge)
    mode = _mode_without_alpha(picture)
    if shrinking == 1 and mode == picture.mode:
        return picture
    width, height = picture.size
    whole = Image.new(mode, (-(-width // shrinking), -(-height // shrinking)))
    rows = max(1, BAND_PIXELS // width // shrinking) * shrinking
    for top in range(0, height, rows):
        band = picture.crop((0, top, width, min(top + rows, height)))
        whole.paste(_on_white(band, mode).reduce(shrinking), (0, top // shrinking))
    return whole


def _mode_without_alpha(picture: Image.Image) -> str:
    if picture.has_transparency_data:
        return "RGB"
    return "CMYK" if picture.mode == "CMYK" else _WITHOUT_COLOUR.get(picture.mode, "RGB")


def _on_white(band: Image.Image, mode: str) -> Image.Image:
    if band.has_transparency_data:
        white = Image.new("RGBA", band.size, "white")
        band = Image.alpha_composite(white, band.convert("RGBA"))
    elif band.mode.startswith("I;16"):
        band = band.convert("I").point(lambda level: level / 256)
    return band.convert(mode)


def _fitted(image: Image.Image, longest_edge: int) -> Image.Image:
    longest = max(image.size)
    if longest <= longest_edge:
        return image
    width, height = (max(1, round(edge * longest_edge / longest)) for edge in image.size)
    return image.resize((width, height), Resampling.LANCZOS)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
            converted = None  # a broken or foreign profile: then the colours are taken as they are
        if converted is not None:
            return converted
    return image.convert("RGB")
