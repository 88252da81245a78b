"""Makes a picture that somebody pasted again: its pixels stay, upright; where, when and with what it was taken goes."""

from __future__ import annotations

import io
import warnings
from contextlib import suppress
from typing import Any, Final

#: More pixels than this are not opened: nobody pastes them, and they would fill the memory.
OPENED: Final = 80_000_000
#: A slide of 13 inches at 200 pixels an inch; more would only make the deck heavy.
LONGEST: Final = 2_600
QUALITY: Final = 90
FORMATS: Final = ("PNG", "JPEG")


def remade(content: bytes) -> tuple[bytes, str] | None:
    """Return a PNG or JPEG anew, at most `LONGEST` pixels a side, as (bytes, mime); None: it cannot be opened.

    Nothing but pixels is carried over: no EXIF with its place and camera, no texts, no thumbnail, no second frame.
    Colours are those of sRGB.
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a damaged EXIF is no news: it goes
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                if opened.width * opened.height > OPENED:
                    return None
                kind = opened.format
                if kind == "JPEG":
                    opened.draft(None, (LONGEST, LONGEST))  # decodes a large one small
                upright = _in_srgb(ImageOps.exif_transpose(opened), opened.info.get("icc_profile"))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged picture raises whatever it stumbles over
        return None
    upright.thumbnail((LONGEST, LONGEST))
    plain = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    out = io.BytesIO()
    if kind == "JPEG":
        plain.save(out, "JPEG", quality=QUALITY, optimize=True)
        return out.getvalue(), "image/jpeg"
    plain.save(out, "PNG", optimize=True)
    return out.getvalue(), "image/png"


def _in_srgb(picture: Any, profile: bytes | None) -> Any:
    """Return a picture as RGB, or RGBA where some of it is clear; colours of another profile in their sRGB."""
    from PIL import ImageCms

    mode = "RGBA" if picture.has_transparency_data else "RGB"
    is_deep = picture.mode.startswith("I")  # 16 bits a pixel
    shown = (picture.point(lambda value: value / 256).convert("L") if is_deep else picture).convert(mode)
    if profile and picture.mode in ("RGB", "RGBA"):
        with suppress(ImageCms.PyCMSError):  # a profile that cannot be read: the colours as they are
            known = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ImageCms.profileToProfile(shown, known, ImageCms.createProfile("sRGB"), inPlace=True)
    return shown
