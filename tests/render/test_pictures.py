"""A pasted picture is its pixels, upright, and nothing that its camera or its program wrote into it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from cs_workbench.render.pictures import LONGEST, remade

GPS, MAKER, TURNED = 0x8825, 0x010F, 0x0112
#: Where each corner of a picture of four colours lies after its camera's orientation was undone.
CORNERS = {1: "rgby", 2: "gryb", 3: "ybgr", 4: "byrg", 5: "rbgy", 6: "bryg", 7: "ygbr", 8: "gyrb"}
COLOURS = {"r": (255, 0, 0), "g": (0, 255, 0), "b": (0, 0, 255), "y": (255, 255, 0)}


def photo(orientation: int = 1) -> bytes:
    """Return a JPEG of four corners, taken somewhere by somebody."""
    picture = Image.new("RGB", (160, 80))
    for n, colour in enumerate(COLOURS.values()):
        picture.paste(colour, (n % 2 * 80, n // 2 * 40, n % 2 * 80 + 80, n // 2 * 40 + 40))
    exif = Image.Exif()
    exif[TURNED], exif[MAKER] = orientation, "SECRETCAM"
    exif.get_ifd(GPS).update({1: "N", 2: (35.0, 41.0, 22.0), 3: "E", 4: (139.0, 41.0, 30.0)})
    out = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture.save(out, "JPEG", quality=95, exif=exif, icc_profile=profile, comment=b"SECRETCAM")
    return out.getvalue()


@pytest.mark.parametrize("orientation", CORNERS)
def test_a_photo_stands_upright_without_place_and_camera(orientation: int) -> None:
    content = photo(orientation)
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(GPS), "the rig writes a place"
    made = remade(content)
    assert made is not None
    kept, mime = made
    shown = Image.open(io.BytesIO(kept))
    assert mime == "image/jpeg"
    assert not shown.getexif()
    assert not {"exif", "icc_profile", "comment", "xmp"} & shown.info.keys()
    assert b"SECRETCAM" not in kept
    assert b"Exif" not in kept
    wide, high = shown.size
    assert (wide > high) == (orientation < 5)
    for place, name in zip(
        ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)), CORNERS[orientation], strict=True
    ):
        seen = shown.convert("RGB").getpixel((int(wide * place[0]), int(high * place[1])))
        assert isinstance(seen, tuple)
        assert all(abs(a - b) < 40 for a, b in zip(seen, COLOURS[name], strict=True)), (
            orientation,
            name,
            seen,
        )


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "1", "I;16"])
def test_a_screenshot_of_any_kind_loses_its_texts_and_what_no_slide_can_show(mode: str) -> None:
    about, out = PngInfo(), io.BytesIO()
    about.add_text("Author", "SECRET")
    about.add_itxt("XML:com.adobe.xmp", "SECRET")
    Image.new(mode, (LONGEST * 2, 20)).save(out, "PNG", pnginfo=about)
    made = remade(out.getvalue())
    assert made is not None
    kept, mime = made
    shown = Image.open(io.BytesIO(kept))
    assert (mime, shown.size) == ("image/png", (LONGEST, 10))
    assert shown.mode == ("RGBA" if mode in ("RGBA", "LA") else "RGB")
    assert b"SECRET" not in kept


def test_clear_parts_stay_clear_and_the_same_picture_is_the_same_bytes() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (4, 4), (10, 20, 30, 0)).save(out, "PNG")
    made = remade(out.getvalue())
    assert made is not None
    assert Image.open(io.BytesIO(made[0])).getpixel((1, 1)) == (10, 20, 30, 0)
    assert remade(out.getvalue()) == made
    assert remade(made[0]) == made


def test_a_picture_that_would_fill_the_memory_is_not_opened() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert remade(out.getvalue()) is None


@given(st.sampled_from(["png", "jpeg"]), st.integers(0, 900), st.binary(max_size=40))
def test_damaged_pictures_are_opened_or_refused(kind: str, at: int, junk: bytes) -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind.upper())
    content = out.getvalue() if kind == "png" else photo()
    made = remade(content[:at] + junk + content[at + len(junk) :])
    assert made is None or made[1].startswith("image/")
